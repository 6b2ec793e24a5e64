import type { CompiledEffect, NamedExpression, Route, Way } from './compiled.js';
import { resultOf, type Reading, type Variables } from './flow-expression.js';
import type { FiredEffect, FlowValue, FlowValues } from './snapshot.js';

/** Shared, so that nothing to do costs nothing. */
export const NO_EFFECTS: readonly FiredEffect[] = [];

/**
 * Effects that need nothing worked out, by their types alone.
 *
 * @example
 * plainEffects(['notify-owner'], event.at); // [{ type: 'notify-owner', at: 1790000000000 }]
 */
export function plainEffects(types: readonly string[], at: number): readonly FiredEffect[] {
  const first = types[0];
  if (first === undefined) return NO_EFFECTS;
  return types.length === 1 ? [{ type: first, at }] : types.map((type) => ({ type, at }));
}

/**
 * All effects of a way: of leaving by the variables as they were before it, of itself and of entering by those after it.
 *
 * @example
 * effectsOf(way, way.route, before.variables, { variables, event, context });
 */
export function effectsOf(
  way: Way,
  route: Route | undefined,
  before: Variables,
  after: Reading,
): readonly FiredEffect[] {
  const own = worked(way.effects, after);
  if (route === undefined) return own;
  return [...worked(route.leave, { ...after, variables: before }), ...own, ...worked(route.enter, after)];
}

/**
 * Effects with their parameters worked out.
 *
 * @example
 * worked(flow.root.enter, { variables, event, context });
 */
export function worked(effects: readonly CompiledEffect[], reading: Reading): readonly FiredEffect[] {
  const { at } = reading.event;
  return effects.map(({ type, params, blank }) =>
    params === undefined ? { type, at } : { type, at, params: valuesOf(params, blank, reading) },
  );
}

function valuesOf(
  params: readonly NamedExpression[],
  blank: FlowValues,
  { variables, event, context }: Reading,
): FlowValues {
  const values: Record<string, FlowValue> = { ...blank };
  for (const { name, expression } of params) {
    const value = resultOf(expression, variables, event, context);
    if (value !== null) values[name] = value;
  }
  return values;
}

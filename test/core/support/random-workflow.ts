import type {
  Expression,
  FlowValues,
  WorkflowDeadline,
  WorkflowDefinition,
  WorkflowState,
  WorkflowTransition,
} from '@callside/core';
import fc from 'fast-check';
import type { Happening } from './xstate.js';

const EVENTS = ['a', 'b', 'c', 'd'];
const ROLES = ['clerk', 'lead'];

/** The states of a workflow by their names, before anything leads from one to the other. */
interface Skeleton {
  readonly name: string;
  readonly history: boolean;
  readonly final: boolean;
  readonly inside: readonly Skeleton[];
}

const condition: fc.Arbitrary<Expression> = fc.oneof(
  fc.nat(3).map((n): Expression => ({ '<=': [{ var: 'flow.n' }, n] })),
  fc.nat(3).map((n): Expression => ({ '>': [{ var: 'event.x' }, n] })),
  fc.nat(3).map((n): Expression => ({ '==': [{ '%': [{ var: 'flow.n' }, 4] }, n] })),
);

const assignment: fc.Arbitrary<Record<string, Expression>> = fc.constantFrom<Record<string, Expression>>(
  { n: { '+': [{ var: 'flow.n' }, 1] } },
  { n: { var: 'event.x' } },
  { m: { var: 'flow.n' }, n: 0 },
  { t: { '+': [{ var: 'now' }, 2000] } },
);

const effects = fc.array(
  fc.constantFrom('tell', 'ask', { type: 'count', params: { n: { var: 'flow.n' }, now: { var: 'now' } } }),
  { minLength: 1, maxLength: 2 },
);

/** All properties but those left out by chance. */
function some<T extends object>(parts: { [K in keyof T]: fc.Arbitrary<T[K]> }): fc.Arbitrary<Partial<T>> {
  return fc.record(parts, { requiredKeys: [] }) as unknown as fc.Arbitrary<Partial<T>>;
}

/** Where a state's name stands for it from everywhere: the way down from the top. */
function pathsOf(states: readonly Skeleton[], around = ''): string[] {
  return states.flatMap(({ name, inside }) => [`${around}${name}`, ...pathsOf(inside, `${around}${name}.`)]);
}

function skeletons(depth: number): fc.Arbitrary<readonly Skeleton[]> {
  const inside = depth === 0 ? fc.constant([]) : fc.oneof(fc.constant([]), skeletons(depth - 1));
  const one = fc.record({ name: fc.constant(''), history: fc.boolean(), final: fc.nat(5).map((n) => n === 0), inside });
  return fc.array(one, { minLength: 1, maxLength: 3 });
}

/** No two states have one name, so that a path means the same from everywhere. */
function named(states: readonly Skeleton[], depth = 0, next = { id: 0 }): Skeleton[] {
  return states.map((state, index) => ({
    ...state,
    name: `s${String(next.id++)}`,
    final: state.final && depth === 0 && index > 0 && state.inside.length === 0,
    inside: named(state.inside, depth + 1, next),
  }));
}

function bodyOf(paths: readonly string[]): fc.Arbitrary<Pick<WorkflowState, 'on' | 'after'>> {
  const target = fc.constantFrom(...paths);
  const common = { when: condition, assign: assignment, effects };
  const leads = fc.oneof(
    { weight: 5, arbitrary: target.map((to) => ({ to })) },
    { weight: 2, arbitrary: fc.constant({}) },
    { weight: 2, arbitrary: target.map((call) => ({ call })) },
    { weight: 2, arbitrary: fc.constant({ to: 'return' }) },
  );
  const transition = fc
    .tuple(leads, some<WorkflowTransition>({ ...common, roles: fc.subarray(ROLES) }))
    .map(([way, rest]): WorkflowTransition => ({ ...rest, ...way }));
  const on = fc.dictionary(fc.constantFrom(...EVENTS), fc.array(transition, { minLength: 1, maxLength: 3 }), {
    maxKeys: 4,
  });
  const quiet = {
    when: fc.nat(3).map((n): Expression => ({ '<=': [{ var: 'flow.n' }, n] })),
    assign: assignment,
    effects,
  };
  const onward = fc.oneof(
    target.map((to) => ({ to })),
    fc.constant({ to: 'return' }),
    fc.constant({}),
  );
  const deadline = fc.oneof(
    fc
      .tuple(fc.integer({ min: 1, max: 5 }), onward, some<WorkflowDeadline>(quiet))
      .map(([s, way, rest]): WorkflowDeadline => ({ ...rest, ...way, delay: `PT${String(s)}S` })),
    fc
      .tuple(
        fc.constantFrom<Expression>({ var: 'flow.t' }, { '+': [{ var: 'now' }, 3000] }),
        some<WorkflowDeadline>(quiet),
      )
      .map(([at, rest]): WorkflowDeadline => ({ ...rest, at })),
  );
  return fc.record({ on, after: fc.array(deadline, { maxLength: 2 }) });
}

function statesOf(states: readonly Skeleton[], paths: readonly string[]): fc.Arbitrary<Record<string, WorkflowState>> {
  const entries = states.map(({ name, history, final, inside }) =>
    fc
      .record({
        body: bodyOf(paths),
        inner: inside.length === 0 ? fc.constant({}) : statesOf(inside, paths),
        enter: fc.option(effects, { nil: [] }),
        leave: fc.option(effects, { nil: [] }),
      })
      .map(({ body, inner, enter, leave }): [string, WorkflowState] => {
        const around = inside.length === 0 ? {} : { history, initial: inside.at(-1)?.name ?? '', states: inner };
        return [name, final ? { title: name, enter, final } : { title: name, enter, leave, ...body, ...around }];
      }),
  );
  return fc.tuple(...entries).map((all) => Object.fromEntries(all));
}

/** Any workflow: nested, with deadlines, side-trips, histories, roles and conditions. */
export const randomWorkflow: fc.Arbitrary<WorkflowDefinition> = skeletons(2)
  .map((states) => named(states))
  .chain((states) => {
    const paths = pathsOf(states);
    return fc.tuple(statesOf(states, paths), bodyOf(paths)).map(([inner, body]): WorkflowDefinition => ({
      kind: 'workflow',
      id: 'random',
      version: 1,
      status: 'published',
      title: 'Random',
      variables: { n: 0, m: 0, t: null },
      events: Object.fromEntries(EVENTS.map((name) => [name, { title: name }])),
      initial: states[0]?.name ?? '',
      states: inner,
      ...body,
    }));
  });

/** Anything that can happen to a workflow with these events, roles and data. */
export function happenings({
  events,
  roles,
  data,
}: {
  events: readonly string[];
  roles: readonly string[];
  data: fc.Arbitrary<FlowValues>;
}): fc.Arbitrary<Happening[]> {
  const event = fc.record({
    type: fc.constantFrom(...events),
    data,
    roles: fc.oneof(fc.subarray([...roles]), fc.constant(roles)),
    by: fc.constantFrom('1001', '1002'),
  });
  const time = fc.record({ seconds: fc.integer({ min: 1, max: 7 }) });
  return fc.array(fc.oneof({ weight: 3, arbitrary: event }, { weight: 1, arbitrary: time }), {
    minLength: 1,
    maxLength: 25,
  });
}

/** Anything that can happen to a {@link randomWorkflow}. */
export const randomHappenings = happenings({ events: EVENTS, roles: ROLES, data: fc.record({ x: fc.nat(4) }) });

import {
  callRoles,
  isMaskedValue,
  privateFieldOf,
  readVariable,
  rolePolicyAmong,
  valueInSight,
  type CallScriptDefinition,
  type Catalog,
  type SharedCall,
  type TemplatePart,
  type VariableSight,
} from '@callside/core';

/** What is shown of a value that somebody may not see at all. */
const NOTHING = '••••';

/** Where the words to say are spoken. */
export interface WordsAround {
  /** The script; cards beside it have none. */
  readonly definition?: CallScriptDefinition | undefined;
  readonly call: SharedCall;
  readonly catalog: Catalog | undefined;
}

/**
 * Masks personal data in the words to say, as the fields are masked that it comes from: what a role may not see, it does not read
 * out either. What the server has masked is shown by its hint.
 *
 * @example
 * maskWords(fillTemplate('I call {{customer.phone}}.', call.scope()), around); // [{ text: 'I call ' }, { value: '138••••5678', … }, …]
 */
export function maskWords(
  parts: readonly TemplatePart[],
  { definition, call, catalog }: WordsAround,
): readonly TemplatePart[] {
  const scope = call.scope();
  const roles = callRoles(call);
  const sight: VariableSight = {
    policy: rolePolicyAmong(catalog?.definitions ?? []),
    viewer: roles && { roles, owns: true },
    fieldOf: privateFieldOf([...(definition === undefined ? [] : [definition]), ...(catalog?.definitions ?? [])]),
  };
  return parts.map((part) => {
    if ('text' in part) return part;
    const { variable, value } = part;
    const known: unknown = readVariable(scope, variable);
    const shown = valueInSight(variable, isMaskedValue(known) ? known : value, sight);
    return { variable, value: shown === undefined && value !== undefined ? NOTHING : (shown as string | undefined) };
  });
}

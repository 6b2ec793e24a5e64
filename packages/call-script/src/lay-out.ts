import {
  expandScript,
  type CallScriptDefinition,
  type Catalog,
  type ExpandedScript,
  type ScriptRun,
} from '@callside/core';

/**
 * A script with the scripts within it, in the versions that a run was begun with where there is one.
 *
 * @example
 * layOut(refundScript, { catalog, run: call.run }).script;
 */
export function layOut(
  script: CallScriptDefinition,
  { catalog, run }: { readonly catalog: Catalog | undefined; readonly run: ScriptRun | undefined },
): ExpandedScript {
  return expandScript(script, (link) => {
    const pinned = run?.parts?.find(({ id }) => id === link.id);
    return catalog?.resolve('call-script', link.version === undefined ? (pinned ?? link) : link);
  });
}

import { warning, type Issue } from '../../issue.js';
import { SCOPE_NAMES } from '../../logic/expression.js';
import type { CallScriptDefinition } from '../call-script.js';
import type { DefinitionHead } from '../definition.js';
import { nearest } from '../shape.js';
import { fillTemplate } from '../template.js';
import { fieldGroupsOf } from './field-groups.js';
import { textsIn } from './parts.js';

/** The kinds whose texts are spoken on a call, with the call's values filled in, and the one that repeats its own answers. */
const FILLED: readonly string[] = ['call-script', 'phrasebook', 'quick-guide', 'survey'];

/** Finds `{{variables}}` that will always be a gap, and braces that are no variable. */
export function reviewTemplates(definition: DefinitionHead, found: Issue[]): void {
  if (!FILLED.includes(definition.kind)) return;
  const known = knownParts(definition);
  for (const { entry, path } of textsIn(definition)) {
    const written = typeof entry === 'string' ? [{ words: entry, at: path }] : [];
    const translated = typeof entry === 'string' ? [] : Object.entries(entry);
    for (const { words, at } of [...written, ...translated.map(([tag, words]) => ({ words, at: [...path, tag] }))]) {
      for (const part of fillTemplate(words, {})) {
        if ('text' in part) {
          const [braces] = /\{\{[^{}]*\}?\}?|\}\}/.exec(part.text) ?? [];
          if (braces !== undefined) found.push(warning('template-malformed', at, { written: braces }));
        } else {
          const unknown = unknownPart(part.variable, known);
          if (unknown !== undefined)
            found.push(warning('unknown-template-variable', at, { variable: part.variable }, unknown.suggestion));
        }
      }
    }
  }
}

/** What can be filled in: everything below these roots, but below one of them these ids only. */
interface KnownParts {
  readonly roots: readonly string[];
  readonly own?: { readonly root: string; readonly ids: readonly string[] };
}

/** A script fills in its own fields and variables, and the fields of the ticket form that it fills; a survey its answers. */
function knownParts(definition: DefinitionHead): KnownParts {
  const fields = fieldGroupsOf(definition).flatMap((group) => group.fields.map(({ entry }) => entry));
  if (definition.kind === 'survey')
    return { roots: ['answers'], own: { root: 'answers', ids: fields.map(({ id }) => id) } };
  if (definition.kind !== 'call-script') return { roots: SCOPE_NAMES };
  const { variables = [] } = definition as CallScriptDefinition;
  const ids = fields.flatMap(({ id, copyTo }) => [id, copyTo?.replace(/^ticket\./, '') ?? id]);
  const own = { root: 'fields', ids: [...new Set([...ids, ...variables.map(({ id }) => id)])] };
  return { roots: SCOPE_NAMES, own };
}

function unknownPart(variable: string, { roots, own }: KnownParts): { suggestion?: string } | undefined {
  const [root = '', id] = variable.split('.');
  if (!roots.includes(root)) {
    const near = nearest(root, roots);
    return near === undefined ? {} : { suggestion: variable.replace(root, near) };
  }
  if (root !== own?.root || (id !== undefined && own.ids.includes(id))) return undefined;
  const near = nearest(id ?? '', own.ids);
  return near === undefined ? {} : { suggestion: `${root}.${near}` };
}

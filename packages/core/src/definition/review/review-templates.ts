import { warning, type Issue } from '../../issue.js';
import { SCOPE_NAMES } from '../../logic/expression.js';
import type { CallScriptDefinition } from '../call-script.js';
import type { DefinitionHead } from '../definition.js';
import { nearest } from '../shape.js';
import { fillTemplate } from '../template.js';
import { fieldGroupsOf } from './field-groups.js';
import { textsIn } from './parts.js';

/** The kinds whose texts are spoken on a call, with the call's values filled in. */
const SPOKEN: readonly string[] = ['call-script', 'phrasebook', 'quick-guide'];

/** Finds `{{variables}}` that will always be a gap, and braces that are no variable. */
export function reviewTemplates(definition: DefinitionHead, found: Issue[]): void {
  if (!SPOKEN.includes(definition.kind)) return;
  const fields = definition.kind === 'call-script' ? knownFields(definition) : undefined;
  for (const { entry, path } of textsIn(definition)) {
    const written = typeof entry === 'string' ? [{ words: entry, at: path }] : [];
    const translated = typeof entry === 'string' ? [] : Object.entries(entry);
    for (const { words, at } of [...written, ...translated.map(([tag, words]) => ({ words, at: [...path, tag] }))]) {
      for (const part of fillTemplate(words, {})) {
        if ('text' in part) {
          const [braces] = /\{\{[^{}]*\}?\}?|\}\}/.exec(part.text) ?? [];
          if (braces !== undefined) found.push(warning('template-malformed', at, { written: braces }));
        } else {
          const unknown = unknownPart(part.variable, fields);
          if (unknown !== undefined)
            found.push(warning('unknown-template-variable', at, { variable: part.variable }, unknown.suggestion));
        }
      }
    }
  }
}

/** A script's own fields and variables, and the fields of the ticket form that it fills. */
function knownFields(definition: DefinitionHead): string[] {
  const fields = fieldGroupsOf(definition).flatMap((group) => group.fields.map(({ entry }) => entry));
  const { variables = [] } = definition as CallScriptDefinition;
  const ids = fields.flatMap(({ id, copyTo }) => [id, copyTo?.replace(/^ticket\./, '') ?? id]);
  return [...new Set([...ids, ...variables.map(({ id }) => id)])];
}

function unknownPart(variable: string, fields: readonly string[] | undefined): { suggestion?: string } | undefined {
  const [root = '', id] = variable.split('.');
  if (!(SCOPE_NAMES as readonly string[]).includes(root)) {
    const near = nearest(root, SCOPE_NAMES);
    return near === undefined ? {} : { suggestion: variable.replace(root, near) };
  }
  if (root !== 'fields' || fields === undefined || (id !== undefined && fields.includes(id))) return undefined;
  const near = nearest(id ?? '', fields);
  return near === undefined ? {} : { suggestion: `fields.${near}` };
}

import { issue, type Issue } from '../../issue.js';
import { DISPOSITION_FLAGS, type DispositionSetDefinition } from '../disposition-set.js';
import { boolean, listOf, name, objectOf, oneOf, string, text, type Shape } from '../shape.js';
import { field, head } from './field-shapes.js';
import { checkFields, checkIds, idsOf, placed } from './lint-fields.js';
import { lintByRules } from './lint-head.js';

const seconds: Shape = (value, path, found) => {
  if (typeof value !== 'number' || !Number.isFinite(value) || value < 0) found.push(issue('seconds-malformed', path));
};

const shape = objectOf({
  ...head,
  dispositions: listOf(
    objectOf({
      id: name,
      label: text,
      'key?': string,
      'flags?': listOf(oneOf(DISPOSITION_FLAGS)),
      'fields?': listOf(field),
      'minTalkSeconds?': seconds,
      'maxTalkSeconds?': seconds,
      'notes?': oneOf(['required', 'optional']),
      'active?': boolean,
    }),
    1,
  ),
});

/**
 * Lists what is wrong with a disposition set.
 *
 * @example
 * lintDispositionSet(outboundDispositions); // []
 */
export function lintDispositionSet(value: unknown): Issue[] {
  return lintByRules<DispositionSetDefinition>(value, {
    kind: 'disposition-set',
    shape,
    references({ dispositions }, found) {
      checkIds(placed(dispositions, ['dispositions']), found);
      checkKeys(dispositions, found);
      dispositions.forEach(({ fields = [], minTalkSeconds = 0, maxTalkSeconds = Infinity }, index) => {
        const path = ['dispositions', index];
        const places = placed(fields, [...path, 'fields']);
        checkFields(places, { ids: idsOf(places), root: 'fields' }, found);
        if (minTalkSeconds > maxTalkSeconds) {
          const params = { min: minTalkSeconds, max: maxTalkSeconds };
          found.push(issue('talk-range-empty', [...path, 'maxTalkSeconds'], params));
        }
      });
    },
  });
}

function checkKeys(dispositions: DispositionSetDefinition['dispositions'], found: Issue[]): void {
  const seen = new Set<string>();
  dispositions.forEach(({ key }, index) => {
    if (key === undefined) return;
    if (seen.has(key)) found.push(issue('duplicate-key', ['dispositions', index, 'key'], { key }));
    seen.add(key);
  });
}

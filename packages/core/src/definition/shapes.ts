import { DEFINITION_KINDS, type DefinitionKind } from './definition.js';
import { FIELD_TYPES } from './field.js';
import { anything, boolean, listOf, name, number, objectOf, oneOf, string, text, type Shape } from './shape.js';

const head: Readonly<Record<string, Shape>> = {
  kind: oneOf(DEFINITION_KINDS, 'unknown-kind'),
  id: name,
  version: number,
  status: oneOf(['draft', 'published', 'retired']),
  title: text,
};

const option = objectOf({ value: string, label: text, 'active?': boolean, 'when?': anything });

const fieldProperties: Readonly<Record<string, Shape>> = {
  id: name,
  type: oneOf(FIELD_TYPES, 'unknown-field-type'),
  label: text,
  'help?': text,
  'placeholder?': text,
  'required?': anything,
  'requiredFor?': listOf(string),
  'visible?': anything,
  'readOnly?': anything,
  'default?': anything,
  'compute?': anything,
  'pattern?': string,
  'min?': anything,
  'max?': anything,
  'options?': listOf(option),
  'ends?': listOf(text, 2),
  'scale?': oneOf(['numbers', 'stars', 'faces']),
  'pii?': oneOf(['name', 'phone', 'email', 'identity', 'card', 'address', 'text']),
  'copyTo?': string,
  'width?': oneOf(['half', 'full']),
};

const field = objectOf(fieldProperties);

const branches = listOf(objectOf({ 'when?': anything, step: string }), 1);

/** One step id, or branches. */
const scriptNext: Shape = (value, path, found) => {
  (typeof value === 'string' ? string : branches)(value, path, found);
};

const scriptAnswer = objectOf({ id: name, label: text, 'key?': string, 'next?': scriptNext, 'sets?': name });

const scriptStep = objectOf({
  id: name,
  stage: string,
  'title?': text,
  'say?': text,
  'never?': text,
  'fields?': listOf(field),
  'answers?': listOf(scriptAnswer),
  'next?': scriptNext,
  'requires?': name,
  'sets?': name,
  'end?': boolean,
});

const scoreOption = objectOf({ id: name, text, score: number, 'fail?': oneOf(['section', 'form']) });

const scoreQuestion = objectOf({
  id: name,
  text,
  'help?': text,
  weight: number,
  options: listOf(scoreOption, 1),
  'notApplicable?': boolean,
  'errorClass?': oneOf(['customer', 'business', 'compliance']),
});

/** The shape of each kind of definition; what goes across its parts is checked in `lint.ts`. */
export const SHAPES: Readonly<Record<DefinitionKind, Shape>> = {
  'ticket-form': objectOf({
    ...head,
    sections: listOf(objectOf({ id: name, title: text, fields: listOf(field, 1) }), 1),
    'numbering?': string,
    'timeZone?': string,
  }),
  'call-script': objectOf({
    ...head,
    start: string,
    stages: listOf(objectOf({ id: name, title: text, 'targetSeconds?': number }), 1),
    steps: listOf(scriptStep, 1),
    'sidetrips?': listOf(objectOf({ id: name, 'key?': string, title: text, start: string })),
    'wrapUpSeconds?': number,
  }),
  scorecard: objectOf({
    ...head,
    items: listOf(objectOf({ id: name, title: text, weight: number, items: listOf(scoreQuestion, 1) }), 1),
    'bands?': listOf(objectOf({ id: name, title: text, from: number })),
  }),
  survey: objectOf({
    ...head,
    blocks: listOf(
      objectOf({ ...fieldProperties, 'metric?': objectOf({ kind: oneOf(['csat', 'nps', 'ces']), variant: string }) }),
      1,
    ),
    endings: listOf(objectOf({ id: name, 'when?': anything, text }), 1),
    'intro?': text,
  }),
  phrasebook: objectOf({
    ...head,
    phrases: listOf(
      objectOf({
        id: name,
        shortcut: string,
        group: oneOf(['greeting', 'soothing', 'asking', 'promising', 'closing']),
        text,
      }),
      1,
    ),
  }),
};

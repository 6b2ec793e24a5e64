import {
  warning,
  type Expression,
  type Issue,
  type Path,
  type SurveyBlock,
  type SurveyBlockType,
  type Text,
} from '@callside/core';
import { wordsOfImport } from './import.strings.js';
import { surveyJsCondition, type Lookup } from './surveyjs-condition.js';
import { CARRIED_FROM_SURVEYJS, isPart, listIn, partOf, plain, wordsIn, type Part } from './surveyjs-form.js';
import { pointsOf, scaleOf, truthValues, type SurveyJsNames } from './surveyjs-names.js';
import { eachLanguage, textFromSurveyJs } from './surveyjs-text.js';

/** What every question of one survey is carried with. */
export interface Carrying {
  readonly names: SurveyJsNames;
  readonly language: string | undefined;
  readonly left: Issue[];
}

type Place = keyof typeof CARRIED_FROM_SURVEYJS;
type Options = NonNullable<SurveyBlock['options']>;

const CHOICE_TYPES: Readonly<Record<string, SurveyBlockType>> = {
  radiogroup: 'choice',
  dropdown: 'select',
  checkbox: 'multi-select',
  tagbox: 'multi-select',
  ranking: 'ranking',
};

const INPUT_TYPES: Readonly<Record<string, SurveyBlockType>> = {
  text: 'text',
  number: 'number',
  range: 'number',
  date: 'date',
  'datetime-local': 'date-time',
  time: 'time',
  tel: 'phone',
  email: 'email',
  url: 'url',
};

const SCALES: Readonly<Record<string, 'stars' | 'faces'>> = { stars: 'stars', smileys: 'faces' };

/** Lists what stands in a part and is not read. */
export function listOthers(part: Part, places: readonly Place[], path: Path, { left }: Carrying): void {
  const read = places.flatMap((place): readonly string[] => CARRIED_FROM_SURVEYJS[place]);
  for (const property of Object.keys(part))
    if (!read.includes(property)) left.push(warning('not-in-a-survey', [...path, property], { property }));
}

/** A condition as JsonLogic; one that cannot be said so is listed and does not hold anything back. */
export function conditionAt(
  text: unknown,
  path: Path,
  { names, left }: Carrying,
  lookup: Lookup = names.lookup,
): Expression | undefined {
  const words = wordsIn(text);
  if (words === undefined) return undefined;
  const condition = surveyJsCondition(words, lookup);
  if (condition === undefined) left.push(warning('condition-left', path, { condition: words }));
  return condition;
}

/** A text, in which names in braces stand for answers. */
export function wordsAt(value: unknown, { names, language }: Carrying): Text | undefined {
  const text = textFromSurveyJs(value, language);
  return text === undefined ? undefined : eachLanguage(text, (words) => piped(words, names));
}

function piped(words: string, names: SurveyJsNames): string {
  return words.replace(/\{([^{}]+)\}/g, (whole, name: string) => {
    const known = names.lookup(name.trim());
    return known === undefined || 'item' in known ? whole : `{{answers.${known.id}}}`;
  });
}

/**
 * A question of SurveyJS as a block, without page and jumps; undefined where it has no place, which is listed then.
 *
 * @example
 * blockFromSurveyJs({ type: 'comment', name: 'why' }, ['pages', 0, 'elements', 0], carrying); // { id: 'why', type: 'long-text', … }
 */
export function blockFromSurveyJs(question: Part, path: Path, carrying: Carrying): SurveyBlock | undefined {
  const { names, left } = carrying;
  const type = String(question['type']);
  const id = names.id(String(question['name']));
  const own = id === undefined ? undefined : ownPart(type, question, path, carrying);
  if (id === undefined || own === undefined) {
    left.push(warning('question-left', path, { type, name: String(question['name']) }));
    return undefined;
  }
  const { visible, visibleIf, isRequired, requiredIf, enableIf, readOnly, title, name, description } = question;
  const shown = visible === false ? false : conditionAt(visibleIf, [...path, 'visibleIf'], carrying);
  const required = isRequired === true ? true : conditionAt(requiredIf, [...path, 'requiredIf'], carrying);
  const enabled = conditionAt(enableIf, [...path, 'enableIf'], carrying);
  const fixed = readOnly === true ? true : enabled === undefined ? undefined : { '!': [enabled] };
  const help = wordsAt(description, carrying);
  return {
    id,
    label: wordsAt(title, carrying) ?? String(name),
    ...(help === undefined ? {} : { help }),
    ...(shown === undefined ? {} : { visible: shown }),
    ...(required === undefined ? {} : { required }),
    ...(fixed === undefined ? {} : { readOnly: fixed }),
    ...own,
    ...firstValue(question, own, path, carrying),
  };
}

type Own = Omit<SurveyBlock, 'id' | 'label'>;

function ownPart(type: string, question: Part, path: Path, carrying: Carrying): Own | undefined {
  const others = (...places: readonly Place[]): void => {
    listOthers(question, ['question', ...places], path, carrying);
  };
  if (Object.hasOwn(CHOICE_TYPES, type)) {
    others('choices');
    listValidators(question, path, carrying);
    return choicePart(CHOICE_TYPES[type] ?? 'choice', question, path, carrying);
  }
  switch (type) {
    case 'text':
    case 'comment':
      others('text');
      return textPart(type, question, path, carrying);
    case 'boolean': {
      others('boolean');
      listValidators(question, path, carrying);
      const [yes, no] = truthValues(question);
      const label = (value: unknown, code: 'yes' | 'no'): Text => wordsAt(value, carrying) ?? wordsOfImport(code);
      return {
        type: 'choice',
        options: [
          { value: yes, label: label(question['labelTrue'], 'yes') },
          { value: no, label: label(question['labelFalse'], 'no') },
        ],
      };
    }
    case 'rating':
      others('rating');
      listValidators(question, path, carrying);
      return ratingPart(question, path, carrying);
    case 'matrix':
      others('matrix');
      listValidators(question, path, carrying);
      return matrixPart(question, path, carrying);
    default:
      return undefined;
  }
}

function choicePart(type: SurveyBlockType, question: Part, path: Path, carrying: Carrying): Own {
  const { names, left } = carrying;
  const { choicesVisibleIf, choicesOrder, placeholder } = question;
  const listed = listIn(question['choices']).map((choice, index) => {
    const part = partOf(choice);
    const at = [...path, 'choices', index];
    if (isPart(choice)) listOthers(part, ['choice'], at, carrying);
    const value = plain(part['value']);
    const lookup: Lookup = (name) => (name === 'item' ? { item: value } : names.lookup(name));
    const own = conditionAt(part['visibleIf'], [...at, 'visibleIf'], carrying, lookup);
    // What cannot be said of one option cannot be said of any: it is listed once.
    const scratch = { ...carrying, left: index === 0 ? left : [] };
    const when = own ?? conditionAt(choicesVisibleIf, [...path, 'choicesVisibleIf'], scratch, lookup);
    return { value, label: wordsAt(part['text'], carrying) ?? value, ...(when === undefined ? {} : { when }) };
  });
  const options = [...listed, ...specialOptions(question, carrying)];
  if (question['hasNone'] === true || question['showNoneItem'] === true) {
    if (type === 'multi-select') left.push(warning('none-not-alone', path));
  }
  const hasOther = question['hasOther'] === true || question['showOtherItem'] === true;
  const canBeOther = type !== 'ranking';
  if (hasOther && !canBeOther)
    left.push(warning('not-in-a-survey', [...path, 'showOtherItem'], { property: 'showOtherItem' }));
  const isRandom = choicesOrder === 'random';
  if (choicesOrder !== undefined && !isRandom && choicesOrder !== 'none')
    left.push(warning('not-in-a-survey', [...path, 'choicesOrder'], { property: 'choicesOrder' }));
  const hint = wordsAt(placeholder, carrying);
  return {
    type,
    options,
    ...(hasOther && canBeOther ? { other: wordsAt(question['otherText'], carrying) ?? (true as const) } : {}),
    ...(isRandom ? { order: 'random' as const } : {}),
    ...(hint === undefined ? {} : { placeholder: hint }),
  };
}

/** What SurveyJS adds to the choices by a switch, but for `other`. */
function specialOptions(question: Part, carrying: Carrying): Options {
  const special = [
    { shown: ['hasNone', 'showNoneItem'], text: 'noneText', value: 'none' },
    { shown: ['showRefuseItem'], text: 'refuseText', value: 'refused' },
    { shown: ['showDontKnowItem'], text: 'dontKnowText', value: 'dontknow' },
  ] as const;
  return special
    .filter(({ shown }) => shown.some((name) => question[name] === true))
    .map(({ text, value }) => ({ value, label: wordsAt(question[text], carrying) ?? wordsOfImport(value) }));
}

function textPart(type: 'text' | 'comment', question: Part, path: Path, carrying: Carrying): Own {
  const { left } = carrying;
  const input = type === 'comment' ? 'comment' : plain(question['inputType'] ?? 'text');
  const known = Object.hasOwn(INPUT_TYPES, input) ? INPUT_TYPES[input] : undefined;
  if (known === undefined && type === 'text')
    left.push(warning('input-as-text', [...path, 'inputType'], { type: input }));
  const own = type === 'comment' ? 'long-text' : (known ?? 'text');
  const hint = wordsAt(question['placeholder'], carrying);
  const bounds: { min?: number | string; max?: number | string; pattern?: string } = {};
  const isWords = ['text', 'long-text', 'email', 'phone', 'url'].includes(own);
  const { min, max, maxLength } = question;
  for (const [name, bound] of Object.entries({ min, max })) {
    if (bound === undefined) continue;
    const number = own === 'number' ? Number(bound) : Number.NaN;
    const isDay = own === 'date' && /^\d{4}-\d{2}-\d{2}$/.test(plain(bound));
    if (Number.isFinite(number)) bounds[name as 'min' | 'max'] = number;
    else if (isDay) bounds[name as 'min' | 'max'] = plain(bound);
    else left.push(warning('not-in-a-survey', [...path, name], { property: name }));
  }
  if (typeof maxLength === 'number' && maxLength > 0) {
    if (isWords) bounds.max = maxLength;
    else left.push(warning('not-in-a-survey', [...path, 'maxLength'], { property: 'maxLength' }));
  }
  const taken = (validator: Part): boolean => takeValidator(validator, own, bounds);
  listValidators(question, path, carrying, taken);
  return { type: own, ...bounds, ...(hint === undefined ? {} : { placeholder: hint }) };
}

/** Takes a check that a field has as well; false for all others. */
function takeValidator(
  validator: Part,
  type: SurveyBlockType,
  bounds: { min?: number | string; max?: number | string; pattern?: string },
): boolean {
  const { text, ...rest } = validator;
  if (text !== undefined) return false;
  const isOnly = (...names: readonly string[]): boolean =>
    Object.entries(rest).every(
      ([name, value]) => name === 'type' || (names.includes(name) && typeof value === 'number'),
    );
  const ends =
    rest['type'] === 'numeric' && type === 'number' && isOnly('minValue', 'maxValue')
      ? [rest['minValue'], rest['maxValue']]
      : rest['type'] === 'text' && ['text', 'long-text'].includes(type) && isOnly('minLength', 'maxLength')
        ? [rest['minLength'], rest['maxLength']]
        : undefined;
  if (ends !== undefined) {
    const [min, max] = ends;
    if (typeof min === 'number') bounds.min = min;
    if (typeof max === 'number' && (max > 0 || type === 'number')) bounds.max = max;
    return true;
  }
  if (rest['type'] === 'email') return type === 'email';
  // There a pattern may stand anywhere in the answer, here it is all of it.
  const pattern = rest['type'] === 'regex' ? /^\^([^|]+)\$$/.exec(String(rest['regex']))?.[1] : undefined;
  if (pattern === undefined || !isWordsType(type)) return false;
  bounds.pattern = pattern;
  return true;
}

function isWordsType(type: SurveyBlockType): boolean {
  return ['text', 'phone', 'email', 'url'].includes(type);
}

function listValidators(
  question: Part,
  path: Path,
  { left }: Carrying,
  taken: (validator: Part) => boolean = () => false,
): void {
  listIn(question['validators']).forEach((validator, index) => {
    const part = partOf(validator);
    if (!taken(part)) left.push(warning('check-left', [...path, 'validators', index], { type: String(part['type']) }));
  });
}

function ratingPart(question: Part, path: Path, carrying: Carrying): Own {
  const { left } = carrying;
  const scale = scaleOf(question);
  const ends = ['minRateDescription', 'maxRateDescription'].map((name) => wordsAt(question[name], carrying));
  const [first, last] = ends;
  const canHaveEnds = scale !== undefined && first !== undefined && last !== undefined;
  if (!canHaveEnds)
    for (const name of ['minRateDescription', 'maxRateDescription'])
      if (question[name] !== undefined) left.push(warning('not-in-a-survey', [...path, name], { property: name }));
  if (scale === undefined) {
    left.push(warning('scale-as-choice', path));
    const options = pointsOf(question).map((point) => {
      const { value, text } = partOf(point);
      return { value: plain(value), label: wordsAt(text, carrying) ?? plain(value) };
    });
    return { type: 'choice', options };
  }
  const [min, max] = scale;
  const drawn = SCALES[String(question['rateType'])];
  return {
    type: 'rating',
    ...(min === 1 ? {} : { min }),
    max,
    ...(drawn === undefined ? {} : { scale: drawn }),
    ...(canHaveEnds ? { ends: [first, last] as const } : {}),
  };
}

function matrixPart(question: Part, path: Path, carrying: Carrying): Own | undefined {
  const { names, left } = carrying;
  if (question['cellType'] === 'checkbox') return undefined;
  const name = String(question['name']);
  const entries = (property: 'rows' | 'columns'): { value: string; label: Text }[] =>
    listIn(question[property]).map((entry, index) => {
      const part = partOf(entry);
      if (isPart(entry)) listOthers(part, ['row'], [...path, property, index], carrying);
      const value = plain(part['value']);
      return { value, label: wordsAt(part['text'], carrying) ?? value };
    });
  const rows = entries('rows').map(({ value, label }) => ({ id: names.row(name, value), label }));
  const every = question['eachRowRequired'] === true || question['isAllRowRequired'] === true;
  if (question['isRequired'] === true && !every) left.push(warning('all-rows-required', [...path, 'isRequired']));
  const isRandom = (question['rowOrder'] ?? question['rowsOrder']) === 'random';
  return {
    type: 'matrix',
    rows,
    options: entries('columns'),
    ...(every ? { required: true } : {}),
    ...(isRandom ? { order: 'random' as const } : {}),
  };
}

/** The first value, where it is a plain one of the kind that the question takes. */
function firstValue(
  { defaultValue: given }: Part,
  { type, options }: Own,
  path: Path,
  { left }: Carrying,
): Pick<SurveyBlock, 'default'> {
  if (given === undefined) return {};
  const values = options?.map(({ value }) => value);
  if (type === 'number' || type === 'rating') {
    if (typeof given === 'number') return { default: given };
  } else if (type === 'multi-select' && Array.isArray(given)) {
    const chosen = given.map(String);
    if (chosen.every((value) => values?.includes(value))) return { default: chosen };
  } else if (type === 'choice' || type === 'select') {
    if (values?.includes(plain(given)) === true) return { default: plain(given) };
  } else if (typeof given === 'string' && type !== 'matrix' && type !== 'ranking') return { default: given };
  left.push(warning('not-in-a-survey', [...path, 'defaultValue'], { property: 'defaultValue' }));
  return {};
}

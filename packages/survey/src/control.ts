import {
  ANSWER_WORDS,
  NOT_APPLICABLE,
  pipedText,
  TRI_STATES,
  type FieldState,
  type Issue,
  type SurveyBlock,
  type SurveyDefinition,
  type SurveyField,
  type Text,
  type Value,
  type Values,
} from '@callside/core';
import { formatText } from '@callside/ui/words.js';
import { wordsFor } from './languages.js';
import type { SurveyPageWords } from './survey.strings.js';

/** In which words a question is put. */
export interface Wording {
  readonly words: SurveyPageWords;
  /** The author's text in the language of the customer, with earlier answers in their place. */
  readonly say: (text: Text | undefined) => string;
}

export interface WordingOptions {
  readonly survey: SurveyDefinition;
  readonly answers: Values;
  /** BCP 47 tag. */
  readonly language: string;
}

/** One of the things to choose from. */
export interface Choice {
  readonly value: string;
  readonly label: string;
  /** What a screen reader says, where that is more than the label. */
  readonly spoken: string | undefined;
  readonly chosen: boolean;
}

/** How one answer is asked for, without saying how it is drawn: the page draws it as HTML, the element with Lit. */
export interface Control {
  readonly kind: 'points' | 'choices' | 'list' | 'tick' | 'line' | 'area' | 'ranking' | 'file';
  readonly id: string;
  readonly label: string;
  readonly help: string;
  readonly error: string;
  readonly required: boolean;
  readonly choices: readonly Choice[];
  /** That the question does not concern the customer, where that can be said. */
  readonly notApplicable: Choice | undefined;
  /** Several may be chosen. */
  readonly many: boolean;
  readonly scale: 'numbers' | 'stars' | 'faces';
  readonly ends: readonly [string, string];
  /** What is written in a line or an area. */
  readonly text: string;
  /** What was put in order, first things first; in its place the files, of a question that asks for them. */
  readonly order: readonly string[];
  readonly placeholder: string;
  /** What a line is for, see `lineOf`. */
  readonly fieldType: SurveyField['type'];
  readonly pii: SurveyField['pii'];
}

const KINDS: Readonly<Record<string, Control['kind']>> = {
  rating: 'points',
  choice: 'choices',
  'multi-select': 'choices',
  'tri-state': 'choices',
  select: 'list',
  checkbox: 'tick',
  'long-text': 'area',
  attachment: 'file',
};

/**
 * How an answer is asked for, in the words of the customer.
 *
 * @example
 * const [{ block, parts }] = way.questions;
 * controlOf(block, parts[0], wordingOf({ survey, answers, language: 'en' })).kind; // 'points'
 */
export function controlOf(block: SurveyBlock, part: FieldState, wording: Wording, finding?: Issue): Control {
  const { value, required } = part;
  const field: SurveyField = { block: block.id, ...part.field };
  const { say: text } = wording;
  const isRanking = block.type === 'ranking';
  const choices = field.type === 'rating' ? pointsOf(part, text) : choicesOf(part, text);
  return {
    kind: isRanking ? 'ranking' : (KINDS[field.type] ?? 'line'),
    id: field.id,
    label: text(field.label),
    help: text(field.help),
    error: finding === undefined ? '' : findingText(finding, wording.words),
    required,
    choices,
    // Where one of several is chosen it is an option like the others.
    notApplicable:
      field.notApplicable === undefined || choices.some(({ value: each }) => each === NOT_APPLICABLE)
        ? undefined
        : {
            value: NOT_APPLICABLE,
            label: text(field.notApplicable),
            spoken: undefined,
            chosen: value === NOT_APPLICABLE,
          },
    many: field.type === 'multi-select',
    scale: field.scale ?? 'numbers',
    ends: [text(field.ends?.[0]), text(field.ends?.[1])],
    text: value === null ? '' : String(value),
    order: Array.isArray(value) ? (value as readonly string[]) : [],
    placeholder: text(field.placeholder),
    fieldType: field.type,
    pii: field.pii,
  };
}

/**
 * Tells whether a question is put in parts that each are answered: the rows of a matrix, the lines of a contact.
 *
 * @example
 * isGroup({ id: 'service', type: 'matrix', label: 'Service', rows: [] }); // true
 */
export function isGroup({ type }: SurveyBlock): boolean {
  return type === 'matrix' || type === 'contact';
}

/**
 * The words of a survey in one language, with what was answered on the way in its texts.
 *
 * @example
 * wordingOf({ survey, answers: { solved: 'no' }, language: 'en' }).say('Why “{{answers.solved}}”?'); // 'Why “Not at all”?'
 */
export function wordingOf({ survey, answers, language }: WordingOptions): Wording {
  const from = { survey, answers, locale: language };
  return { words: wordsFor(language), say: (text) => pipedText(text, from) };
}

/** A screen reader hears what the ends of a scale mean. */
function pointsOf({ field, value }: FieldState, text: Wording['say']): Choice[] {
  const first = typeof field.min === 'number' ? field.min : 1;
  const last = typeof field.max === 'number' ? field.max : 5;
  return Array.from({ length: Math.min(11, last - first + 1) }, (_, index) => {
    const point = first + index;
    const end = point === first ? text(field.ends?.[0]) : point === last ? text(field.ends?.[1]) : '';
    const label = String(point);
    return { value: label, label, spoken: end === '' ? label : `${label}, ${end}`, chosen: value === point };
  });
}

function choicesOf({ field, options, value }: FieldState, text: Wording['say']): Choice[] {
  const isTriState = field.type === 'tri-state';
  const offered = isTriState ? TRI_STATES.map((each) => ({ value: each, label: ANSWER_WORDS[each] })) : options;
  return offered.map((option) => ({
    value: option.value,
    label: text(option.label),
    spoken: undefined,
    chosen: Array.isArray(value) ? (value as readonly string[]).includes(option.value) : value === option.value,
  }));
}

function findingText({ code, params }: Issue, words: SurveyPageWords): string {
  return formatText((words as Readonly<Record<string, string>>)[code] ?? words.wrong, params);
}

/**
 * The value of what was chosen; `chosen` are the values of all that is ticked or picked.
 *
 * @example
 * chosenValue(control, ['4']); // 4
 */
export function chosenValue({ kind, many }: Control, chosen: readonly string[]): Value {
  const [first] = chosen;
  if (first === undefined || first === '') return null;
  if (chosen.includes(NOT_APPLICABLE)) return NOT_APPLICABLE;
  if (kind === 'points') return Number(first);
  return many ? chosen : first;
}

/**
 * The class of a scale that is too long for one row of a phone; empty for others.
 *
 * @example
 * rowsOf({ ...control, choices: [] }); // ''
 */
export function rowsOf({ choices }: Control): 'many' | '' {
  return choices.length > 7 ? 'many' : '';
}

/** The outline of a star, in a square of 24. */
export const STAR =
  'M12 3.500l2.600 5.300 5.900.9-4.200 4.100 1 5.800L12 16.800 6.700 19.600l1-5.800L3.500 9.700l5.900-.9z';

/**
 * The outline of a face in a square of 24: the mouth bends from sad to glad, its middle lies 3.5 units below or above its ends.
 *
 * @example
 * faceOf(4, 5); // 'M3 12a9 9 0 1018 0a9 9 0 10-18 0M9 9.5v.5M15 9.5v.5M8 …'
 */
export function faceOf(index: number, count: number): string {
  const bend = -3.5 + (7 * index) / (count - 1);
  const ends = 15.5 - bend / 3;
  const mouth = `M8 ${ends.toFixed(1)}Q12 ${(ends + bend).toFixed(1)} 16 ${ends.toFixed(1)}`;
  return `M3 12a9 9 0 1018 0a9 9 0 10-18 0M9 9.500v.5M15 9.500v.5${mouth}`;
}

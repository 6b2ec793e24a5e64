// The survey of SurveyJS, as far as it is read here; names and meanings are those of its JSON.

/** Anything in its JSON: nothing is taken for granted, since the same property has had other shapes. */
export type Part = Readonly<Record<string, unknown>>;

/** The properties that are read, by the place that they stand in; all others are listed as left behind. */
export const CARRIED_FROM_SURVEYJS = {
  survey: [
    ...['title', 'description', 'locale', 'pages', 'elements', 'questions', 'triggers', 'surveyId', 'completedHtml'],
    ...['completedHtmlOnCondition', 'questionsOnPageMode', 'questionOrder', 'showPrevButton', 'autoAdvanceEnabled'],
    ...['goNextPageAutomatic', 'showProgressBar', 'timeLimit', 'showTimer', '$schema', 'sjsVersion'],
  ],
  page: ['name', 'elements', 'questions', 'visibleIf', 'visible'],
  panel: ['type', 'name', 'elements', 'questions', 'visibleIf', 'visible'],
  question: [
    ...['type', 'name', 'title', 'description', 'visible', 'visibleIf', 'isRequired', 'requiredIf', 'enableIf'],
    ...['readOnly', 'defaultValue', 'validators'],
  ],
  choices: [
    ...['choices', 'choicesVisibleIf', 'choicesOrder', 'hasOther', 'showOtherItem', 'otherText', 'hasNone'],
    ...['showNoneItem', 'noneText', 'showRefuseItem', 'refuseText', 'showDontKnowItem', 'dontKnowText', 'placeholder'],
  ],
  text: ['inputType', 'min', 'max', 'maxLength', 'placeholder'],
  boolean: ['labelTrue', 'labelFalse', 'valueTrue', 'valueFalse'],
  rating: [
    ...['rateType', 'rateMin', 'rateMax', 'rateCount', 'rateStep', 'rateValues', 'autoGenerate'],
    ...['minRateDescription', 'maxRateDescription'],
  ],
  matrix: ['columns', 'rows', 'rowOrder', 'rowsOrder', 'cellType', 'eachRowRequired', 'isAllRowRequired'],
  choice: ['value', 'text', 'visibleIf'],
  row: ['value', 'text'],
  trigger: ['type', 'expression', 'gotoName'],
  ending: ['expression', 'html'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** What stands where a part is expected; a string or a number is short for one with that value. */
export function partOf(value: unknown): Part {
  return isPart(value) ? value : { value };
}

/** The parts of a list; what is none is passed over. */
export function listIn(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** Tells whether a value is an object. */
export function isPart(value: unknown): value is Part {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A property that is a string with something in it. */
export function wordsIn(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

/** The questions and panels in a page or a panel, under either of the names that they had. */
export function elementsIn(part: Part): { readonly name: string; readonly list: readonly unknown[] } {
  const name = Array.isArray(part['elements']) ? 'elements' : 'questions';
  return { name, list: listIn(part[name]) };
}

/** A value as a text; of an object its JSON, so that two stay two. */
export function plain(value: unknown): string {
  if (value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

import { warning, type Issue } from '@callside/core';
import { idFrom } from './connect-names.js';
import type { AnswerKind, Known, Lookup } from './surveyjs-condition.js';
import { elementsIn, isPart, listIn, partOf, plain, wordsIn, type Part } from './surveyjs-form.js';

const PLAIN_KINDS: Readonly<Record<string, AnswerKind>> = { number: 'number', range: 'number', date: 'date' };

/** The ids here of what has a name there, and what conditions may know of it. */
export class SurveyJsNames {
  readonly #ids = new Map<string, string>();
  readonly #known = new Map<string, Known>();
  readonly #rows = new Map<string, ReadonlyMap<string, string>>();
  readonly #taken = new Set<string>();

  constructor(pages: readonly Part[], left: Issue[]) {
    for (const page of pages) this.#visit(page, left);
  }

  /** The id of a question. */
  id(name: string): string | undefined {
    return this.#ids.get(name);
  }

  /** The id of a row, within its matrix. */
  row(matrix: string, value: string): string {
    return this.#rows.get(matrix)?.get(value) ?? idFrom(value);
  }

  /** What a name in a condition stands for: a question, one of its rows, or what was typed beside `other`. */
  readonly lookup: Lookup = (name) => this.#known.get(name);

  /** An id for something that has none there. */
  own(wanted: string): string {
    let id = idFrom(wanted);
    for (let number = 2; this.#taken.has(id); number++) id = `${idFrom(wanted)}-${String(number)}`;
    this.#taken.add(id);
    return id;
  }

  #visit(part: Part, left: Issue[]): void {
    for (const element of elementsIn(part).list) {
      if (!isPart(element)) continue;
      if (element['type'] === 'panel') this.#visit(element, left);
      else this.#take(element, left);
    }
  }

  #take(question: Part, left: Issue[]): void {
    const name = wordsIn(question['name']);
    if (name === undefined || this.#ids.has(name)) return;
    const id = this.own(name);
    if (id !== name) left.push(warning('renamed', [], { from: name, to: id }));
    this.#ids.set(name, id);
    const values = valuesOf(question);
    if (question['type'] === 'matrix') {
      const rows = new Map<string, string>();
      for (const row of listIn(question['rows'])) {
        const value = plain(partOf(row)['value']);
        const own = idFrom(value);
        rows.set(value, [...rows.values()].includes(own) ? `${own}-${String(rows.size + 1)}` : own);
        this.#known.set(`${name}.${value}`, { id: `${id}-${rows.get(value) ?? own}`, kind: 'one', values });
      }
      this.#rows.set(name, rows);
      return;
    }
    this.#known.set(name, { id, kind: kindOf(question), ...(values.length === 0 ? {} : { values }) });
    this.#known.set(`${name}-Comment`, { id: `${id}-other`, kind: 'text' });
  }
}

/** The values of the scale of a rating, when it is one that a rating here can have. */
export function scaleOf(rating: Part): readonly [min: number, max: number] | undefined {
  const { rateMin = 1, rateStep = 1, rateCount, rateValues } = rating;
  const listed = listIn(rateValues);
  const top = typeof rateCount === 'number' ? Number(rateMin) + rateCount - 1 : 5;
  const { rateMax = top } = rating;
  if (listed.length > 0 || rateStep !== 1 || typeof rateMin !== 'number' || typeof rateMax !== 'number')
    return undefined;
  const isUsual = rateMin === 1 && Number.isInteger(rateMax) && rateMax >= 2 && rateMax <= 10;
  return isUsual || (rateMin === 0 && rateMax === 10) ? [rateMin, rateMax] : undefined;
}

/** The points of a scale that a rating here cannot have. */
export function pointsOf(rating: Part): readonly unknown[] {
  const listed = listIn(rating['rateValues']);
  if (listed.length > 0) return listed;
  const [min, max, step] = [rating['rateMin'] ?? 1, rating['rateMax'] ?? 5, rating['rateStep'] ?? 1].map(Number);
  const points: number[] = [];
  for (let point = min ?? 1; point <= (max ?? 5) && points.length < 100; point += Math.max(step ?? 1, 0.1))
    points.push(Math.round(point * 10) / 10);
  return points;
}

/** What no and yes are called, the value that is true first. */
export function truthValues({ valueTrue, valueFalse }: Part): readonly [string, string] {
  return [plain(valueTrue ?? 'true'), plain(valueFalse ?? 'false')];
}

function kindOf(question: Part): AnswerKind {
  switch (question['type']) {
    case 'radiogroup':
    case 'dropdown':
    case 'boolean':
      return 'one';
    case 'checkbox':
    case 'tagbox':
    case 'ranking':
      return 'several';
    case 'rating':
      return scaleOf(question) === undefined ? 'one' : 'number';
    default:
      return PLAIN_KINDS[String(question['inputType'])] ?? 'text';
  }
}

function valuesOf(question: Part): string[] {
  const list = (value: unknown): string[] => listIn(value).map((each) => plain(partOf(each)['value']));
  switch (question['type']) {
    case 'boolean':
      return [...truthValues(question)];
    case 'matrix':
      return list(question['columns']);
    case 'rating':
      return scaleOf(question) === undefined ? list(pointsOf(question)) : [];
    default: {
      const extra = [
        ['hasOther', 'showOtherItem', 'other'],
        ['hasNone', 'showNoneItem', 'none'],
        ['showRefuseItem', 'showRefuseItem', 'refused'],
        ['showDontKnowItem', 'showDontKnowItem', 'dontknow'],
      ] as const;
      const shown = extra.filter(([old, name]) => question[old] === true || question[name] === true);
      return [...list(question['choices']), ...shown.map(([, , value]) => value)];
    }
  }
}

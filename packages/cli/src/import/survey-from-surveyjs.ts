import {
  issue,
  warning,
  type Expression,
  type Issue,
  type Path,
  type SurveyBlock,
  type SurveyDefinition,
  type SurveyEnding,
  type SurveyJump,
  type Text,
} from '@callside/core';
import { idFrom } from './connect-names.js';
import { wordsOfImport } from './import.strings.js';
import { namesInSurveyJs } from './surveyjs-condition.js';
import { elementsIn, isPart, listIn, partOf, wordsIn, type Part } from './surveyjs-form.js';
import { SurveyJsNames } from './surveyjs-names.js';
import { blockFromSurveyJs, conditionAt, listOthers, wordsAt, type Carrying } from './surveyjs-question.js';
import { eachLanguage, localeFromSurveyJs, plainText } from './surveyjs-text.js';

/** What came of a survey, or why it is none, at its path in it. */
export type ImportedSurvey =
  | {
      readonly ok: true;
      /** A draft in version 1. */
      readonly survey: SurveyDefinition;
      /** What has no place in a survey here. */
      readonly left: readonly Issue[];
    }
  | { readonly ok: false; readonly issues: readonly Issue[] };

/** Panels in panels, and no deeper. */
const DEEPEST = 16;

/**
 * Makes a survey of one of SurveyJS. What cannot be carried over is listed, nothing is dropped in silence; a condition that
 * cannot be said here is left out and listed, never guessed.
 *
 * @example
 * const result = surveyFromSurveyJs(JSON.parse(text));
 * if (result.ok) use(result.survey, result.left);
 */
export function surveyFromSurveyJs(value: unknown): ImportedSurvey {
  if (!isPart(value)) return { ok: false, issues: [issue('not-a-survey', [], {})] };
  const issues: Issue[] = [];
  checkElements(value, [], issues);
  listIn(value['pages']).forEach((page, index) => {
    if (!isPart(page)) issues.push(issue('not-a-survey', ['pages', index]));
    else checkElements(page, ['pages', index], issues);
  });
  if (issues.length > 0) return { ok: false, issues };
  const { survey, left } = new SurveyCarrier(value).carry();
  return survey.blocks.length === 0
    ? { ok: false, issues: [issue('not-a-survey', []), ...left] }
    : { ok: true, survey, left };
}

function checkElements(part: Part, path: Path, issues: Issue[]): void {
  const { name, list } = elementsIn(part);
  list.forEach((element, index) => {
    const at = [...path, name, index];
    if (!isPart(element) || wordsIn(element['type']) === undefined) issues.push(issue('not-a-survey', at));
    else if (path.length > DEEPEST * 2) issues.push(issue('too-deep', at, { max: DEEPEST }));
    else checkElements(element, at, issues);
  });
}

class SurveyCarrier {
  readonly #source: Part;
  readonly #pages: readonly { readonly part: Part; readonly path: Path }[];
  readonly #carrying: Carrying;
  readonly #left: Issue[] = [];

  constructor(source: Part) {
    this.#source = source;
    const listed = listIn(source['pages']).filter(isPart);
    this.#pages =
      listed.length > 0
        ? listed.map((part, index) => ({ part, path: ['pages', index] }))
        : [{ part: source, path: [] }];
    const names = new SurveyJsNames(
      this.#pages.map(({ part }) => part),
      this.#left,
    );
    const tag = wordsIn(source['locale']);
    this.#carrying = { names, left: this.#left, language: tag === undefined ? undefined : localeFromSurveyJs(tag) };
  }

  carry(): { readonly survey: SurveyDefinition; readonly left: readonly Issue[] } {
    const source = this.#source;
    listOthers(source, ['survey'], [], this.#carrying);
    const layout = this.#layout();
    const blocks = this.#pages.flatMap(({ part, path }, index) => {
      if (path.length > 0) listOthers(part, ['page'], path, this.#carrying);
      const page = idFrom(wordsIn(part['name']) ?? `page-${String(index + 1)}`);
      const own = this.#blocks(part, path, path.length > 0 ? this.#shown(part, path) : undefined);
      return layout === 'pages' ? own.map((block) => ({ ...block, page })) : own;
    });
    const endings = this.#endings();
    const intro = wordsAt(source['description'], this.#carrying);
    const { language } = this.#carrying;
    const survey: SurveyDefinition = {
      kind: 'survey',
      id: idFrom(wordsIn(source['surveyId']) ?? wordsIn(source['title']) ?? 'survey'),
      version: 1,
      status: 'draft',
      title: wordsAt(source['title'], this.#carrying) ?? wordsOfImport('survey'),
      ...(language === undefined ? {} : { languages: [language] }),
      ...(intro === undefined ? {} : { intro }),
      ...(layout === 'reveal' ? {} : { layout }),
      ...this.#switches(),
      blocks: this.#withJumps(blocks, endings),
      endings,
    };
    return { survey, left: this.#left };
  }

  #layout(): NonNullable<SurveyDefinition['layout']> {
    const mode = this.#source['questionsOnPageMode'];
    if (mode === 'questionPerPage' || mode === 'inputPerPage') return 'reveal';
    return mode === 'singlePage' || this.#pages.length < 2 ? 'single' : 'pages';
  }

  #switches(): Partial<SurveyDefinition> {
    const { showPrevButton, autoAdvanceEnabled, goNextPageAutomatic, questionOrder, timeLimit, showProgressBar } =
      this.#source;
    const isTimed = typeof timeLimit === 'number' && Number.isInteger(timeLimit) && timeLimit > 0;
    return {
      ...(showPrevButton === false ? { back: false } : {}),
      ...(autoAdvanceEnabled === true || goNextPageAutomatic === true ? { autoAdvance: true } : {}),
      ...(showProgressBar === false || showProgressBar === 'off' ? { progress: false } : {}),
      ...(questionOrder === 'random' ? { order: 'random' as const } : {}),
      ...(isTimed ? { timeLimit: `PT${String(timeLimit)}S` } : {}),
    };
  }

  /** The questions of a page or a panel, those of the panels within among them; what hides it hides each of them. */
  #blocks(part: Part, path: Path, shown: Expression | undefined): SurveyBlock[] {
    const { name, list } = elementsIn(part);
    return list.flatMap((element, index) => {
      const at = [...path, name, index];
      const each = partOf(element);
      if (each['type'] === 'panel') {
        listOthers(each, ['panel'], at, this.#carrying);
        return this.#blocks(each, at, both(shown, this.#shown(each, at)));
      }
      const block = blockFromSurveyJs(each, at, this.#carrying);
      if (block === undefined) return [];
      const visible = both(shown, block.visible);
      return [visible === undefined ? block : { ...block, visible }];
    });
  }

  #shown(part: Part, path: Path): Expression | undefined {
    return part['visible'] === false ? false : conditionAt(part['visibleIf'], [...path, 'visibleIf'], this.#carrying);
  }

  #endings(): SurveyEnding[] {
    const conditional = listIn(this.#source['completedHtmlOnCondition']).flatMap((entry, index): SurveyEnding[] => {
      const path = ['completedHtmlOnCondition', index];
      const part = partOf(entry);
      listOthers(part, ['ending'], path, this.#carrying);
      const when = conditionAt(part['expression'], [...path, 'expression'], this.#carrying);
      const text = this.#plain(part['html']);
      if (when !== undefined && text !== undefined)
        return [{ id: this.#carrying.names.own(`ending-${String(index + 1)}`), when, text }];
      this.#left.push(warning('ending-left', path));
      return [];
    });
    const last = this.#plain(this.#source['completedHtml']) ?? wordsOfImport('thanks');
    return [...conditional, { id: this.#carrying.names.own('end'), text: last }];
  }

  #plain(html: unknown): Text | undefined {
    const text = wordsAt(html, this.#carrying);
    return text === undefined ? undefined : eachLanguage(text, plainText);
  }

  /** What ends a survey early, or leads to a later question, lies at the last question that its condition reads. */
  #withJumps(blocks: readonly SurveyBlock[], endings: readonly SurveyEnding[]): SurveyBlock[] {
    const jumps = new Map<string, SurveyJump[]>();
    listIn(this.#source['triggers']).forEach((entry, index) => {
      const path = ['triggers', index];
      const trigger = partOf(entry);
      const found = this.#jumpsOf(trigger, blocks, endings);
      if (found === undefined) {
        this.#left.push(warning('trigger-left', path, { type: String(trigger['type']) }));
        return;
      }
      listOthers(trigger, ['trigger'], path, this.#carrying);
      jumps.set(found.at, [...(jumps.get(found.at) ?? []), ...found.jumps]);
    });
    return blocks.map((block) => {
      const own = jumps.get(block.id);
      return own === undefined ? block : { ...block, jump: own };
    });
  }

  #jumpsOf(
    { type, expression, gotoName }: Part,
    blocks: readonly SurveyBlock[],
    endings: readonly SurveyEnding[],
  ): { readonly at: string; readonly jumps: readonly SurveyJump[] } | undefined {
    const { names } = this.#carrying;
    const words = wordsIn(expression);
    if (words === undefined || this.#source['questionOrder'] === 'random') return undefined;
    const scratch: Carrying = { ...this.#carrying, left: [] };
    const when = conditionAt(words, [], scratch);
    const read = namesInSurveyJs(words).map((name) => names.id(name.replace(/[.-].*$/, '')) ?? names.id(name));
    const places = blocks.flatMap(({ id }, index) => (read.includes(id) ? [index] : []));
    const from = places.at(-1);
    const at = from === undefined ? undefined : blocks[from]?.id;
    if (when === undefined || from === undefined || at === undefined) return undefined;
    if (type === 'complete') {
      // The ending that is jumped to is the one that is shown: the one whose own condition holds comes first.
      const jumps = endings.map(({ id, when: own }) => ({
        when: own === undefined ? when : { and: [when, own] },
        to: id,
      }));
      return { at, jumps };
    }
    if (type !== 'skip') return undefined;
    const to = names.id(String(gotoName));
    const isLater = blocks.findIndex(({ id }) => id === to) > from;
    return to !== undefined && isLater ? { at, jumps: [{ when, to }] } : undefined;
  }
}

function both(outer: Expression | undefined, inner: Expression | undefined): Expression | undefined {
  if (outer === undefined || outer === true) return inner;
  return inner === undefined || inner === true ? outer : { and: [outer, inner] };
}

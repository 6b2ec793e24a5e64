import {
  LOCALES,
  warning,
  type Expression,
  type FailReach,
  type Issue,
  type Path,
  type ScoreBand,
  type ScorecardDefinition,
  type ScorecardItem,
  type ScorecardOption,
  type ScorecardQuestion,
  type ScorecardSection,
  type ScoreRange,
  type Text,
} from '@callside/core';
import { checkConnectForm } from './check-connect-form.js';
import { conditionFrom, type ConditionNames } from './connect-condition.js';
import {
  CARRIED,
  type ConnectForm,
  type ConnectItem,
  type ConnectMark,
  type ConnectOption,
  type ConnectQuestion,
  type ConnectRange,
  type ConnectSection,
  type ConnectThreshold,
} from './connect-form.js';
import { connectNames, idFrom, type ConnectNames } from './connect-names.js';
import { IMPORT_STRINGS } from './import.strings.js';

/** What came of a form, or why it is none, at its path in the form. */
export type ImportedScorecard =
  | {
      readonly ok: true;
      /** A draft in version 1, or in that of the form. */
      readonly scorecard: ScorecardDefinition;
      /** What of the form has no place in a scorecard. */
      readonly left: readonly Issue[];
    }
  | { readonly ok: false; readonly issues: readonly Issue[] };

/**
 * Makes a scorecard of an evaluation form of Amazon Connect, as its API describes it or as it exports it, alone or as
 * `EvaluationForm` in an answer. Scores of 0–10 become per cent; what cannot be carried over is listed, nothing is dropped in
 * silence.
 *
 * @example
 * const result = scorecardFromConnect(JSON.parse(text));
 * if (result.ok) use(result.scorecard, result.left);
 */
export function scorecardFromConnect(value: unknown): ImportedScorecard {
  const form = isRecord(value) && isRecord(value['EvaluationForm']) ? value['EvaluationForm'] : value;
  const issues = checkConnectForm(form);
  if (issues.length > 0) return { ok: false, issues };
  return { ok: true, ...new Carrier(withoutNull(form) as ConnectForm).carry() };
}

/** A question's place: the sections around it, outermost first. */
interface Place {
  readonly path: Path;
  readonly sections: readonly ConnectSection[];
}

class Carrier {
  readonly #form: ConnectForm;
  readonly #names: ConnectNames;
  readonly #left: Issue[] = [];
  readonly #hasPoints: boolean;

  constructor(form: ConnectForm) {
    this.#form = form;
    this.#names = connectNames(form, this.#left);
    this.#hasPoints = form.ScoringStrategy?.Mode === 'POINTS_BASED';
  }

  carry(): Pick<Extract<ImportedScorecard, { ok: true }>, 'scorecard' | 'left'> {
    const form = this.#form;
    this.#checkProperties(form, 'form', []);
    const isScored = form.ScoringStrategy?.Status !== 'DISABLED';
    const items = form.Items.flatMap((item, at) => this.#item(item, { path: ['Items', at], sections: [] }));
    // At the top stand sections only, there as here.
    const sections = items.filter((item): item is ScorecardSection => 'items' in item);
    const bands = this.#bands(form.ScoringStrategy?.ScoreThresholds);
    const language = languageOf(form);
    const scorecard: ScorecardDefinition = {
      kind: 'scorecard',
      id: idFrom(form.EvaluationFormId ?? form.Title),
      version: form.EvaluationFormVersion ?? 1,
      status: 'draft',
      title: this.#text(form.Title),
      items: isScored ? sections : sections.map((section) => ({ ...section, excluded: true })),
      ...(language === undefined ? {} : { languages: [language] }),
      ...(this.#hasPoints ? { scoring: { mode: 'points' } } : {}),
      ...(bands.length === 0 ? {} : { bands }),
    };
    return { scorecard, left: this.#left };
  }

  #item(item: ConnectItem, place: Place): ScorecardItem[] {
    if ('Section' in item) return [this.#section(item.Section, { ...place, path: [...place.path, 'Section'] })];
    const question = this.#question(item.Question, { ...place, path: [...place.path, 'Question'] });
    return question === undefined ? [] : [question];
  }

  #section(section: ConnectSection, { path, sections }: Place): ScorecardSection {
    this.#checkProperties(section, 'section', path);
    const { RefId, Title, Instructions, Weight, IsExcludedFromScoring, Items } = section;
    const bands = this.#bands(section.ScoreThresholds);
    const inner = [...sections, section];
    const isWeighed = this.#form.ScoringStrategy?.Mode === 'SECTION_ONLY' && Weight !== undefined;
    return {
      id: this.#names.item(RefId),
      title: this.#text(Title),
      ...(Instructions === undefined ? {} : { help: this.#text(Instructions) }),
      ...(isWeighed ? { weight: Weight } : {}),
      ...(IsExcludedFromScoring === true ? { excluded: true } : {}),
      items: Items.flatMap((item, at) => this.#item(item, { path: [...path, 'Items', at], sections: inner })),
      ...(bands.length === 0 ? {} : { bands }),
    };
  }

  #question(question: ConnectQuestion, place: Place): ScorecardQuestion | undefined {
    const { path } = place;
    this.#checkProperties(question, 'question', path);
    this.#checkProperties(question.ScoringConfiguration, 'scoring', [...path, 'ScoringConfiguration']);
    const points = question.ScoringConfiguration?.PointsConfiguration;
    this.#checkProperties(points, 'points', [...path, 'ScoringConfiguration', 'PointsConfiguration']);
    const { QuestionType, QuestionTypeProperties: properties = {} } = question;
    const head = this.#head(question);
    const at = [...path, 'QuestionTypeProperties'];
    switch (QuestionType) {
      case 'TEXT':
        return { ...head, type: 'text' };
      case 'DATETIME':
        this.#left.push(warning('time-dropped', path));
        return { ...head, type: 'date' };
      case 'NUMERIC': {
        const numeric = properties.Numeric ?? {};
        this.#checkProperties(numeric, 'numeric', [...at, 'Numeric']);
        const { MinValue: min, MaxValue: max, Options = [] } = numeric;
        const ranges = Options.map((each, index) =>
          this.#range(each, { ...place, path: [...at, 'Numeric', 'Options', index] }),
        );
        const ends = { ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) };
        return { ...head, type: 'number', ...ends, ...(ranges.length === 0 ? {} : { ranges }) };
      }
      case 'SINGLESELECT':
      case 'MULTISELECT': {
        const name = QuestionType === 'MULTISELECT' ? 'MultiSelect' : 'SingleSelect';
        const select = properties[name] ?? {};
        this.#checkProperties(select, 'select', [...at, name]);
        const options = (select.Options ?? []).map((each, index) =>
          this.#option(each, { ...place, path: [...at, name, 'Options', index], question: question.RefId }),
        );
        const cap = this.#hasPoints ? points?.MaxPointValue : undefined;
        const type = name === 'MultiSelect' ? { type: 'choices' as const } : {};
        return { ...head, ...type, options, ...(cap === undefined ? {} : { cap }) };
      }
      default:
        this.#left.push(warning('type-unknown', path, { type: String(QuestionType) }));
        return undefined;
    }
  }

  #head(
    question: ConnectQuestion,
  ): Omit<ScorecardQuestion, 'type' | 'options'> & Pick<ScorecardQuestion, 'id' | 'text'> {
    const { RefId, Title, Instructions, Weight, NotApplicableEnabled, Enablement, ScoringConfiguration } = question;
    const isWeighed = this.#form.ScoringStrategy?.Mode === 'QUESTION_ONLY' && Weight !== undefined;
    return {
      id: this.#names.item(RefId),
      text: this.#text(Title),
      ...(Instructions === undefined ? {} : { help: this.#text(Instructions) }),
      ...(isWeighed ? { weight: Weight } : {}),
      ...(NotApplicableEnabled === true ? { notApplicable: true } : {}),
      ...(Enablement === undefined ? {} : { enabled: enabledFrom(Enablement, this.#names) }),
      ...(ScoringConfiguration?.IsExcludedFromScoring === true ? { excluded: true } : {}),
      ...(ScoringConfiguration?.PointsConfiguration?.IsBonus === true ? { bonus: true } : {}),
    };
  }

  #option(option: ConnectOption, place: Place & { readonly question: string }): ScorecardOption {
    this.#checkProperties(option, 'option', place.path);
    return {
      id: this.#names.option(place.question, option.RefId),
      text: this.#text(option.Text),
      ...this.#mark(option, place),
      ...(option.PointsConfiguration?.IsBonus === true ? { bonus: true } : {}),
    };
  }

  #range(range: ConnectRange, place: Place): ScoreRange {
    this.#checkProperties(range, 'range', place.path);
    return { from: range.MinValue, to: range.MaxValue, ...this.#mark(range, place) };
  }

  #mark(mark: ConnectMark, { path, sections }: Place): { readonly score: number; readonly fail?: FailReach } {
    const score = this.#hasPoints ? (mark.PointsConfiguration?.PointValue ?? 0) : (mark.Score ?? 0) * 10;
    if (mark.AutomaticFail !== true) return { score };
    const target = mark.AutomaticFailConfiguration?.TargetSection;
    const at = sections.findIndex(({ RefId }) => RefId === target);
    if (target === undefined) return { score, fail: 'form' };
    if (at === 0) return { score, fail: 'section' };
    if (at === sections.length - 1) return { score, fail: 'subsection' };
    this.#left.push(warning('target-unknown', [...path, 'AutomaticFailConfiguration'], { section: target }));
    return { score };
  }

  /** The ranges of Connect have a hole between them, which is what is expected. */
  #bands(thresholds: readonly ConnectThreshold[] = []): ScoreBand[] {
    const exceeds = thresholds.find(({ PerformanceCategory }) => PerformanceCategory === 'EXCEEDS_EXPECTATIONS');
    const needs = thresholds.find(({ PerformanceCategory }) => PerformanceCategory === 'NEEDS_IMPROVEMENT');
    const band = (id: keyof (typeof IMPORT_STRINGS)['en'], from: number): ScoreBand => ({
      id,
      title: Object.fromEntries(LOCALES.map((locale) => [locale, IMPORT_STRINGS[locale][id]])),
      from,
    });
    // Its ends are whole per cent and belong to the range.
    const middle = needs === undefined ? 0 : needs.MaxScorePercentage + 0.01;
    const hasMiddle = exceeds === undefined || exceeds.MinScorePercentage > middle;
    if (exceeds === undefined && needs === undefined) return [];
    return [
      ...(exceeds === undefined ? [] : [band('exceeds-expectations', exceeds.MinScorePercentage)]),
      ...(hasMiddle ? [band('meets-expectations', middle)] : []),
      ...(needs === undefined ? [] : [band('needs-improvement', needs.MinScorePercentage)]),
    ];
  }

  #text(words: string): Text {
    const language = languageOf(this.#form);
    return language === undefined ? words : { [language]: words };
  }

  #checkProperties(part: object | undefined, kind: string, path: Path): void {
    for (const property of Object.keys(part ?? {}))
      if (CARRIED[kind]?.includes(property) !== true)
        this.#left.push(warning('not-carried', [...path, property], { property }));
  }
}

function enabledFrom(
  { Condition, Action, DefaultAction }: NonNullable<ConnectQuestion['Enablement']>,
  names: ConditionNames,
): Expression {
  // Where both say the same, the condition decides about nothing.
  if (DefaultAction === Action) return Action === 'ENABLE';
  const condition = conditionFrom(Condition, names);
  return Action === 'ENABLE' ? condition : { '!': [condition] };
}

/** `en-US` is `en` here; Chinese is told apart by where it is written. */
function languageOf({ LanguageConfiguration }: ConnectForm): string | undefined {
  const tag = LanguageConfiguration?.FormLanguage;
  if (tag === undefined || (LOCALES as readonly string[]).includes(tag)) return tag;
  return tag.split('-')[0];
}

/** An API leaves out what is not set, or says null: the same here. */
function withoutNull(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNull);
  if (!isRecord(value)) return value;
  const given = Object.entries(value).filter(([, entry]) => entry !== null && entry !== undefined);
  return Object.fromEntries(given.map(([name, entry]) => [name, withoutNull(entry)]));
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

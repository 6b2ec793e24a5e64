import {
  isCallsideError,
  keepEvaluation,
  readEvaluation,
  resolveConflict,
  type Desk,
  type Evaluation,
  type EvaluationAnswer,
  type EvaluationAnswers,
} from '@callside/core';
import { SubscriptionController } from '@callside/ui';
import type { ReactiveController } from 'lit';
import { isSameAnswer, mergeAnswers, unkeptAnswers } from './merge-answers.js';
import { EvaluationKeptEvent } from './qa-scorecard.events.js';
import { draftNameOf } from './qa-scorecard.model.js';
import type { QaScorecard } from './qa-scorecard.js';
import type { ScorecardPanel } from './scorecard-panel.js';

/**
 * An evaluation that colleagues go on with as well: keeps it for them, and brings what they answer into the card, question by
 * question.
 */
export class SharedDraft implements ReactiveController {
  readonly #host: QaScorecard;
  #desk: Desk | undefined;
  #id: string | undefined;
  /** What both sides had agreed on; undefined until the record has been read. */
  #base: EvaluationAnswers | undefined;
  #theirs: EvaluationAnswers = {};
  #unkept: EvaluationAnswers = {};
  #submittedBy: string | undefined;
  /** What was kept last, as long as nothing was said since. */
  #kept: EvaluationAnswers | undefined;
  #isKeeping = false;
  /** One after the other: what was read first must not come last. */
  #caughtUp: Promise<void> = Promise.resolve();

  constructor(host: QaScorecard) {
    this.#host = host;
    host.addController(this);
    new SubscriptionController(
      host,
      () => host.desk,
      () => {
        void this.catchUp();
      },
    );
  }

  hostUpdate(): void {
    const { desk, evaluation } = this.#host;
    if (desk === this.#desk && evaluation?.id === this.#id) return;
    this.#desk = desk;
    this.#begin(evaluation?.id, undefined);
    void this.catchUp();
  }

  /** Whether what colleagues have said until now is in the card. */
  get isCaughtUp(): boolean {
    return this.#base !== undefined && this.#id === this.#host.evaluation?.id;
  }

  get base(): EvaluationAnswers | undefined {
    return this.#base;
  }

  /** A colleague's answers to questions that were answered here as well, and differently. */
  get theirs(): EvaluationAnswers {
    return this.#theirs;
  }

  /** What was answered here and is not in what somebody else has submitted. */
  get unkept(): EvaluationAnswers {
    return this.#unkept;
  }

  /** Who has submitted it while it was open here. */
  get submittedBy(): string | undefined {
    return this.#submittedBy;
  }

  get isKept(): boolean {
    return this.#kept !== undefined && this.#kept === this.#host.answers;
  }

  /** Brings into the card what others have said meanwhile. */
  catchUp(): Promise<void> {
    this.#caughtUp = this.#caughtUp.then(() => this.#merge()).catch(reportError);
    return this.#caughtUp;
  }

  /** Keeps the evaluation where colleagues see it. */
  async keep({ definition }: ScorecardPanel): Promise<void> {
    const { desk, subject, evaluation } = this.#host;
    if (desk === undefined || subject === undefined || this.#isKeeping) return;
    this.#isKeeping = true;
    try {
      await this.catchUp();
      const { answers } = this.#host;
      const input = { scorecard: definition, call: subject, answers };
      const result = await desk.run(
        keepEvaluation,
        evaluation === undefined ? input : { ...input, id: evaluation.id, base: this.#base },
      );
      if (!result.ok) return;
      const kept = result.evaluation;
      await this.#settle(desk, kept.id, Object.keys(this.#theirs));
      if (this.#host.subject?.id === subject.id && this.#host.evaluation?.id === evaluation?.id)
        await this.#isNow(desk, kept, answers);
      this.#host.dispatchEvent(new EvaluationKeptEvent(kept));
    } finally {
      this.#isKeeping = false;
    }
  }

  /** Says what a colleague has said. */
  take(panel: ScorecardPanel, question: string): void {
    const { [question]: answer, ...others } = this.#theirs;
    const { desk, evaluation } = this.#host;
    if (answer === undefined || desk === undefined || evaluation === undefined) return;
    this.#theirs = others;
    panel.give(question, answer);
    this.#settle(desk, evaluation.id, [question]).catch(reportError);
  }

  #begin(id: string | undefined, base: EvaluationAnswers | undefined): void {
    this.#id = id;
    this.#base = base;
    this.#theirs = {};
    this.#unkept = {};
    this.#submittedBy = undefined;
    this.#kept = undefined;
  }

  /** What was typed while it was being kept has its place in the draft of the evaluation. */
  async #isNow(desk: Desk, kept: Evaluation, answers: EvaluationAnswers): Promise<void> {
    const host = this.#host;
    const before = draftNameOf(host);
    const isTyped = host.answers !== answers;
    const isFirst = host.evaluation === undefined;
    this.#begin(kept.id, kept.answers);
    host.evaluation = kept;
    // Answers that come along with another evaluation stay.
    if (isFirst) host.answers = { ...host.answers };
    if (isTyped) desk.drafts.keep(draftNameOf(host), { answers: host.answers, base: kept.answers });
    else this.#kept = host.answers;
    if (!isTyped || before !== draftNameOf(host)) await desk.drafts.drop(before);
  }

  async #merge(): Promise<void> {
    const host = this.#host;
    const { desk, evaluation } = host;
    if (desk === undefined || evaluation === undefined) return;
    const { id } = evaluation;
    const [draft, record, conflicts] = await Promise.all([
      this.#base === undefined ? desk.drafts.read(draftNameOf(host)) : undefined,
      readOr(desk, evaluation),
      conflictsOf(desk, id),
    ]);
    if (host.desk !== desk || host.evaluation?.id !== id || this.#id !== id) return;
    const lost = conflicts.filter(({ rule }) => rule !== 'client');
    const base = this.#base ?? (draft?.base as EvaluationAnswers | undefined) ?? evaluation.answers;
    const mine = (draft?.answers as EvaluationAnswers | undefined) ?? host.answers;
    const sides = bringBack({ base, mine }, lost);
    if (record.status !== 'draft') this.#close(record, sides);
    else {
      const merged = mergeAnswers(sides.base, sides.mine, record.answers);
      this.#base = merged.base;
      this.#theirs = merged.theirs;
      if (!isSame(host.answers, merged.answers)) {
        // What was kept is still kept: the rest is a colleague's.
        if (this.isKept && isSame(merged.answers, record.answers)) this.#kept = merged.answers;
        host.answers = merged.answers;
      }
      host.evaluation = record;
    }
    host.requestUpdate();
  }

  /** Nothing can be added any more: what was not kept stays in its draft, and to be read. */
  #close(record: Evaluation, { base, mine }: Sides): void {
    const host = this.#host;
    const isMeanwhile = host.evaluation?.status === 'draft' && record.evaluatorId !== this.#desk?.agent.id;
    this.#unkept = { ...this.#unkept, ...unkeptAnswers(base, mine, record.answers) };
    if (isMeanwhile) this.#submittedBy = record.evaluatorId;
    this.#base = record.answers;
    this.#theirs = {};
    host.answers = record.answers;
    host.evaluation = record;
  }

  /** The side that stands in the record is the one that was wanted. */
  async #settle(desk: Desk, id: string, questions: readonly string[]): Promise<void> {
    const settled = (await conflictsOf(desk, id)).filter(({ path }) => questions.includes(questionIn(path)));
    for (const conflict of settled)
      await desk.run(resolveConflict, { id: conflict.id, keep: conflict.rule === 'client' ? 'mine' : 'theirs' });
  }
}

type ConflictRecord = Awaited<ReturnType<Desk['conflicts']>>[number];

interface Sides {
  readonly base: EvaluationAnswers;
  readonly mine: EvaluationAnswers;
}

/** An answer that came to the server after a colleague's is still this evaluator's, unless something was said since. */
function bringBack({ base, mine }: Sides, lost: readonly ConflictRecord[]): Sides {
  const again = lost.flatMap(({ path, before, mine: own }) => {
    const question = questionIn(path);
    if (own === undefined || !isSameAnswer(mine[question], base[question])) return [];
    return [{ question, before: (before ?? { value: null }) as EvaluationAnswer, own: own as EvaluationAnswer }];
  });
  return {
    base: { ...base, ...Object.fromEntries(again.map(({ question, before }) => [question, before])) },
    mine: { ...mine, ...Object.fromEntries(again.map(({ question, own }) => [question, own])) },
  };
}

async function conflictsOf(desk: Desk, id: string): Promise<readonly ConflictRecord[]> {
  const conflicts = await desk.conflicts();
  return conflicts.filter(({ entityKey, path }) => entityKey === `evaluation/${id}` && questionIn(path) !== '');
}

const PLACE = 'answers.';

function questionIn(path: string): string {
  return path.startsWith(PLACE) ? path.slice(PLACE.length) : '';
}

/** One that is not on this device is shown as it was given. */
async function readOr(desk: Desk, given: Evaluation): Promise<Evaluation> {
  try {
    return (await desk.run(readEvaluation, { id: given.id })).evaluation;
  } catch (error) {
    if (isCallsideError(error) && error.code === 'record-not-found') return given;
    throw error;
  }
}

function isSame(one: EvaluationAnswers, other: EvaluationAnswers): boolean {
  const questions = [...Object.keys(one), ...Object.keys(other)];
  return questions.every((id) => isSameAnswer(one[id], other[id]));
}

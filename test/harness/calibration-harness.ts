import type { CalibrationPanel } from '@callside/qa-scorecard/calibration.js';
import type {} from '@callside/qa-scorecard/define-calibration.js';
import { contains, eventually, same } from './eventually.js';
import { QaScorecardHarness } from './qa-scorecard-harness.js';
import { WidgetHarness } from './widget-harness.js';

/** The calibrations as an evaluator uses them. */
export class CalibrationHarness extends WidgetHarness<CalibrationPanel> {
  /** Opens a session of the list. */
  async open(id: string): Promise<void> {
    await this.press(`[data-session="${id}"]`);
    await this.seesFocusOn('.title');
  }

  async goBack(): Promise<void> {
    await this.press('[data-back]');
    await this.seesFocusOn('.title');
  }

  /** Opens the form that begins a session. */
  async ask(): Promise<void> {
    await this.press('[data-new]');
    await this.seesFocusOn('[name=title]');
  }

  /** Types into the form, as a person does. */
  type(name: string, value: string): void {
    const control = this.one(`form [name="${name}"]`) as HTMLInputElement;
    control.value = value;
    control.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
  }

  /** Ticks calls and evaluators. */
  tick(name: 'calls' | 'evaluators', ...values: readonly string[]): void {
    for (const value of values) this.one(`form [name="${name}"][value="${value}"]`).click();
  }

  async begin(): Promise<void> {
    await this.press('[data-begin]');
  }

  async cancel(): Promise<void> {
    await this.press('[data-cancel]');
  }

  /** Opens a call of the session on screen. */
  async score(callId: string): Promise<QaScorecardHarness> {
    await this.press(`[data-call="${callId}"] button`);
    await this.seesFocusOn('.title');
    return this.card();
  }

  /** The scorecard that is open. */
  async card(): Promise<QaScorecardHarness> {
    const found = () => this.root.querySelector('callside-qa-scorecard');
    await eventually(() => same('a scorecard', found() !== null, true));
    const card = found();
    if (card === null) throw new Error('There is no scorecard.');
    return new QaScorecardHarness(card);
  }

  /** Scores a call and hands it in. */
  async handIn(callId: string, answers: Readonly<Record<string, string>>): Promise<void> {
    const card = await this.score(callId);
    for (const [question, option] of Object.entries(answers)) await card.answer(question, option);
    await card.submit();
    await this.seesCall(callId, 'Handed in');
  }

  /** Asks to end the session on screen. */
  async askToEnd(to: 'finalised' | 'withdrawn'): Promise<void> {
    await this.press(`[data-ask=${to}]`);
    await this.seesFocusOn('[data-sure]');
  }

  async sure(): Promise<void> {
    await this.press('[data-sure]');
  }

  /** Opens the answers to a question, side by side. */
  async compare(question: string): Promise<void> {
    await this.press(`[data-question="${question}"] summary`);
  }

  async seesSessions(...titles: readonly string[]): Promise<void> {
    await eventually(() =>
      same(
        'the sessions',
        this.all('[data-session] .words').map(({ textContent }) => textContent.trim()),
        titles,
      ),
    );
  }

  async seesSession(id: string, words: string): Promise<void> {
    await eventually(() => contains('the session', this.textAt(`[data-session="${id}"]`), words));
  }

  async seesCall(callId: string, words: string): Promise<void> {
    await eventually(() => contains('the call', this.textAt(`[data-call="${callId}"]`), words));
  }

  async seesProgress(evaluator: string, words: string): Promise<void> {
    await eventually(() => contains('the progress', this.textAt(`[data-progress="${evaluator}"]`), words));
  }

  async seesTold(words: string): Promise<void> {
    await eventually(() => same('what is told', this.textAt('.body > [role=status]'), words));
  }

  async seesProblem(words: string): Promise<void> {
    await eventually(() => same('the problem', this.textAt('[role=alert]:not(:empty)'), words));
  }

  /** The questions of the comparison, where evaluators differ most first. */
  async seesCompared(...questions: readonly string[]): Promise<void> {
    await eventually(() =>
      same(
        'the questions',
        this.all('[data-comparison] [data-question]').map(({ dataset }) => dataset.question),
        questions,
      ),
    );
  }

  async seesAgreement(question: string, words: string): Promise<void> {
    await eventually(() => contains('the agreement', this.textAt(`[data-question="${question}"]`), words));
  }

  async seesEvaluator(evaluator: string, words: string): Promise<void> {
    await eventually(() => contains('the evaluator', this.textAt(`[data-evaluator="${evaluator}"]`), words));
  }

  async seesTotals(words: string): Promise<void> {
    await eventually(() => contains('the totals', this.textAt('[data-totals]'), words));
  }

  /** Whether something is on screen, by its selector. */
  async seesPart(selector: string, isThere: boolean): Promise<void> {
    await eventually(() => same(selector, this.root.querySelector(selector) !== null, isThere));
  }

  async seesFocusOn(selector: string): Promise<void> {
    await eventually(() => same(`the focus on ${selector}`, this.root.activeElement?.matches(selector), true));
  }

  /** A button that waits for nothing any more, also to the eye. */
  async seesReady(selector: string): Promise<void> {
    await eventually(() => same(`${selector} is ready`, getComputedStyle(this.one(selector)).opacity, '1'));
  }

  /** What a field of the form holds. */
  async seesTyped(name: string, value: string): Promise<void> {
    await eventually(() => same(`“${name}”`, (this.one(`form [name="${name}"]`) as HTMLInputElement).value, value));
  }

  async seesTicked(name: 'calls' | 'evaluators', ...values: readonly string[]): Promise<void> {
    const ticked = () => this.all(`form [name="${name}"]:checked`).map((box) => (box as HTMLInputElement).value);
    await eventually(() => same(`ticked ${name}`, ticked(), values));
  }
}

import type { QaScorecard } from '@callside/qa-scorecard';
import { CallPlayerHarness } from './call-player-harness.js';
import { contains, eventually, same } from './eventually.js';
import type { FieldHarness } from './field-harness.js';
import { WidgetHarness } from './widget-harness.js';

/** The scorecard as an evaluator uses it. */
export class QaScorecardHarness extends WidgetHarness<QaScorecard> {
  /** Picks an option of a question. */
  async answer(question: string, option: string): Promise<void> {
    await this.#pick(question, option);
  }

  async markNotApplicable(question: string): Promise<void> {
    await this.#pick(question, '');
  }

  /** Picks one option for every question: the first, unless another is named. */
  async answerAll(named: Readonly<Record<string, string>> = {}): Promise<void> {
    await this.element.updateComplete;
    for (const { dataset } of this.all('[data-question]')) {
      const question = dataset.question ?? '';
      const first = this.one(`input[name="${question}"]`).getAttribute('value') ?? '';
      await this.answer(question, named[question] ?? first);
    }
  }

  /** Writes a number, words or a day. */
  async write(question: string, words: string): Promise<void> {
    await this.element.updateComplete;
    this.fieldAt(`[data-question="${question}"] .written`).fill(words);
    await this.element.updateComplete;
  }

  async nameReason(question: string, reason: string): Promise<void> {
    await this.element.updateComplete;
    this.one(`[data-question="${question}"] [data-reason="${reason}"]`).click();
    await this.element.updateComplete;
  }

  async seesQuestions(...questions: readonly string[]): Promise<void> {
    await eventually(() =>
      same(
        'the questions',
        this.all('[data-question]').map(({ dataset }) => dataset.question),
        questions,
      ),
    );
  }

  async comment(question: string, words: string): Promise<void> {
    this.#comment(question).fill(words);
    await this.element.updateComplete;
  }

  async submit(): Promise<void> {
    await this.press('.foot .primary');
  }

  async focusQuestion(question: string): Promise<void> {
    await this.element.updateComplete;
    this.one(`input[name="${question}"]`).focus();
  }

  async focusComment(question: string): Promise<void> {
    await this.element.updateComplete;
    this.#comment(question).focus();
  }

  async seesTotal(total: string): Promise<void> {
    await eventually(() => same('the total', this.textAt('[data-total]'), total));
  }

  async seesAnswer(question: string, option: string | undefined): Promise<void> {
    await eventually(() => {
      const picked = this.root.querySelector<HTMLInputElement>(`input[name="${question}"]:checked`);
      same(`the answer to “${question}”`, picked?.value, option);
    });
  }

  async seesReason(text: string): Promise<void> {
    await eventually(() =>
      contains(
        'the reasons',
        this.all('.score .refusal')
          .map((each) => each.textContent.trim())
          .join('\n'),
        text,
      ),
    );
  }

  async seesOpen(...questions: readonly string[]): Promise<void> {
    await eventually(() =>
      same(
        'the open questions',
        this.all('.question.open').map(({ dataset }) => dataset.question),
        questions,
      ),
    );
  }

  override async seesFocusAt(question: string): Promise<void> {
    await eventually(() => {
      const { activeElement } = this.root;
      same('the question with the focus', activeElement?.getAttribute('name'), question);
    });
  }

  async seesFocusOn(selector: string): Promise<void> {
    await eventually(() => same(`the focus on ${selector}`, this.root.activeElement?.matches(selector), true));
  }

  async seesComment(question: string, shown: boolean): Promise<void> {
    await eventually(() =>
      same(`the comment on “${question}”`, this.root.querySelector(this.#commentOf(question)) !== null, shown),
    );
  }

  async seesReadOnly(): Promise<void> {
    await eventually(() => {
      // What leaves the card, or plays, changes nothing.
      const open = this.all('input, button:not([data-print],[data-csv])').filter(
        (each) => !each.matches(':disabled, [aria-disabled="true"]'),
      );
      same('what can be changed', open.length, 0);
    });
  }

  /** What stands beside a question: its suggestion, its moment, its earlier marks. */
  async seesBeside(question: string, text: string): Promise<void> {
    await eventually(() => contains(`what is beside “${question}”`, this.textAt(this.#beside(question)), text));
  }

  async seesNothingBeside(question: string): Promise<void> {
    await this.#tools();
    same(`anything beside “${question}”`, this.root.querySelector(this.#beside(question)) !== null, false);
  }

  async takeSuggestion(question: string): Promise<void> {
    await this.press(`${this.#beside(question)} .take`);
  }

  /** The suggestion cannot be taken any more: it is the answer, or the evaluation is stored. */
  async seesNothingToTake(question: string): Promise<void> {
    await this.#tools();
    await eventually(() =>
      same(`a suggestion to take for “${question}”`, this.root.querySelector(`${this.#beside(question)} .take`), null),
    );
  }

  async pin(question: string): Promise<void> {
    await this.press(`${this.#beside(question)} .pin`);
  }

  async unpin(question: string): Promise<void> {
    await this.press(`${this.#beside(question)} [data-unpin]`);
  }

  async jumpToPin(question: string): Promise<void> {
    await this.press(`${this.#beside(question)} [data-pinned]`);
  }

  /** Follows a piece of evidence of a suggestion, the first unless another is named. */
  async followEvidence(question: string, number = 0): Promise<void> {
    await eventually(() => this.one(`${this.#beside(question)} button.why`));
    this.all(`${this.#beside(question)} button.why`)[number]?.click();
  }

  async followPath(number: number): Promise<void> {
    await eventually(() => this.one('.path .time'));
    this.all('.path .time')[number]?.click();
  }

  /** The player, once there is a recording. */
  async player(): Promise<CallPlayerHarness> {
    await eventually(() => this.one('callside-call-player'));
    const player = this.root.querySelector('callside-call-player');
    if (player === null) throw new Error('The player has gone.');
    return new CallPlayerHarness(player);
  }

  async seesNoPlayer(): Promise<void> {
    await this.#tools();
    same('a player', this.root.querySelector('callside-call-player'), null);
  }

  async seesEarlierTotals(text: string): Promise<void> {
    await eventually(() => contains('the earlier totals', this.textAt('.earlier-totals'), text));
  }

  async seesNoEarlierTotals(): Promise<void> {
    await this.#tools();
    same('earlier totals', this.root.querySelector('.earlier-totals'), null);
  }

  /** The earlier marks of a question as its text alternative tells them. */
  async seesMarksBefore(question: string, marks: string | undefined): Promise<void> {
    await eventually(() => {
      const told = this.root.querySelector(`${this.#beside(question)} .earlier`)?.getAttribute('aria-label');
      same(`earlier marks of “${question}”`, told?.split(/: |：/)[1], marks);
    });
  }

  /** What is written on the control that has the focus. */
  get focused(): string | undefined {
    return this.root.activeElement?.textContent.trim();
  }

  async keepForColleagues(): Promise<void> {
    await this.press('[data-keep]');
  }

  async focusKeep(): Promise<void> {
    await eventually(() => this.one('[data-keep]'));
    this.one('[data-keep]').focus();
  }

  async seesNoKeep(): Promise<void> {
    await this.#tools();
    same('a way to keep it for colleagues', this.root.querySelector('[data-keep]'), null);
  }

  /** What is told of colleagues in the foot. */
  async seesShared(text: string): Promise<void> {
    await eventually(() => same('what is told of colleagues', this.textAt('.shared'), text));
  }

  async takeColleagues(question: string): Promise<void> {
    await this.press(`${this.#beside(question)} [data-take-theirs]`);
  }

  /** What colleagues have said is there, and questions can be answered. */
  async isOpen(): Promise<void> {
    await eventually(() => same('closed questions', this.all('[data-question]:disabled').length, 0));
  }

  async print(): Promise<void> {
    await this.press('[data-print]');
  }

  async saveTable(): Promise<void> {
    await this.press('[data-csv]');
  }

  async seesNoWayOut(): Promise<void> {
    await this.#tools();
    same('print or table', this.root.querySelector('[data-print],[data-csv]'), null);
  }

  /** What stands beside the questions is loaded after them; the path is there with it. */
  async #tools(): Promise<void> {
    const sheets = (): CSSStyleSheet[] => this.root.adoptedStyleSheets;
    const isThere = (): boolean =>
      sheets().some(({ cssRules }) => [...cssRules].some(({ cssText }) => cssText.startsWith('.beside')));
    await eventually(() => same('the tools', isThere(), true));
    await this.element.updateComplete;
  }

  #beside(question: string): string {
    return `[data-beside="${question}"]`;
  }

  #comment(question: string): FieldHarness {
    return this.fieldAt(this.#commentOf(question));
  }

  #commentOf(question: string): string {
    return `[data-question="${question}"] .comment`;
  }

  async #pick(question: string, value: string): Promise<void> {
    await this.element.updateComplete;
    this.one(`input[name="${question}"][value="${value}"]`).click();
    await this.element.updateComplete;
  }
}

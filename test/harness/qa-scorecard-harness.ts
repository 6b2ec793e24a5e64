import type { QaScorecard } from '@callside/qa-scorecard';
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

  async seesComment(question: string, shown: boolean): Promise<void> {
    await eventually(() =>
      same(`the comment on “${question}”`, this.root.querySelector(this.#commentOf(question)) !== null, shown),
    );
  }

  async seesReadOnly(): Promise<void> {
    await eventually(() => {
      const open = this.all('input, button').filter((each) => !each.matches(':disabled, [aria-disabled="true"]'));
      same('what can be changed', open.length, 0);
    });
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

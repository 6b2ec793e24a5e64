import type { EvaluationReview } from '@callside/qa-scorecard/review.js';
import { contains, eventually, same } from './eventually.js';
import { WidgetHarness } from './widget-harness.js';

/** A released evaluation as people speak of it. */
export class EvaluationReviewHarness extends WidgetHarness<EvaluationReview> {
  /** Presses what is offered: `acknowledge`, `dispute`, `release`, `send-back`, `close`. */
  async ask(act: string): Promise<void> {
    await this.press(`[data-act=${act}]`);
  }

  async pick(question: string): Promise<void> {
    await this.press(`[data-question="${question}"] [data-pick]`);
  }

  async say(question: string, words: string): Promise<void> {
    await this.#type(`[data-question="${question}"] textarea`, words);
  }

  /** Writes what is asked at the foot. */
  async write(words: string): Promise<void> {
    await this.#type('.sheet textarea', words);
  }

  async answer(question: string, option: string): Promise<void> {
    await this.press(`input[name="${question}"][value="${option}"]`);
  }

  async listen(): Promise<void> {
    await this.press('.moment');
  }

  async focus(act: string): Promise<void> {
    await this.element.updateComplete;
    this.one(`[data-act=${act}]`).focus();
  }

  isFocused(selector: string): boolean {
    return this.root.activeElement?.matches(selector) === true;
  }

  async seesFocusOn(selector: string): Promise<void> {
    await eventually(() => same(`the focus on ${selector}`, this.isFocused(selector), true));
  }

  async send(): Promise<void> {
    await this.press('[data-send]');
  }

  async cancel(): Promise<void> {
    await this.press('[data-cancel]');
  }

  async seesStatus(words: string): Promise<void> {
    await eventually(() => same('the status', this.textAt('.head .pill'), words));
  }

  async seesTotal(total: string, before?: string): Promise<void> {
    await eventually(() => {
      same('the total', this.textAt('[data-total]'), total);
      same('the total before', this.root.querySelector('.was')?.textContent.trim(), before);
    });
  }

  async seesActs(...acts: readonly string[]): Promise<void> {
    await eventually(() =>
      same(
        'what can be said',
        this.all('[data-act]').map(({ dataset }) => dataset.act),
        acts,
      ),
    );
  }

  async seesTold(words: string): Promise<void> {
    await eventually(() => same('what was told', this.textAt('.told'), words));
  }

  async seesProblem(words: string): Promise<void> {
    await eventually(() => contains('the problem', this.textAt('.sheet .refusal'), words));
  }

  async seesSend(label: string): Promise<void> {
    await eventually(() => same('the button', this.textAt('[data-send]'), label));
  }

  async seesWritten(words: string): Promise<void> {
    await eventually(() =>
      same('what is written', this.root.querySelector<HTMLTextAreaElement>('.sheet textarea')?.value, words),
    );
  }

  async seesDisputed(question: string, ...words: readonly string[]): Promise<void> {
    await eventually(() => {
      const said = this.all(`[data-question="${question}"] .said, [data-question="${question}"] + .reviewed .said`);
      for (const each of words)
        contains(`what was said of ${question}`, said.map((one) => one.textContent).join('\n'), each);
    });
  }

  async #type(selector: string, words: string): Promise<void> {
    await this.element.updateComplete;
    const area = this.one(selector) as HTMLTextAreaElement;
    area.value = words;
    area.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    await this.element.updateComplete;
  }
}

import type { CoachingPlanElement } from '@callside/qa-scorecard/coaching.js';
import { contains, eventually, same } from './eventually.js';
import { WidgetHarness } from './widget-harness.js';

/** An improvement plan as people use it. */
export class CoachingPlanHarness extends WidgetHarness<CoachingPlanElement> {
  /** Fills a field of the new plan, or what is asked with something that is said. */
  async write(name: string, words: string): Promise<void> {
    await this.element.updateComplete;
    await eventually(() => this.one(`[name=${name}]`));
    const field = this.one(`[name=${name}]`) as HTMLInputElement | HTMLSelectElement;
    field.value = words;
    for (const type of ['input', 'change']) field.dispatchEvent(new Event(type, { bubbles: true, composed: true }));
    await this.element.updateComplete;
  }

  /** Chooses one of the cases that are offered, counted from 0. */
  async choose(index: number): Promise<void> {
    this.all('[data-case]')[index]?.click();
    await this.element.updateComplete;
  }

  async seesCases(count: number): Promise<void> {
    await eventually(() => same('the cases on offer', this.all('[data-case]').length, count));
  }

  async open(): Promise<void> {
    await this.press('[data-open]');
  }

  async say(act: string): Promise<void> {
    await eventually(() => this.one(`[data-act=${act}]`));
    await this.press(`[data-act=${act}]`);
  }

  async tick(step: string): Promise<void> {
    await this.press(`[data-tick="${step}"]`);
  }

  async focus(selector: string): Promise<void> {
    await this.element.updateComplete;
    this.one(selector).focus();
  }

  async seesState(words: string): Promise<void> {
    await eventually(() => same('the state', this.textAt('[data-state]'), words));
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

  async seesBaseline(words: string): Promise<void> {
    await eventually(() => contains('the baseline', this.textAt('[data-baseline]'), words));
  }

  async seesSince(words: string): Promise<void> {
    await eventually(() => contains('what was measured', this.textAt('[data-since]'), words));
  }

  async seesProblem(name: string, words: string): Promise<void> {
    await eventually(() => same(`the problem at ${name}`, this.textAt(`[data-problem=${name}]`), words));
  }

  async seesTold(words: string): Promise<void> {
    await eventually(() => same('what was told', this.textAt('.told'), words));
  }

  async seesFocusOn(selector: string): Promise<void> {
    await eventually(() => same(`the focus on ${selector}`, this.root.activeElement?.matches(selector) === true, true));
  }

  async seesTyped(name: string, words: string): Promise<void> {
    await eventually(() =>
      same(`what is typed as ${name}`, (this.one(`[name=${name}]`) as HTMLInputElement).value, words),
    );
  }
}

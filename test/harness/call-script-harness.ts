import type { CallScript } from '@callside/call-script';
import { contains, eventually, same } from './eventually.js';
import { WidgetHarness } from './widget-harness.js';

/** The script panel as an agent uses it. */
export class CallScriptHarness extends WidgetHarness<CallScript> {
  async answer(id: string): Promise<void> {
    await this.press(`[data-answer="${id}"]`);
  }

  async next(): Promise<void> {
    await this.press('[data-next]');
  }

  async back(): Promise<void> {
    await this.press('.foot .quiet');
  }

  async takeSidetrip(id: string): Promise<void> {
    await this.press(`[data-sidetrip="${id}"]`);
  }

  async saveRecord(): Promise<void> {
    await this.press('[data-save]');
  }

  /** Puts the focus where the keys of the step work. */
  async focusStep(): Promise<void> {
    await this.#focus('[data-step]');
  }

  async focusAnswer(id: string): Promise<void> {
    await this.#focus(`[data-answer="${id}"]`);
  }

  async focusNext(): Promise<void> {
    await this.#focus('[data-next]');
  }

  async focusSave(): Promise<void> {
    await this.#focus('[data-save]');
  }

  async seesStep(id: string): Promise<void> {
    await eventually(() => same('the step', this.root.querySelector<HTMLElement>('[data-step]')?.dataset.step, id));
  }

  async seesPrompt(words: string): Promise<void> {
    await eventually(() => contains('the words to say', this.textAt('.say'), words));
  }

  async seesGap(): Promise<void> {
    await eventually(() => same('a gap in the words', this.root.querySelector('.gap') !== null, true));
  }

  async seesRefusal(text: string): Promise<void> {
    await eventually(() => same('the refusal', this.textAt('.refusal'), text));
  }

  async seesNoRefusal(): Promise<void> {
    await eventually(() => same('the refusal', this.textAt('.refusal'), ''));
  }

  async seesLine(text: string): Promise<void> {
    await eventually(() => contains('the state of the line', this.textAt('[data-state]'), text));
  }

  async seesStage(title: string): Promise<void> {
    await eventually(() => contains('the stage', this.textAt('.rail [aria-current]'), title));
  }

  async seesWrapUp(text: string): Promise<void> {
    await eventually(() => same('the wrap-up', this.textAt('[data-wrap-up]'), text));
  }

  async seesFocus(): Promise<void> {
    await eventually(() => same('the focus in the panel', this.hasFocus, true));
  }

  async #focus(selector: string): Promise<void> {
    await eventually(() => this.one(selector));
    this.one(selector).focus();
  }
}

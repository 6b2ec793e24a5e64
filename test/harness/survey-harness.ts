import type { Survey } from '@callside/survey';
import { contains, eventually, same } from './eventually.js';
import { WidgetHarness } from './widget-harness.js';

/** The survey as a customer uses it. */
export class SurveyHarness extends WidgetHarness<Survey> {
  /** Answers the question on screen. */
  async answer(value: string | number): Promise<void> {
    await this.fill(this.#question, value);
  }

  /** Answers the question on screen and goes on. */
  async answerAndGoOn(value: string | number): Promise<void> {
    await this.answer(value);
    await this.next();
  }

  async next(): Promise<void> {
    await this.press('[data-next]');
  }

  async back(): Promise<void> {
    await this.press('[data-back]');
  }

  async seesQuestion(id: string): Promise<void> {
    await eventually(() => same('the question', this.root.querySelector('[name]')?.getAttribute('name'), id));
  }

  async seesButton(text: string): Promise<void> {
    await eventually(() => same('the button', this.textAt('[data-next]'), text));
  }

  async seesNoWayBack(): Promise<void> {
    await eventually(() => same('a way back', this.root.querySelector('[data-back]') !== null, false));
  }

  async seesEnding(text: string): Promise<void> {
    await eventually(() => same('the ending', this.textAt('.ending'), text));
  }

  async seesArrival(text: string): Promise<void> {
    await eventually(() => contains('what has arrived', this.textAt('[data-arrival]'), text));
  }

  /** Waits until the session has these answers. */
  async keeps(read: () => unknown, answers: unknown): Promise<void> {
    await eventually(() => same('the kept answers', read(), answers));
  }

  async seesFocusOnEnding(): Promise<void> {
    await eventually(() => same('the focus on the ending', this.root.activeElement?.className, 'ending'));
  }

  get #question(): string {
    return this.one('[name]').getAttribute('name') ?? '';
  }
}

import type { SamplePanel } from '@callside/qa-scorecard/sample.js';
import type {} from '@callside/qa-scorecard/define-sample.js';
import { contains, eventually, same } from './eventually.js';
import { WidgetHarness } from './widget-harness.js';

/** The samples as an evaluator uses them. */
export class SampleHarness extends WidgetHarness<SamplePanel> {
  /** Types into the form, as a person does. */
  async type(name: string, value: string): Promise<void> {
    await this.seesPart(`form [name="${name}"]`, true);
    const control = this.one(`form [name="${name}"]`) as HTMLInputElement;
    control.value = value;
    control.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
  }

  /** Draws with this seed, so that a test knows what comes. */
  async draw({ seed = '7', perAgent = '3' }: { seed?: string; perAgent?: string } = {}): Promise<void> {
    await this.type('perAgent', perAgent);
    await this.type('seed', seed);
    await this.press('[data-draw]');
  }

  async open(at: number): Promise<void> {
    await eventually(() => same('a sample', this.all('[data-sample]').length > at, true));
    this.all('[data-sample]')[at]?.click();
    await this.seesFocusOn('.title');
  }

  async goBack(): Promise<void> {
    await this.press('[data-back]');
  }

  /** Presses the button of the first drawn call. */
  async score(): Promise<void> {
    await this.press('[data-call] button');
  }

  async verify(): Promise<void> {
    await this.press('[data-verify]');
  }

  /** The drawn calls on screen. */
  get drawn(): readonly (string | undefined)[] {
    return this.all('[data-call]').map(({ dataset }) => dataset.call);
  }

  async seesDrawn(count: number): Promise<void> {
    await eventually(() => same('the drawn calls', this.drawn.length, count));
  }

  async seesSamples(count: number): Promise<void> {
    await eventually(() => same('the samples', this.all('[data-sample]').length, count));
  }

  async seesSample(words: string): Promise<void> {
    await eventually(() => contains('the sample', this.textAt('[data-sample]'), words));
  }

  async seesAgent(agentId: string, words: string): Promise<void> {
    await eventually(() => contains('the agent', this.textAt(`[data-agent="${agentId}"]`), words));
  }

  async seesCheck(words: string): Promise<void> {
    await eventually(() => contains('the check', this.textAt('[data-check]'), words));
  }

  async seesProblem(words: string): Promise<void> {
    await eventually(() => same('the problem', this.textAt('[role=alert]:not(:empty)'), words));
  }

  async seesTyped(name: string, value: string): Promise<void> {
    await this.seesPart(`form [name="${name}"]`, true);
    await eventually(() => same(`“${name}”`, (this.one(`form [name="${name}"]`) as HTMLInputElement).value, value));
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
}

import type { CallScript } from '@callside/call-script';
import type {} from '@callside/call-script/define-cards.js';
import type {} from '@callside/call-script/define-disposition.js';
import { DispositionHarness } from './disposition-harness.js';
import { contains, eventually, same } from './eventually.js';
import { SideCardsHarness } from './side-cards-harness.js';
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

  /** Says that the words were read out. */
  async confirmReading(): Promise<void> {
    await this.press('[data-confirm]');
  }

  async act(id: string): Promise<void> {
    await this.press(`[data-action="${id}"]`);
  }

  /** Takes the side-trip that a refusal offers. */
  async takeWayOut(): Promise<void> {
    await this.press('[data-way-out]');
  }

  async jumpTo(step: string): Promise<void> {
    await this.#openOverview();
    await this.press(`[data-jump="${step}"]`);
  }

  async pause(): Promise<void> {
    await this.press('[data-pause]');
  }

  async resume(): Promise<void> {
    await this.press('[data-resume]');
  }

  async enlargeText(): Promise<void> {
    await this.press('.sizes button:last-child');
  }

  /** Chooses the result of the call, which needs nothing more. */
  async chooseResult(id: string): Promise<void> {
    const result = new DispositionHarness(await this.#part('callside-disposition'));
    await result.choose(id);
    await result.save();
  }

  /** Chooses a result and writes notes, and saves nothing. */
  async beginResult(id: string, notes: string): Promise<void> {
    const result = new DispositionHarness(await this.#part('callside-disposition'));
    await result.choose(id);
    await result.fill('-notes', notes);
  }

  async changeResult(): Promise<void> {
    await this.press('[data-change-result]');
  }

  async seesResultNotes(notes: string): Promise<void> {
    const result = new DispositionHarness(await this.#part('callside-disposition'));
    await result.seesValue('-notes', notes);
  }

  /** Presses a button of the line. */
  async control(type: string): Promise<void> {
    await this.press(`[data-line="${type}"]`);
  }

  async chooseCall(name: string): Promise<void> {
    await eventually(() => same(`the call of ${name}`, this.#callOf(name) !== undefined, true));
    this.#callOf(name)?.click();
    await this.element.updateComplete;
  }

  async seesControls(...labels: readonly string[]): Promise<void> {
    await eventually(() => {
      same('the tools', this.root.querySelector('.tools') !== null, true);
      same(
        'the buttons of the line',
        this.all('[data-line]').map((button) => button.textContent.trim()),
        labels,
      );
    });
  }

  async openCards(): Promise<void> {
    await this.press('[data-cards]');
  }

  async seesCards(words: string): Promise<void> {
    const cards = new SideCardsHarness(await this.#part('callside-side-cards'));
    await cards.sees(words);
  }

  async seesNoCards(): Promise<void> {
    await eventually(() => same('the way to cards', this.root.querySelector('[data-cards]'), null));
  }

  async focusConfirm(): Promise<void> {
    await this.#focus('[data-confirm]');
  }

  async focusBody(): Promise<void> {
    await this.#focus('.body');
  }

  async seesStamp(words: string): Promise<void> {
    await eventually(() => contains('the stamp', this.textAt('.stamp'), words));
  }

  async seesOtherTongue(language: string, words: string): Promise<void> {
    await eventually(() => {
      same('the language', this.root.querySelector<HTMLElement>('.say.other')?.lang, language);
      contains('the words in it', this.textAt('.say.other'), words);
    });
  }

  async seesNoOtherTongue(): Promise<void> {
    await eventually(() => same('a second text', this.root.querySelector('.say.other'), null));
  }

  async seesLocked(step: string, why: string): Promise<void> {
    await this.#openOverview();
    await eventually(() => contains('what is locked', this.textAt(`[data-locked="${step}"]`), why));
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

  async focusJump(step: string): Promise<void> {
    await this.#openOverview();
    await this.#focus(`[data-jump="${step}"]`);
  }

  async focusSidetrip(id: string): Promise<void> {
    await this.#focus(`[data-sidetrip="${id}"]`);
  }

  /** The step itself has the focus, and none of its buttons. */
  async seesFocusOnStep(id: string): Promise<void> {
    await eventually(() => same('the focus', (this.root.activeElement as HTMLElement | null)?.dataset.step, id));
  }

  async focusOverview(): Promise<void> {
    await this.#focus('[data-overview] summary');
  }

  /** Puts the focus on the first of the results. */
  async focusResult(): Promise<void> {
    const { renderRoot } = await this.#part('callside-disposition');
    renderRoot.querySelector<HTMLElement>('[data-outcome]')?.focus();
  }

  async seesOverview(): Promise<void> {
    await eventually(() => same('the open overview', this.root.querySelector('[data-overview][open]') !== null, true));
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

  /** The lines for what nobody knows: what each asks for, and what is written on it. */
  async seesLinesToFill(lines: readonly (readonly [string, string])[]): Promise<void> {
    await eventually(() => {
      const fields = [
        ...this.root.querySelectorAll<HTMLElement & { label?: string; value?: string | null }>('.missing [name]'),
      ];
      same(
        'the lines to fill',
        fields.map((field) => [field.label ?? '', field.value ?? '']),
        lines,
      );
    });
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

  #callOf(name: string): HTMLElement | undefined {
    return this.all('[data-call]').find((button) => button.textContent.includes(name));
  }

  /** An element inside the panel, once it is drawn and defined. */
  async #part<T extends 'callside-disposition' | 'callside-side-cards'>(tag: T): Promise<HTMLElementTagNameMap[T]> {
    await eventually(() => this.one(tag));
    await customElements.whenDefined(tag);
    const element = this.root.querySelector(tag);
    if (element === null) throw new Error(`There is no <${tag}> any more.`);
    await element.updateComplete;
    return element;
  }

  async #openOverview(): Promise<void> {
    await this.press('[data-overview]:not([open]) summary');
  }

  async #focus(selector: string): Promise<void> {
    await eventually(() => this.one(selector));
    this.one(selector).focus();
  }
}

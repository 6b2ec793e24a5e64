import type { Survey } from '@callside/survey';
import { contains, eventually, same } from './eventually.js';
import { WidgetHarness } from './widget-harness.js';

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** The survey as a customer uses it: with native controls, all in one shadow root. */
export class SurveyHarness extends WidgetHarness<Survey> {
  /** Answers the question that was reached last. */
  async answer(value: string | number | readonly string[]): Promise<void> {
    await this.fill(this.#question, value);
  }

  /** Answers the question that was reached last and goes on. */
  async answerAndGoOn(value: string | number): Promise<void> {
    const question = this.#question;
    await this.fill(question, value);
    // One tap may have led on already.
    if (question === this.#question) await this.next();
  }

  /** Chooses or writes, as a hand does: what was chosen before and is not among the values is taken back. */
  override async fill(question: string, value: string | number | readonly string[]): Promise<void> {
    await this.element.updateComplete;
    await eventually(() => this.#controls(question)[0] ?? this.one(`[name="${CSS.escape(question)}"]`));
    const controls = this.#controls(question);
    const wanted = Array.isArray(value) ? (value as readonly string[]) : [String(value)];
    for (const control of controls) {
      if (!isTick(control)) write(control, String(value));
      else if (
        control.type === 'radio' ? wanted.includes(control.value) : wanted.includes(control.value) !== control.checked
      )
        control.click();
    }
    await this.element.updateComplete;
  }

  async next(): Promise<void> {
    await this.press('[data-next]');
  }

  async back(): Promise<void> {
    await this.press('[data-back]');
  }

  /** Moves a thing in an order up by one. */
  async moveUp(thing: string): Promise<void> {
    await this.press(`.move[aria-label="Move up: ${thing}"]`);
  }

  /** Chooses files, as the browser's own dialog does. */
  async addFiles(question: string, ...files: readonly File[]): Promise<void> {
    const find = (): HTMLInputElement | null =>
      this.element.renderRoot.querySelector(`input[type="file"][name="${CSS.escape(question)}"]`);
    await eventually(() => same('the way to add files', find()?.disabled, false));
    const input = find();
    if (input === null) return;
    const chosen = new DataTransfer();
    for (const file of files) chosen.items.add(file);
    input.files = chosen.files;
    input.dispatchEvent(new Event('change', { bubbles: true }));
  }

  /** The files of the questions on screen, each with its size and where it is. */
  async seesFiles(...files: readonly string[]): Promise<void> {
    await eventually(() => same('the files', this.#textsOf('.ranking li .drawn'), files));
  }

  /** Where the file is that was added last. */
  async seesLastFile(where: string): Promise<void> {
    await eventually(() => contains('the last file', this.#textsOf('.ranking li .drawn').at(-1) ?? '', where));
  }

  async removeFile(name: string): Promise<void> {
    await this.press(`.move[aria-label="Remove: ${name}"]`);
  }

  async seesRefusal(...texts: readonly string[]): Promise<void> {
    await eventually(() => same('why files were not taken', this.#textsOf('[data-refusal]'), texts));
  }

  /** What is said of the files after the end. */
  async seesFilesArrival(text: string): Promise<void> {
    await eventually(() => same('the files', this.#textsOf('[data-files]'), [text]));
  }

  #textsOf(selector: string): readonly string[] {
    const found = [...this.element.renderRoot.querySelectorAll(selector)];
    return found.map(({ textContent }) => textContent.trim().replace(/\s+/g, ' '));
  }

  async seesQuestion(id: string): Promise<void> {
    await eventually(() => same('the question', this.#question, id));
  }

  /** All that is asked on screen, from above. */
  async seesQuestions(...ids: readonly string[]): Promise<void> {
    await eventually(() => same('the questions', this.#questions, ids));
  }

  async seesOptions(question: string, ...labels: readonly string[]): Promise<void> {
    await eventually(() =>
      same(
        'the options',
        this.all(`[data-question="${question}"] .choice .drawn`).map(({ textContent }) => textContent.trim()),
        labels,
      ),
    );
  }

  async seesButton(text: string): Promise<void> {
    await eventually(() => same('the button', this.textAt('[data-next]'), text));
  }

  async seesBackButton(text: string): Promise<void> {
    await eventually(() => same('the way back', this.textAt('[data-back]'), text));
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

  /** The way to change what was sent. */
  async change(): Promise<void> {
    await this.press('[data-change]');
  }

  async seesWayToChange(isThere: boolean): Promise<void> {
    await eventually(() =>
      same('a way to change the answers', this.root.querySelector('[data-change]') !== null, isThere),
    );
  }

  /** What is said of how long answers are taken, or can be changed. */
  async seesTerms(text: string): Promise<void> {
    await eventually(() => contains('the terms', this.textAt('[data-time],[data-terms]'), text));
  }

  async seesNoTerms(): Promise<void> {
    await eventually(() => same('the terms', this.textAt('[data-time],[data-terms]'), ''));
  }

  /** What is read out of the time that is left. */
  async hearsTime(text: string): Promise<void> {
    await eventually(() => same('what is read out', this.textAt('[data-warning]'), text));
  }

  /** Types into a line and stays in it. */
  async type(question: string, text: string): Promise<void> {
    await eventually(() => this.one(`[name="${CSS.escape(question)}"]`));
    const line = this.#controls(question)[0] as HTMLTextAreaElement;
    line.focus();
    line.value = text;
    line.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    await this.element.updateComplete;
  }

  async seesFocusOnEnding(): Promise<void> {
    await eventually(() => same('the focus on the ending', this.root.activeElement?.className, 'ending'));
  }

  override async seesValue(question: string, value: unknown): Promise<void> {
    await eventually(() => same(`the answer to “${question}”`, this.#valueOf(question), value));
  }

  override async seesLabel(question: string, label: string): Promise<void> {
    await eventually(() => contains(`the label of “${question}”`, this.textAt(`${at(question)} .label`), label));
  }

  override async seesError(question: string, error?: string): Promise<void> {
    await eventually(() => {
      const shown = this.textAt(`${at(question)} .error`);
      same(`an error at “${question}”`, shown !== '', true);
      if (error !== undefined) same(`the error at “${question}”`, shown, error);
    });
  }

  override async seesNoError(question: string): Promise<void> {
    await eventually(() => same(`the error at “${question}”`, this.textAt(`${at(question)} .error`), ''));
  }

  override async seesFocusAt(question: string): Promise<void> {
    await eventually(() => same('the focus', this.root.activeElement?.getAttribute('name'), question));
  }

  override focusField(question: string): void {
    this.#controls(question)[0]?.focus();
  }

  get #questions(): readonly string[] {
    return this.all('[data-question]').map(({ dataset }) => dataset.question ?? '');
  }

  get #question(): string {
    return this.#questions.at(-1) ?? '';
  }

  #controls(question: string): readonly Control[] {
    return this.all(`[name="${CSS.escape(question)}"]:not(button)`) as Control[];
  }

  #valueOf(question: string): unknown {
    const controls = this.#controls(question);
    const chosen = controls.filter((each) => !isTick(each) || each.checked).map(({ value }) => value);
    const isList = controls.some(({ type }) => type === 'checkbox') && controls.length > 1;
    if (isList) return chosen;
    const [first] = chosen;
    const isPoint = controls[0]?.closest('.points') !== null;
    return first === undefined || first === '' ? null : isPoint ? Number(first) : first;
  }
}

function at(question: string): string {
  return `[data-question="${CSS.escape(question)}"]`;
}

function isTick(control: Control): control is HTMLInputElement {
  return control.type === 'radio' || control.type === 'checkbox';
}

function write(control: Control, text: string): void {
  control.value = text;
  control.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  control.dispatchEvent(new Event('change', { bubbles: true }));
}

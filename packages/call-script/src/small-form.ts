import { html, type TemplateResult } from 'lit';

/** What a small form asks, and what becomes of the answer. */
export interface SmallForm {
  readonly label: string;
  readonly inputs: TemplateResult;
  readonly confirm: string;
  readonly cancel: string;
  readonly busy: boolean;
  readonly answer: (given: Readonly<Record<string, string>>) => void;
  readonly close: () => void;
}

/**
 * A question in place, with a button that answers and one that leaves it; Escape leaves it, too. What is typed in it is no
 * shortcut of anybody's.
 *
 * @example
 * renderSmallForm({ label, inputs, confirm, cancel, busy: false, answer: ({ reason }) => decline(reason), close });
 */
export function renderSmallForm({ label, inputs, confirm, cancel, busy, answer, close }: SmallForm): TemplateResult {
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const given = [...new FormData(event.target as HTMLFormElement)];
    answer(Object.fromEntries(given.flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : []))));
  };
  return html`<form
    aria-label=${label}
    @submit=${submit}
    @keydown=${(event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.isComposing) close();
      event.stopPropagation();
    }}
  >
    ${inputs}
    <div class="row">
      <button class="primary" type="submit" data-confirm ?disabled=${busy}>${confirm}</button>
      <button type="button" data-cancel @click=${close}>${cancel}</button>
    </div>
  </form>`;
}

import type { Issue } from '@callside/core';
import type { FormKey } from './ticket-form.keys.js';

/** What a key of the form works with. */
export interface KeyPlace {
  readonly root: HTMLElement | DocumentFragment;
  readonly issues: readonly Issue[];
  readonly hasPhrases: boolean;
}

/**
 * Does what a key asks for beside submitting: shows the overview of keys, or leads the focus to a field to correct.
 *
 * @example
 * await act('next-error', { root: this.renderRoot, issues: this.issues, hasPhrases: false });
 */
export async function act(key: Exclude<FormKey, 'submit'>, { root, issues, hasPhrases }: KeyPlace): Promise<void> {
  if (key !== 'help') {
    focusIssue(root, issues, key === 'next-error');
    return;
  }
  const help = root.querySelector('callside-keys-help') ?? document.createElement('callside-keys-help');
  help.phrases = hasPhrases;
  root.append(help);
  await help.show();
}

/** Fields to correct in the order in which they stand, from the one that has the focus on, and round again. */
function focusIssue(root: ParentNode, issues: readonly Issue[], isNext: boolean): void {
  const wrong = new Set(issues.map(({ path }) => String(path[0])));
  const fields = [...root.querySelectorAll<HTMLElement>('[name]')];
  const at = fields.findIndex((field) => field.matches(':focus-within, :focus'));
  const ahead = isNext ? [...fields.slice(at + 1), ...fields.slice(0, at + 1)] : before(fields, at);
  ahead.find((field) => wrong.has(field.getAttribute('name') ?? ''))?.focus();
}

function before<T>(items: readonly T[], at: number): T[] {
  const start = at < 0 ? items.length : at;
  return [...items.slice(start), ...items.slice(0, start)].reverse();
}

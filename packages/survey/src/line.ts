import type { Control } from './control.js';

/** The browser's own control and keyboard for a line. */
export interface Line {
  /** The `type` of its input. */
  readonly type: string;
  /** By what a phone offers what it knows. */
  readonly autocomplete: string;
  readonly inputMode: 'decimal' | undefined;
}

const LINES: Readonly<Record<string, readonly [type: string, autocomplete: string]>> = {
  phone: ['tel', 'tel'],
  email: ['email', 'email'],
  url: ['url', 'url'],
  date: ['date', 'off'],
  'date-time': ['datetime-local', 'off'],
  time: ['time', 'off'],
};

/**
 * How a line is typed on a phone.
 *
 * @example
 * lineOf({ fieldType: 'phone', pii: undefined }); // { type: 'tel', autocomplete: 'tel', inputMode: undefined }
 */
export function lineOf({ fieldType, pii }: Pick<Control, 'fieldType' | 'pii'>): Line {
  const [type, autocomplete] = LINES[fieldType] ?? ['text', pii === 'name' ? 'name' : 'off'];
  return { type, autocomplete, inputMode: fieldType === 'number' ? 'decimal' : undefined };
}

import type { Locale } from '@callside/core';

/** The texts of one component: the same keys in every language. */
export type Strings<K extends string> = Readonly<Record<Locale, Readonly<Record<K, string>>>>;

/**
 * Fills the `{names}` of a text. A name without a value stays as it is written, so that a gap is seen.
 *
 * @example
 * formatText('{count} waiting for network', { count: 2 }); // '2 waiting for network'
 */
export function formatText(text: string, params: Readonly<Record<string, string | number | boolean>>): string {
  return text.replace(/\{(\w+)\}/g, (gap, name: string) => (Object.hasOwn(params, name) ? String(params[name]) : gap));
}

/**
 * Writes a duration as minutes and seconds, with hours where there are any.
 *
 * @example
 * formatDuration(161_000); // '2:41'
 */
export function formatDuration(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const shown = parts[0] === 0 ? parts.slice(1) : parts;
  return shown.map((part, index) => (index === 0 ? String(part) : String(part).padStart(2, '0'))).join(':');
}

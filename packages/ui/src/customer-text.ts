import { maskValue, type Customer } from '@callside/core';

/**
 * The customer as bystanders may see: no more than what lets an agent recognise them.
 *
 * @example
 * customerText({ name: '李小龙', phone: '13812345678' }); // '李•• · 138••••5678'
 */
export function customerText({ name, phone }: Customer = {}): string {
  return [masked('name', name), masked('phone', phone)].filter((part) => part !== '').join(' · ');
}

/** What the server has masked already says so itself. */
function masked(kind: 'name' | 'phone', value: unknown): string {
  if (typeof value === 'string') return maskValue(kind, value);
  const { hint } = (value ?? {}) as { readonly hint?: unknown };
  return typeof hint === 'string' ? hint : '';
}

/** What a server gives in place of a value that somebody may see in part. */
export interface MaskedValue {
  readonly masked: true;
  readonly hint: string;
}

/**
 * Recognises what stands in place of a masked value. It is no value: a form shows its hint and leaves the field as it is, and
 * nothing may store it.
 *
 * @example
 * isMaskedValue({ masked: true, hint: '138••••5678' }); // true
 */
export function isMaskedValue(value: unknown): value is MaskedValue {
  return typeof value === 'object' && value !== null && 'masked' in value && value.masked === true;
}

/**
 * Numbers as the card schemes give them out, by their first digits and their length. Sources: ISO/IEC 7812-1:2017 (structure
 * and check digit) and the schemes' published ranges as of 2026: Visa 4 (16 and 19; those of 13 are long out of use),
 * Mastercard 51–55 and 2221–2720 (16), American Express 34 and 37 (15), Diners Club 300–305, 36, 38 and 39 (14–19), JCB
 * 3528–3589 (16–19), Discover 6011 and 644–659 (16–19), UnionPay 62 and 81 (16–19), Mir 2200–2204 (16–19).
 */
const ISSUED =
  /^(?:4(?:\d{15}|\d{18})|(?:5[1-5]\d\d|222[1-9]|22[3-9]\d|2[3-6]\d\d|27[01]\d|2720)\d{12}|3[47]\d{13}|3(?:0[0-5]|[689]\d)\d{11,16}|35(?:2[89]|[3-8]\d)\d{12,15}|6(?:011|4[4-9]\d|5\d\d)\d{12,15}|(?:62|81)\d{14,17}|220[0-4]\d{12,15})$/;

/** Fourteen digits and more, apart by single spaces, dots or dashes; full-width digits are what an input method types. */
const LONG = /[\d０-９](?:[\s.\p{Pd}]?[\d０-９]){13,}/gu;

/** The digits but for the first six and the last four. */
const MIDDLE = /(?<=([\d０-９][^\d０-９]?){6})[\d０-９](?=([^\d０-９]?[\d０-９]){4})/gu;

/**
 * Masks the card numbers in a text, which nothing here may store (PCI DSS 4.0, requirement 3): what is left, the first six
 * digits and the last four, is the most that may be displayed (3.4.1). A card number is a run of digits, whole or in groups,
 * that has an issuer's first digits, its length, and the right check digit (Luhn, ISO/IEC 7812-1 annex B). Of other numbers
 * of such a beginning and length one in ten has that digit by chance; numbers of orders, phones and people mostly have not
 * the beginning.
 *
 * @example
 * maskCardNumbers('Card 4111 1111 1111 1111, order 2026112100001234'); // 'Card 4111 11•• •••• 1111, order 2026112100001234'
 */
export function maskCardNumbers(text: string): string {
  return text.replace(LONG, (run) => {
    // Groups of digits and what stands between them, in turn. A number begins and ends where a group does: what lies inside a
    // longer number is no number of its own.
    const parts = run.split(/([^\d０-９])/u);
    let masked = '';
    for (let first = 0; first < parts.length; first += 2) {
      let piece = parts[first] ?? '';
      let end = first;
      let digits = '';
      for (let last = first; last < parts.length && digits.length < 19; last += 2) {
        digits += parts[last] ?? '';
        // The longest one counts: its beginning may look like a shorter one.
        if (isCardNumber(digits))
          [piece, end] = [
            parts
              .slice(first, last + 1)
              .join('')
              .replace(MIDDLE, '•'),
            last,
          ];
      }
      masked += piece + (parts[end + 1] ?? '');
      first = end;
    }
    return masked;
  });
}

/**
 * Tells whether there is a card number in a value: in a text, or a number that is one.
 *
 * @example
 * hasCardNumber(4111111111111111); // true
 */
export function hasCardNumber(value: unknown): boolean {
  if (typeof value !== 'string' && typeof value !== 'number') return false;
  const text = String(value);
  return maskCardNumbers(text) !== text;
}

function isCardNumber(typed: string): boolean {
  const digits = typed.normalize('NFKC');
  if (!ISSUED.test(digits)) return false;
  const sum = Array.from(digits, Number)
    .reverse()
    .reduce((all, digit, place) => all + (place % 2 === 0 ? digit : Number('0246813579'[digit])), 0);
  return sum % 10 === 0;
}

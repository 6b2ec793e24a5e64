import { dayInZone, ticketNumber, type TicketFormDefinition } from '@callside/core';
import type { Sql } from '../database/database.js';
import { numberOf } from '../database/row.js';

/** Numbering of a form that says nothing about it, or that the server does not know. */
const DEFAULT_NUMBERING = 'GD{yyyyMMdd}{seq:3}';

const SEQUENCE = /\{seq(?::([1-9]))?\}/;

const NEXT_IN_SERIES = `
  INSERT INTO ticket_counter (tenant_id, series, last) VALUES ($1, $2, 1)
  ON CONFLICT (tenant_id, series) DO UPDATE SET last = ticket_counter.last + 1
  RETURNING last`;

export type Numbering = Pick<TicketFormDefinition, 'numbering' | 'timeZone'>;

/**
 * Gives the next ticket number of a form on the day of `now`. Forms with the same pattern share one series, so no two tickets
 * of a tenant get one number.
 *
 * @example
 * await nextTicketNumber(tx, { tenant: 'acme', form: repairForm, now }); // 'GD20261121004'
 */
export async function nextTicketNumber(
  tx: Sql,
  options: { tenant: string; form: Numbering | undefined; now: number },
): Promise<string> {
  const { numbering = DEFAULT_NUMBERING, timeZone = 'UTC' } = options.form ?? {};
  const day = dayInZone(options.now, timeZone);
  const series = numbering.replace('{yyyyMMdd}', day).replace(SEQUENCE, '{seq}');
  const [row] = await tx.query(NEXT_IN_SERIES, [options.tenant, series]);
  if (row === undefined) throw new Error('Cannot take the next ticket number.');
  return ticketNumber(numbering, day, numberOf(row, 'last'));
}

/**
 * Tells what is wrong with a form's numbering, or undefined when it can be used.
 *
 * @example
 * checkNumbering({ numbering: 'GD{yyyyMMdd}' }); // 'its numbering has no {seq}'
 */
export function checkNumbering(form: Numbering): string | undefined {
  const { numbering = DEFAULT_NUMBERING, timeZone = 'UTC' } = form;
  if (!SEQUENCE.test(numbering)) return 'its numbering has no {seq}';
  if (/[{}]/.test(numbering.replace(SEQUENCE, '').replace('{yyyyMMdd}', ''))) {
    return 'its numbering may hold {yyyyMMdd} and {seq:3} once each, and no other braces';
  }
  return isTimeZone(timeZone) ? undefined : 'its time zone is not an IANA name';
}

function isTimeZone(timeZone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone });
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

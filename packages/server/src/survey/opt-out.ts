import type { ServerContext } from '../context.js';
import type { Sql } from '../database/database.js';
import { closeLink, lockLink } from './link-rows.js';
import { unknownLink } from './open-survey.js';
import { hashSurveyToken } from './token.js';

const PUT = `
  INSERT INTO survey_opt_out (tenant_id, contact, at) VALUES ($1, $2, $3)
  ON CONFLICT (tenant_id, contact) DO NOTHING`;

const FIND = `
  SELECT contact FROM survey_opt_out
  WHERE tenant_id = $1 AND contact = $2`;

/**
 * Takes down that a contact does not want to be asked any more. Saying so twice is saying so once.
 *
 * @example
 * await optOut(context.database, { tenant: 'acme', contact: '13812345678', now });
 */
export async function optOut(sql: Sql, given: { tenant: string; contact: string; now: number }): Promise<void> {
  await sql.query(PUT, [given.tenant, given.contact, given.now]);
}

/**
 * Tells whether a contact does not want to be asked any more.
 *
 * @example
 * await hasOptedOut(tx, 'acme', '13812345678'); // false
 */
export async function hasOptedOut(sql: Sql, tenant: string, contact: string): Promise<boolean> {
  return (await sql.query(FIND, [tenant, contact])).length > 0;
}

/**
 * The customer's own word, by the link: nobody asks this contact again, and the link is closed. A link without a contact is
 * closed alone.
 *
 * @example
 * await optOutByLink(context, 'acme', token);
 */
export async function optOutByLink(
  context: ServerContext,
  tenant: string,
  token: string,
): Promise<{ status: 'applied' }> {
  const now = context.clock.now();
  await context.database.transaction(async (tx) => {
    const link = await lockLink(tx, tenant, hashSurveyToken(token));
    if (link === undefined) throw unknownLink();
    if (link.contact !== null) await optOut(tx, { tenant, contact: link.contact, now });
    if (now < link.expiresAt) await closeLink(tx, { tenant, id: link.id, now });
  });
  return { status: 'applied' };
}

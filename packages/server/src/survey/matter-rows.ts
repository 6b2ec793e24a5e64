import type { Sql } from '../database/database.js';
import { numberOf, textOf } from '../database/row.js';
import type { SurveyLink } from './link-rows.js';

/** Of two links that are made at once the second waits here, and finds the row held. */
const CLAIM = `
  INSERT INTO survey_matter (tenant_id, survey_id, matter, link_id, held_until) VALUES ($1, $2, $3, $4, $5)
  ON CONFLICT (tenant_id, survey_id, matter)
  DO UPDATE SET link_id = excluded.link_id, held_until = excluded.held_until
  WHERE survey_matter.tenant_id = $1 AND survey_matter.held_until <= $6
  RETURNING link_id`;

const FIND = `
  SELECT link_id, held_until FROM survey_matter
  WHERE tenant_id = $1 AND survey_id = $2 AND matter = $3`;

const HOLD_UNTIL = `
  UPDATE survey_matter SET held_until = $3
  WHERE tenant_id = $1 AND link_id = $2`;

/** The end of what is never asked again. */
export const FOR_GOOD = Number.MAX_SAFE_INTEGER;

/** A link that asks about the same matter, and until when it does. */
export interface HeldMatter {
  readonly matter: string;
  readonly linkId: string;
  readonly until: number;
}

/**
 * Takes a link's call and ticket for its survey; or tells which of them another link asks about. A link that ran out unanswered
 * is no obstacle.
 *
 * @example
 * await claimMatters(tx, 'acme', link); // undefined: nobody was asked about it
 */
export async function claimMatters(tx: Sql, tenant: string, link: SurveyLink): Promise<HeldMatter | undefined> {
  const { survey, callId, ticketId } = link;
  const matters = [
    ...(callId === null ? [] : [`call ${callId}`]),
    ...(ticketId === null ? [] : [`ticket ${ticketId}`]),
  ];
  for (const matter of matters) {
    const place = [tenant, survey.id, matter];
    const claimed = await tx.query(CLAIM, [...place, link.id, link.expiresAt, link.createdAt]);
    if (claimed.length > 0) continue;
    const [row] = await tx.query(FIND, place);
    if (row !== undefined) return { matter, linkId: textOf(row, 'link_id'), until: numberOf(row, 'held_until') };
  }
  return undefined;
}

/**
 * Lets another link ask about what a lost one was to ask about.
 *
 * @example
 * await releaseMatters(tx, 'acme', { linkId, now });
 */
export async function releaseMatters(tx: Sql, tenant: string, given: { linkId: string; now: number }): Promise<void> {
  await tx.query(HOLD_UNTIL, [tenant, given.linkId, given.now]);
}

/**
 * Keeps what a link has asked about for good, now that it is answered.
 *
 * @example
 * await holdMatters(tx, 'acme', link.id);
 */
export async function holdMatters(tx: Sql, tenant: string, linkId: string): Promise<void> {
  await tx.query(HOLD_UNTIL, [tenant, linkId, FOR_GOOD]);
}

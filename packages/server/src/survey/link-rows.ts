import type { DefinitionRef } from '@callside/core';
import type { Row, Sql } from '../database/database.js';
import { numberOf, numberOrNull, textOf, textOrNull } from '../database/row.js';

/** An invitation to answer one survey, with all that was known when it was sent. */
export interface SurveyLink {
  readonly id: string;
  readonly survey: DefinitionRef;
  readonly callId: string | null;
  readonly ticketId: string | null;
  /** Who was asked; stays in this table and is not part of the response. */
  readonly contact: string | null;
  readonly agentId: string;
  readonly queue: string | null;
  /** The script that led the call. */
  readonly script: DefinitionRef | null;
  readonly locale: string;
  readonly createdAt: number;
  readonly expiresAt: number;
  readonly finishedAt: number | null;
}

const INSERT = `
  INSERT INTO survey_link (tenant_id, id, token_hash, survey_id, survey_version, call_id, ticket_id, contact, agent_id, queue,
    locale, created_at, expires_at, script_id, script_version)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`;

const FIND = `
  SELECT id, survey_id, survey_version, call_id, ticket_id, contact, agent_id, queue, locale, created_at, expires_at, finished_at,
    script_id, script_version
  FROM survey_link
  WHERE tenant_id = $1 AND token_hash = $2`;

const FIND_AND_LOCK = `${FIND}
  FOR UPDATE`;

const IS_LINK = `
  SELECT id FROM survey_link
  WHERE tenant_id = $1 AND id = $2`;

const FINISH = `
  UPDATE survey_link SET finished_at = $3
  WHERE tenant_id = $1 AND id = $2`;

const CLOSE = `
  UPDATE survey_link SET expires_at = $3
  WHERE tenant_id = $1 AND id = $2`;

/**
 * Stores a new link under the hash of its token.
 *
 * @example
 * await insertLink(database, { tenant: 'acme', tokenHash, link });
 */
export async function insertLink(
  sql: Sql,
  given: { tenant: string; tokenHash: string; link: SurveyLink },
): Promise<void> {
  const { tenant, tokenHash, link } = given;
  const { survey, callId, ticketId, contact, agentId, queue } = link;
  const about = [callId, ticketId, contact, agentId, queue, link.locale];
  const times = [link.createdAt, link.expiresAt];
  const script = [link.script?.id ?? null, link.script?.version ?? null];
  await sql.query(INSERT, [tenant, link.id, tokenHash, survey.id, survey.version, ...about, ...times, ...script]);
}

/**
 * Finds a link by the hash of its token.
 *
 * @example
 * await findLink(database, 'acme', hashSurveyToken(token));
 */
export async function findLink(sql: Sql, tenant: string, tokenHash: string): Promise<SurveyLink | undefined> {
  const [row] = await sql.query(FIND, [tenant, tokenHash]);
  return row === undefined ? undefined : linkOf(row);
}

/**
 * Finds a link and holds it until the transaction ends: the posts of one customer take effect one after the other.
 *
 * @example
 * await lockLink(tx, 'acme', hashSurveyToken(token));
 */
export async function lockLink(tx: Sql, tenant: string, tokenHash: string): Promise<SurveyLink | undefined> {
  const [row] = await tx.query(FIND_AND_LOCK, [tenant, tokenHash]);
  return row === undefined ? undefined : linkOf(row);
}

/**
 * Tells whether an id is that of a link, and so of a customer's response.
 *
 * @example
 * await isSurveyLink(tx, 'acme', mutation.entityId); // false
 */
export async function isSurveyLink(sql: Sql, tenant: string, id: string): Promise<boolean> {
  return (await sql.query(IS_LINK, [tenant, id])).length > 0;
}

/**
 * Closes a link for further answers.
 *
 * @example
 * await finishLink(tx, { tenant: 'acme', id: link.id, now });
 */
export async function finishLink(tx: Sql, given: { tenant: string; id: string; now: number }): Promise<void> {
  await tx.query(FINISH, [given.tenant, given.id, given.now]);
}

/**
 * Lets a link end now.
 *
 * @example
 * await closeLink(tx, { tenant: 'acme', id: link.id, now });
 */
export async function closeLink(tx: Sql, given: { tenant: string; id: string; now: number }): Promise<void> {
  await tx.query(CLOSE, [given.tenant, given.id, given.now]);
}

function linkOf(row: Row): SurveyLink {
  const scriptId = textOrNull(row, 'script_id');
  return {
    id: textOf(row, 'id'),
    survey: { id: textOf(row, 'survey_id'), version: numberOf(row, 'survey_version') },
    callId: textOrNull(row, 'call_id'),
    ticketId: textOrNull(row, 'ticket_id'),
    contact: textOrNull(row, 'contact'),
    agentId: textOf(row, 'agent_id'),
    queue: textOrNull(row, 'queue'),
    script: scriptId === null ? null : { id: scriptId, version: numberOf(row, 'script_version') },
    locale: textOf(row, 'locale'),
    createdAt: numberOf(row, 'created_at'),
    expiresAt: numberOf(row, 'expires_at'),
    finishedAt: numberOrNull(row, 'finished_at'),
  };
}

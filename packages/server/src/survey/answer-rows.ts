import type { Doc } from '@callside/core';
import type { Sql } from '../database/database.js';
import { textOf } from '../database/row.js';

/** One link of one tenant. */
export interface LinkKey {
  readonly tenant: string;
  readonly linkId: string;
}

const READ = `
  SELECT question, value FROM survey_answer
  WHERE tenant_id = $1 AND link_id = $2
  ORDER BY answered_at, question`;

const PUT = `
  INSERT INTO survey_answer (tenant_id, link_id, question, value, answered_at, client_time)
  VALUES ($1, $2, $3, $4::jsonb, $5, $6)
  ON CONFLICT (tenant_id, link_id, question)
  DO UPDATE SET value = excluded.value, answered_at = excluded.answered_at, client_time = excluded.client_time`;

const REMOVE = `
  DELETE FROM survey_answer
  WHERE tenant_id = $1 AND link_id = $2 AND question = $3`;

const FIND_POST = `
  SELECT payload_hash FROM survey_post
  WHERE tenant_id = $1 AND link_id = $2 AND id = $3`;

const LOG_POST = `
  INSERT INTO survey_post (tenant_id, link_id, id, payload_hash, received_at)
  VALUES ($1, $2, $3, $4, $5)`;

/**
 * Reads the answers given so far, by question.
 *
 * @example
 * await readAnswers(database, { tenant: 'acme', linkId }); // { attitude: 5 }
 */
export async function readAnswers(sql: Sql, key: LinkKey): Promise<Doc> {
  const rows = await sql.query(READ, [key.tenant, key.linkId]);
  return Object.fromEntries(rows.map((row) => [textOf(row, 'question'), row.value]));
}

/**
 * Stores the answer to one question, in place of an earlier one.
 *
 * @example
 * await putAnswer(tx, key, { question: 'attitude', value: 5, now, clientTime });
 */
export async function putAnswer(
  tx: Sql,
  key: LinkKey,
  answer: { question: string; value: unknown; now: number; clientTime: number },
): Promise<void> {
  const { question, value, now, clientTime } = answer;
  await tx.query(PUT, [key.tenant, key.linkId, question, JSON.stringify(value), now, clientTime]);
}

/**
 * Takes back the answer to one question.
 *
 * @example
 * await removeAnswer(tx, key, 'attitude');
 */
export async function removeAnswer(tx: Sql, key: LinkKey, question: string): Promise<void> {
  await tx.query(REMOVE, [key.tenant, key.linkId, question]);
}

/**
 * Finds the payload hash that an idempotency key was used with; undefined for a new key.
 *
 * @example
 * await findPost(tx, key, postId);
 */
export async function findPost(tx: Sql, key: LinkKey, id: string): Promise<string | undefined> {
  const [row] = await tx.query(FIND_POST, [key.tenant, key.linkId, id]);
  return row === undefined ? undefined : textOf(row, 'payload_hash');
}

/**
 * Remembers an idempotency key and the hash of its payload.
 *
 * @example
 * await logPost(tx, key, { id: postId, hash, now });
 */
export async function logPost(tx: Sql, key: LinkKey, post: { id: string; hash: string; now: number }): Promise<void> {
  await tx.query(LOG_POST, [key.tenant, key.linkId, post.id, post.hash, post.now]);
}

import { submittedAnswers, type Doc, type SurveyDefinition, type Values } from '@callside/core';
import type { ServerContext } from '../context.js';
import type { Sql } from '../database/database.js';
import { ProblemError } from '../problem.js';
import { appendToAudit } from '../records/audit.js';
import { lockEntity, writeEntity, type Entity } from '../records/entity-rows.js';
import { appendToFeed } from '../records/feed.js';
import { contentHash } from '../content-hash.js';
import { findPost, logPost, putAnswer, readAnswers, removeAnswer, type LinkKey } from './answer-rows.js';
import { checkAnswers } from './check-answers.js';
import { settleFiles } from './file-answers.js';
import { finishLink, lockLink, type SurveyLink } from './link-rows.js';
import { makeFollowUps, type MadeFollowUp } from './make-follow-ups.js';
import { holdMatters } from './matter-rows.js';
import { editableUntil, refuseExpired, surveyOf, unknownLink } from './open-survey.js';
import { answersUntil, refuseLate } from './time-limit.js';
import { hashSurveyToken } from './token.js';

/** Answers to one or more questions. `id` is the idempotency key: the same post may come any number of times. */
export interface AnswersPost {
  readonly token: string;
  readonly id: string;
  /** By path: `answers.<question>`. */
  readonly set: Doc;
  readonly unset: readonly string[];
  /** Epoch milliseconds on the customer's clock; told, never trusted. */
  readonly clientTime: number;
  /** Epoch milliseconds on the customer's clock when it was sent: an answer may have waited for a network. */
  readonly sentAt?: number;
}

export type FinishPost = Pick<AnswersPost, 'token' | 'id'>;

export interface PostReply {
  readonly status: 'applied' | 'duplicate';
}

/**
 * Stores a customer's answers: as rows of their own, and as the `survey-response` record that staff pulls.
 *
 * @example
 * await answerSurvey(context, 'acme', { token, id, set: { 'answers.attitude': 5 }, unset: [], clientTime });
 */
export function answerSurvey(context: ServerContext, tenant: string, post: AnswersPost): Promise<PostReply> {
  return acceptPost(context, { tenant, post, content: { set: post.set, unset: post.unset } }, async (tx, link) => {
    const key = { tenant, linkId: link.id };
    const now = context.clock.now();
    const survey = surveyOf(context, link);
    const { put, removed } = checkAnswers(survey, post);
    // What is finished has its own time for changes.
    if (link.finishedAt === null) refuseLate(await answersUntil(tx, { tenant, link, survey }), post, now);
    for (const question of removed) await removeAnswer(tx, key, question);
    for (const [question, value] of put)
      await putAnswer(tx, key, { question, value, now, clientTime: post.clientTime });
    return { action: 'answer', paths: [...Object.keys(post.set), ...post.unset], finishedAt: undefined };
  });
}

/**
 * Finishes a survey: nothing can be answered after it, unless the survey gives time to change one's mind. Finishing twice is
 * finishing once; what changed answers call for is made then, and the time for changes does not begin anew.
 *
 * @example
 * await finishSurvey(context, 'acme', { token, id });
 */
export function finishSurvey(context: ServerContext, tenant: string, post: FinishPost): Promise<PostReply> {
  return acceptPost(context, { tenant, post, content: 'finish' }, async (tx, link) => {
    const finishedAt = link.finishedAt ?? context.clock.now();
    await finishLink(tx, { tenant, id: link.id, now: finishedAt });
    await holdMatters(tx, tenant, link.id);
    return { action: 'finish', paths: ['finishedAt'], finishedAt };
  });
}

interface Accepted {
  readonly action: 'answer' | 'finish';
  readonly paths: readonly string[];
  readonly finishedAt: number | undefined;
}

/** The way of every post: token, repetition, expiry, end, effect, record; in one transaction. */
async function acceptPost(
  context: ServerContext,
  given: { tenant: string; post: FinishPost; content: unknown },
  effect: (tx: Sql, link: SurveyLink) => Promise<Accepted>,
): Promise<PostReply> {
  const { tenant, post } = given;
  const hash = contentHash(given.content);
  const reply = await context.database.transaction<PostReply>(async (tx) => {
    const link = await lockLink(tx, tenant, hashSurveyToken(post.token));
    if (link === undefined) throw unknownLink();
    const key = { tenant, linkId: link.id };
    const before = await findPost(tx, key, post.id);
    if (before === hash) return { status: 'duplicate' };
    if (before !== undefined) throw new ProblemError('mutation-reused', 'Give every post its own id.');
    const now = context.clock.now();
    const isClosed =
      link.finishedAt !== null &&
      now >= Math.min(link.expiresAt, editableUntil(surveyOf(context, link), link.finishedAt));
    if (isClosed && given.content === 'finish') return { status: 'duplicate' };
    refuseExpired(link, now);
    if (isClosed) throw new ProblemError('survey-finished', 'Nothing can be answered any more.');
    await logPost(tx, key, { id: post.id, hash, now });
    await record(tx, { context, tenant, link }, await effect(tx, link));
    return { status: 'applied' };
  });
  if (reply.status === 'applied') context.pokes.changed(tenant);
  return reply;
}

/** Brings the response's record up to the answers, with audit and feed. */
async function record(
  tx: Sql,
  place: { context: ServerContext; tenant: string; link: SurveyLink },
  accepted: Accepted,
): Promise<void> {
  const { context, tenant, link } = place;
  const now = context.clock.now();
  const before = await lockEntity(tx, tenant, link.id);
  const survey = surveyOf(context, link);
  const finishedAt = accepted.finishedAt ?? link.finishedAt;
  const key = { tenant, linkId: link.id };
  const answers = await (finishedAt === null ? readAnswers(tx, key) : settleAnswers(tx, key, survey));
  const files = await settleFiles(tx, place, { survey, before: answersIn(before), answers });
  const startedAt = before?.doc.startedAt ?? now;
  const answeredAt = firstAnswers(before?.doc.answeredAt, answers, now);
  const finished = finishedAt === null ? {} : { finishedAt };
  const made = accepted.finishedAt === undefined ? [] : await makeFollowUps(tx, place, answers);
  const followUps = withMade(before?.doc.followUps, made);
  const entity: Entity = {
    id: link.id,
    type: 'survey-response',
    rev: (before?.rev ?? 0) + 1,
    deleted: false,
    doc: { ...boundTo(link), answers, answeredAt, startedAt, ...finished, ...followUps },
  };
  await writeEntity(tx, { tenant, entity, now });
  const { action, paths } = accepted;
  const entry = { id: context.newId(), tenant, at: now, actor: 'survey-link', action, entity, mutationId: null, paths };
  await appendToAudit(tx, entry);
  for (const each of [...files, entity]) await appendToFeed(tx, tenant, each);
}

function answersIn(response: Entity | undefined): Doc {
  return Object(response?.doc.answers) as Doc;
}

/** The tickets that were made stay named, also when a changed answer would not call for them any more. */
function withMade(before: unknown, made: readonly MadeFollowUp[]): Doc {
  const known = Array.isArray(before) ? (before as readonly MadeFollowUp[]) : [];
  const all = [...known, ...made.filter(({ rule }) => known.every((each) => each.rule !== rule))];
  return all.length > 0 ? { followUps: all } : {};
}

/** What a finished survey keeps: what was typed before the way led elsewhere, or a consent was taken back, goes. */
async function settleAnswers(tx: Sql, key: LinkKey, survey: SurveyDefinition): Promise<Doc> {
  const given = await readAnswers(tx, key);
  const kept = submittedAnswers(survey, given as Values);
  for (const question of Object.keys(given)) {
    if (!Object.hasOwn(kept, question)) await removeAnswer(tx, key, question);
  }
  return kept;
}

/** When each question was first answered; one that was taken back starts anew. */
function firstAnswers(before: unknown, answers: Doc, now: number): Doc {
  const known = new Map(Object.entries(Object(before) as Doc));
  return Object.fromEntries(Object.keys(answers).map((question) => [question, known.get(question) ?? now]));
}

/** What was known when the link was sent, without the contact. */
function boundTo(link: SurveyLink): Doc {
  const { id, survey, locale, agentId, callId, ticketId, queue, script } = link;
  return {
    id,
    survey,
    locale,
    agentId,
    ...(callId === null ? {} : { callId }),
    ...(ticketId === null ? {} : { ticketId }),
    ...(queue === null ? {} : { queue }),
    ...(script === null ? {} : { script: { ...script } }),
  };
}

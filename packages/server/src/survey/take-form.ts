import type { Issue, Values } from '@callside/core';
import { readPosted, stepFrom } from '@callside/survey/html.js';
import type { ServerContext } from '../context.js';
import { answerSurvey, finishSurvey } from './answer-survey.js';
import { openSurvey, type OpenedSurvey } from './open-survey.js';
import { isOver } from './time-limit.js';

/** What follows a form that was posted: another question, or the same once more. */
export type FormStep =
  | { readonly kind: 'go'; readonly query: string }
  | { readonly kind: 'late'; readonly opened: OpenedSurvey }
  | {
      readonly kind: 'mend';
      readonly opened: OpenedSurvey;
      readonly at: string | undefined;
      readonly answers: Values;
      readonly findings: readonly Issue[];
    };

const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

/**
 * Takes a form that a browser without script posts: stores the answers, and says where to go. The same form posted again, by a
 * reload or by an impatient thumb, stores nothing twice and leads to the same place.
 *
 * @example
 * await takeForm(context, { tenant: 'acme', token }, new URLSearchParams('at=attitude&attitude=4&go=on&id=…'));
 * // { kind: 'go', query: '?at=solved' }
 */
export async function takeForm(
  context: ServerContext,
  { tenant, token }: { readonly tenant: string; readonly token: string },
  posted: URLSearchParams,
): Promise<FormStep> {
  const opened = await openSurvey(context, tenant, token);
  if (opened.finished && opened.editableUntil === undefined) return { kind: 'go', query: '?end' };
  if (isOver(opened.answersUntil, context.clock.now())) return { kind: 'late', opened };
  const { survey, response } = opened;
  const before = opened.answers as Values;
  const place = { at: posted.get('at') ?? undefined, seed: response.id };
  const read = readPosted(survey, before, { ...place, posted });
  const answers = present({ ...before, ...read });
  const { findings, next, previous } = stepFrom(survey, answers, place);
  const goesBack = posted.get('go') === 'back';
  // Nobody has to answer before they may look back.
  const wrong = goesBack ? findings.filter(({ code }) => code !== 'required') : findings;
  if (wrong.length > 0) return { kind: 'mend', opened, at: place.at, answers, findings: wrong };
  const changed = Object.entries(read).filter(([id, value]) => value !== (before[id] ?? null));
  if (changed.length > 0) {
    const set = changed.filter(([, value]) => value !== null).map(([id, value]) => [pathOf(id), value] as const);
    const unset = changed.filter(([, value]) => value === null).map(([id]) => pathOf(id));
    const id = UUID.exec(posted.get('id') ?? '')?.[0] ?? context.newId();
    const post = { token, id, set: Object.fromEntries(set), unset, clientTime: context.clock.now() };
    await answerSurvey(context, tenant, post);
  }
  const to = goesBack ? previous : next;
  if (to !== undefined) return { kind: 'go', query: `?at=${encodeURIComponent(to)}` };
  if (!goesBack) await finishSurvey(context, tenant, { token, id: context.newId() });
  return { kind: 'go', query: goesBack ? '' : '?end' };
}

function pathOf(id: string): string {
  return `answers.${id}`;
}

function present(values: Values): Values {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));
}

import { systemClock, type Clock } from '../clock.js';
import { answerSurvey } from '../commands/answer-survey.js';
import type { CommandContext } from '../commands/command.js';
import { dropDraft, readDraft, saveDraft } from '../commands/draft.js';
import { finishSurvey } from '../commands/finish-survey.js';
import { refOf } from '../definition/definition.js';
import type { Value, Values } from '../definition/field.js';
import type { SurveyDefinition } from '../definition/survey.js';
import { CallsideError } from '../errors.js';
import { isEmpty } from '../form/field-values.js';
import { createListeners } from '../listeners.js';
import { randomId, type NewId } from '../ids.js';
import { entityKey, RECORD_VERSION } from '../storage/schema.js';
import type { OpenStore, Store } from '../storage/store.js';
import type { SurveyResponse } from '../survey/survey-response.js';
import { surveyWay } from '../survey/survey-way.js';
import type { JsonAnswer } from '../sync/http.js';
import { SENDING_STORES, type ResponseChange } from '../sync/survey-queue.js';
import { createSurveySender, sendAhead } from '../sync/survey-sender.js';
import type { SurveyTransport } from '../sync/survey-transport.js';
import type { SyncStatus } from '../sync/sync.js';
import { createDraftWriter } from './draft-writer.js';
import { openOrRemember } from './open-store.js';
import { onPageHide } from './page-hide.js';
import { partWith, takeUpDrafts } from './parting.js';

/** What a survey link stands for, as the server tells it. */
export interface SurveyLink {
  readonly response: { readonly id: string };
  readonly survey: SurveyDefinition;
  readonly locale: string;
  readonly answers: Values;
  readonly finished: boolean;
  /** Until when answers are taken, and when it cannot be opened any more: by the server's clock, which said `now` at `readAt`. */
  readonly answersUntil?: number;
  /** Until when a finished one can be changed. */
  readonly editableUntil?: number;
  readonly expiresAt?: number;
  readonly now?: number;
  /** Epoch milliseconds by the device's clock. */
  readonly readAt?: number;
}

export interface SurveySessionOptions {
  readonly tenant: string;
  /** The link's secret; names the store by its hash, so that two links on one device stay apart. */
  readonly token: string;
  readonly store: OpenStore;
  readonly transport: SurveyTransport;
  /** What the page has brought along already; asked of the server when absent. */
  readonly link?: SurveyLink;
  readonly clock?: Clock;
  readonly newId?: NewId;
  readonly random?: () => number;
  readonly onProblem: (error: unknown) => void;
}

/** One customer's answers to one invitation: each is kept on the device at once and sent when the network allows. */
export interface SurveySession {
  /** Of the response, and of what is in random order. */
  readonly id: string;
  readonly survey: SurveyDefinition;
  /** The language of the call. */
  readonly locale: string;
  readonly answers: Values;
  readonly finished: boolean;
  /** When it was finished, and when the first answer was given on this device: by the device's clock. */
  readonly finishedAt: number | undefined;
  readonly since: number | undefined;
  /** As the server told it. */
  readonly link: SurveyLink;
  readonly clock: Clock;
  /** What keeps and sends, for the parts of a survey that are loaded at need. */
  readonly context: CommandContext;
  readonly transport: SurveyTransport;
  /** `memory` survives no reload. */
  readonly storage: Store['kind'];
  /** How much of it has not arrived yet. */
  readonly status: SyncStatus;
  /** Keeps an answer that is still being typed on the device; it is sent when it is settled. */
  type(question: string, value: Value): void;
  /** Sends what is being typed as far as it fits; so does the session itself when the page is left. */
  settle(): Promise<void>;
  /** Keeps one answer for good; `null` takes it back. */
  answer(question: string, value: Value): Promise<void>;
  /**
   * Closes the response behind its answers. With `answers`, those on the way, nothing else of what is still being typed is sent:
   * it may not fit, or no longer be asked. What was finished before is brought to these answers in one piece.
   */
  finish(answers?: Values): Promise<void>;
  subscribe(listener: () => void): () => void;
  close(): Promise<void>;
}

const LINK_DRAFT = 'survey-link';
const TYPED_DRAFT = 'survey-typed';

/**
 * Opens a survey link. A link that this device has opened before starts without the network. Throws
 * `survey-link-refused` with the server's code (`survey-link-unknown`, `survey-link-expired`, or `unreachable`).
 *
 * @example
 * survey.session = await openSurvey({ tenant, token, store: openIdbStore(), transport, onProblem });
 */
export async function openSurvey(options: SurveySessionOptions): Promise<SurveySession> {
  const { tenant, token, transport, clock = systemClock, newId = randomId, random = Math.random, onProblem } = options;
  const { store } = await openOrRemember(options.store, { tenant: `${tenant}.survey`, user: token });
  const context: CommandContext = { store, clock, newId, agent: { id: 'customer', name: '' } };
  const { link, isFresh } = await readLink(context, options).catch(async (error: unknown) => {
    await store.close();
    throw error;
  });
  const { id } = link.response;
  await takeUpDrafts(store).catch(onProblem);
  let response = await startResponse(store, { link, isFresh, now: clock.now() });
  const kept = ((await readDraft(context, TYPED_DRAFT)) ?? {}) as TypedDraft;
  let { answers: typed = {}, since, typedAt } = kept;
  const typing = createDraftWriter(context, TYPED_DRAFT, onProblem);

  const listeners = createListeners<[]>();
  let closed = false;
  let unsent = { pending: 0, dead: 0, conflicts: 0 };
  let finishing = 0;
  const refresh = async (): Promise<void> => {
    // An answer that was on its way is stored; nobody here looks at it any more.
    if (closed) return;
    const [record, waiting, dead] = await store.read(SENDING_STORES, (tx) =>
      Promise.all([tx.get('entities', entityKey('survey-response', id)), tx.getAll('outbox'), tx.count('dead')]),
    );
    if (record !== undefined) response = record.doc as unknown as SurveyResponse;
    const oldest = waiting[0]?.mutation.clientTime;
    unsent = { pending: waiting.length, dead, conflicts: 0, ...(oldest === undefined ? {} : { oldest }) };
    listeners.tell();
  };
  const onChange = (): void => {
    listeners.tell();
  };
  const sender = createSurveySender({ store, transport, clock, random, onChange, onProblem });
  const unsubscribe = store.subscribe(() => {
    refresh().catch(onProblem);
  });
  const keepTyped = (next: Values): void => {
    typed = next;
    since ??= clock.now();
    typing.touch(() => ({ answers: typed, since, typedAt }));
  };
  const settle = async (answers: Values, how?: Parameters<typeof answerSurvey>[3]): Promise<void> => {
    const before = typed;
    await answerSurvey(context, id, answers, how);
    sender.send();
    // What was typed since is not settled yet.
    const open = Object.entries(typed).filter(([each, value]) => !(each in answers) || value !== before[each]);
    keepTyped(Object.fromEntries(open));
  };
  let left: Values | undefined;
  /** What is typed and fits is sent when the page is left, in the same turn: later there may be none. */
  const settleTyped = async (): Promise<void> => {
    if (typed === left || response.finishedAt !== undefined) return;
    const fitting = fittingOnes(link.survey, { answers: response.answers, typed, seed: id });
    if (Object.keys(fitting).length === 0) return;
    left = typed;
    const ahead = (change: ResponseChange): void => {
      sendAhead(transport, change).catch(onProblem);
    };
    // What waits in the queue was said before, and must not come after.
    await settle(fitting, { at: typedAt, ahead: unsent.pending === 0 ? ahead : undefined });
    await refresh();
  };
  const stopHideWatch = onPageHide(() => {
    partWith(store, [typing], onProblem);
    settleTyped().catch(onProblem);
    sender.poke();
  });
  await refresh();
  sender.poke();

  return {
    id,
    survey: link.survey,
    locale: link.locale,
    link,
    clock,
    context,
    transport,
    storage: store.kind,
    get since() {
      return since;
    },
    get finishedAt() {
      return response.finishedAt;
    },
    get answers() {
      return { ...response.answers, ...typed };
    },
    get finished() {
      return response.finishedAt !== undefined;
    },
    get status() {
      return { ...sender.standing, ...unsent, pending: Math.max(unsent.pending, finishing) };
    },
    type(question, value) {
      typedAt = clock.now();
      keepTyped({ ...typed, [question]: value });
    },
    settle: settleTyped,
    async answer(question, value) {
      await settle({ [question]: value });
      await refresh();
    },
    async finish(answers = typed) {
      const mine = Object.entries(typed).filter(([question, value]) => question in answers || isEmpty(value));
      // Of what is finished the server keeps only what is on the way, and a change may have led elsewhere and back.
      const all = { ...Object.fromEntries(mine), ...(response.finishedAt === undefined ? {} : answers) };
      finishing = 1;
      try {
        await settle(all);
        await finishSurvey(context, id, response.finishedAt);
        sender.send();
      } finally {
        finishing = 0;
      }
      await refresh();
    },
    subscribe: (listener) => listeners.add(listener),
    async close() {
      closed = true;
      stopHideWatch();
      unsubscribe();
      listeners.clear();
      await typing.flush();
      await sender.stop();
      await store.close();
    },
  };
}

/** What is being typed, when it was typed last, and when the first answer was given. */
interface TypedDraft {
  readonly answers?: Values;
  readonly typedAt?: number;
  readonly since?: number;
}

/** Of what is being typed, what is asked on the way and fits. */
function fittingOnes(
  survey: SurveyDefinition,
  { answers, typed, seed }: { readonly answers: Values; readonly typed: Values; readonly seed: string },
): Values {
  const { questions, issues } = surveyWay(survey, { ...answers, ...typed }, { seed });
  const ids = questions.flatMap(({ parts }) => parts.map(({ field }) => field.id));
  const fitting = ids.filter((id) => id in typed && issues.every(({ path }) => path[0] !== id));
  return Object.fromEntries(fitting.map((id) => [id, typed[id] ?? null]));
}

/** Asks the server first: it knows whether the link still holds; the copy on the device serves without network. */
async function readLink(
  context: CommandContext,
  { link: brought, transport }: SurveySessionOptions,
): Promise<{ link: SurveyLink; isFresh: boolean }> {
  const answer: JsonAnswer =
    brought === undefined
      ? await transport.open({ signal: new AbortController().signal })
      : { kind: 'answer', body: brought };
  if (answer.kind === 'answer') {
    const link = { ...(answer.body as SurveyLink), readAt: context.clock.now() };
    await saveDraft(context, LINK_DRAFT, { ...link });
    return { link, isFresh: true };
  }
  const kept = (await readDraft(context, LINK_DRAFT)) as SurveyLink | undefined;
  if (answer.kind === 'retry' && kept !== undefined) return { link: kept, isFresh: false };
  if (answer.kind !== 'retry') await dropDraft(context, LINK_DRAFT);
  const reason =
    answer.kind === 'refused' ? answer.problem.code : answer.kind === 'resync' ? 'survey-link-expired' : 'unreachable';
  throw new CallsideError('survey-link-refused', `Cannot open the survey link: ${reason}.`, { details: { reason } });
}

/**
 * The response on this device, brought up to what the server has: it may have been answered on another device, or without a
 * script. What was answered here and not sent yet wins.
 */
async function startResponse(
  store: Store,
  { link, isFresh, now }: { readonly link: SurveyLink; readonly isFresh: boolean; readonly now: number },
): Promise<SurveyResponse> {
  const { id } = link.response;
  const key = entityKey('survey-response', id);
  return store.write(['entities'], async (tx) => {
    const known = await tx.get('entities', key);
    const before = known?.doc as unknown as SurveyResponse | undefined;
    if (before !== undefined && !isFresh) return before;
    const unsent = known !== undefined && known.pending > 0 ? before : undefined;
    const finishedAt = before?.finishedAt ?? (link.finished ? now : undefined);
    const response: SurveyResponse = {
      id,
      survey: refOf(link.survey),
      locale: link.locale,
      answers: { ...link.answers, ...unsent?.answers },
      startedAt: before?.startedAt ?? now,
      ...(finishedAt === undefined ? {} : { finishedAt }),
    };
    const doc = { ...response };
    const record = { v: RECORD_VERSION, key, type: 'survey-response', id, rev: 0, entitySeq: 0, pending: 0 } as const;
    await tx.put('entities', { ...record, base: doc, deleted: false, ...known, doc });
    return response;
  });
}

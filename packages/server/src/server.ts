import { randomId, systemClock, type Clock, type DefinitionHead, type NewId } from '@callside/core';
import type { FastifyInstance } from 'fastify';
import type { SurveyLook } from './pages/survey-page.js';
import type { SurveyPageOptions } from './routes/survey-page.js';
import { buildApp } from './app.js';
import { createAuthenticate } from './auth.js';
import type { Database } from './database/database.js';
import { addEpoch, readEpoch } from './database/epoch.js';
import { migrate } from './database/migrations.js';
import { createDefinitionBook } from './definitions.js';
import { createPokes } from './events/pokes.js';
import type { LoggerOptions } from './logging.js';
import { keepMaintained, maintain } from './maintenance/maintain.js';
import { createRights } from './privacy/role-rules.js';
import { ATTACHMENT_LIMITS, type AttachmentLimits } from './push/attachment-rules.js';
import { readFeedEnds } from './records/feed.js';
import { refuseUntakenFiles } from './survey/untaken-files.js';
import { openUploadStore } from './uploads/upload-store.js';

const DAY = 24 * 60 * 60 * 1000;

export interface ServerOptions {
  /** From `openPglite` or `openPostgres`; the server closes it. */
  readonly database: Database;
  /** Key of the tokens (HS256), at least 32 bytes. */
  readonly auth: { readonly secret: string };
  /**
   * Every version that records and survey links may name: ticket forms, call scripts, surveys, workflows. A published role
   * policy among them decides who sees and changes what; without one every role sees everything.
   */
  readonly definitions: readonly DefinitionHead[];
  /** What files may be attached; in place of the usual limits, which are 100 MiB of images, sound, video and office papers. */
  readonly attachments?: Partial<AttachmentLimits>;
  /** Where the bytes of attachments go: a folder, or `s3://bucket`; absent: none are taken. */
  readonly uploads?: string;
  /** Customers may answer with files, in surveys that ask for them; they go where attachments go. Not when absent. */
  readonly surveyFiles?: boolean;
  /** Days that an unfinished upload is kept; 7 when absent. */
  readonly uploadDays?: number;
  /** Days that tombstones and answers are kept; 90 when absent. */
  readonly keepDays?: number;
  /** Folder with the survey page's script, `survey-page.js`; that of `@callside/survey` when absent. */
  readonly surveyAssets?: { readonly dir: string };
  /** How the survey pages of each tenant look. */
  readonly surveyLooks?: Readonly<Record<string, SurveyLook>>;
  /** The survey page's own words in further languages, by tag; the questions have theirs. */
  readonly surveyWords?: NonNullable<SurveyPageOptions['words']>;
  /** Sources that may put the survey page in a frame, e.g. `https://crm.example.com`; nobody when absent. */
  readonly frameAncestors?: readonly string[];
  /** Origins of pages elsewhere that may use the API, e.g. `https://crm.example.com`; none when absent. */
  readonly corsOrigins?: readonly string[];
  /** Requests that one person may make to the staff routes in a minute; 3000 when absent. */
  readonly staffRequestsPerMinute?: number;
  /** Requests that one address may make to the survey routes in a minute; 120 when absent. */
  readonly surveyRequestsPerMinute?: number;
  /** Addresses or networks of proxies in front whose `X-Forwarded-For` is believed; none when absent. */
  readonly trustProxy?: string | readonly string[];
  readonly clock?: Clock;
  readonly newId?: NewId;
  /** Absent: no log. */
  readonly logger?: LoggerOptions;
  /** Adds the host's own routes, such as static files. */
  readonly plugins?: (app: FastifyInstance) => Promise<void>;
}

export interface Server {
  /** For tests (`app.inject`) and for what the options do not offer. */
  readonly app: FastifyInstance;
  readonly database: Database;
  /** Starts to listen and returns the address, e.g. `http://127.0.0.1:8787`. Port 0 takes a free one. */
  listen(at: { readonly port: number; readonly host?: string }): Promise<string>;
  /** Drops what is over, once; a server that listens does so by itself every hour. */
  maintain(): Promise<void>;
  /** Lets running requests end, then closes the database. */
  close(): Promise<void>;
}

/**
 * Puts the server together: tables brought up to date, definitions checked, routes ready. It does not listen yet.
 *
 * @example
 * const server = await createServer({ database: await openPglite(), auth: { secret }, definitions: [repairForm, csatSurvey] });
 * const url = await server.listen({ port: 8787 });
 */
export async function createServer(options: ServerOptions): Promise<Server> {
  const { database, clock = systemClock, newId = randomId } = options;
  const definitions = createDefinitionBook(options.definitions);
  const attachments = { ...ATTACHMENT_LIMITS, ...options.attachments };
  refuseUntakenFiles(options, attachments);
  const authenticate = createAuthenticate(options.auth.secret);
  await migrate(database, clock.now());
  await addEpoch(database, newId());
  const epoch = (): Promise<string> => readEpoch(database);
  const settings = { keepDays: options.keepDays ?? 90, uploadDays: options.uploadDays ?? 7 };
  const uploads =
    options.uploads === undefined ? undefined : await openUploadStore(options.uploads, settings.uploadDays * DAY);
  const pokes = createPokes({
    clock,
    read: async (tenant) => (await readFeedEnds(database, tenant)).last,
    onFailure: (error) => {
      app.log.warn({ err: error }, 'cannot look for changes');
    },
  });
  const rightsOf = createRights(definitions);
  const context = { database, epoch, definitions, rightsOf, attachments, settings, pokes, authenticate, clock, newId };
  const app = await buildApp(context, {
    uploads,
    surveyFiles: options.surveyFiles,
    surveyPage: {
      ...(options.surveyAssets === undefined ? {} : { assets: options.surveyAssets.dir }),
      ...(options.frameAncestors === undefined ? {} : { frameAncestors: options.frameAncestors }),
      ...(options.surveyLooks === undefined ? {} : { looks: options.surveyLooks }),
      ...(options.surveyWords === undefined ? {} : { words: options.surveyWords }),
    },
    corsOrigins: options.corsOrigins,
    staffRequestsPerMinute: options.staffRequestsPerMinute ?? 3000,
    surveyRequestsPerMinute: options.surveyRequestsPerMinute ?? 120,
    ...(options.logger === undefined ? {} : { logger: options.logger }),
    ...(options.trustProxy === undefined ? {} : { trustProxy: options.trustProxy }),
    ...(options.plugins === undefined ? {} : { plugins: options.plugins }),
  });
  database.onConnectionLost?.((error) => {
    app.log.warn({ err: error }, 'database connection lost');
  });
  let stopMaintaining: (() => Promise<void>) | undefined;
  return {
    app,
    database,
    maintain: () => maintain(context, uploads),
    async listen({ port, host = '127.0.0.1' }) {
      const url = await app.listen({ port, host });
      stopMaintaining ??= keepMaintained(
        () => maintain(context, uploads),
        clock,
        (error) => {
          app.log.error({ err: error }, 'maintenance failed');
        },
      );
      return url;
    },
    async close() {
      pokes.close();
      await Promise.all([app.close(), stopMaintaining?.()]);
      await database.close();
    },
  };
}

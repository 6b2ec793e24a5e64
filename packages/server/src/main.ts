#!/usr/bin/env node
import { resolve } from 'node:path';
import { randomId, systemClock } from '@callside/core';
import { HELP, readCommand, type Place, type Settings } from './cli/arguments.js';
import { readDefinitions } from './cli/definitions-folder.js';
import type { Database } from './database/database.js';
import { addEpoch, renewEpoch } from './database/epoch.js';
import { migrate } from './database/migrations.js';
import { openPglite } from './database/pglite.js';
import { openPostgres } from './database/postgres.js';
import { createServer, type Server } from './server.js';

await run();

async function run(): Promise<void> {
  const command = readCommand(process.argv.slice(2), process.env);
  switch (command.kind) {
    case 'help':
      process.stdout.write(HELP);
      return;
    case 'wrong':
      fail(`${command.reason}\nTry callside-server --help.`);
      return;
    case 'new-epoch':
      await newEpoch(command.place).catch(failWith);
      return;
    case 'serve':
      await serve(command.settings).catch(failWith);
  }
}

async function serve(settings: Settings): Promise<void> {
  if (settings.isDevelopment) warn('The development key is in use: everybody can sign tokens for this server.');
  const definitions = settings.definitionsDir === undefined ? [] : await readDefinitions(settings.definitionsDir);
  const database = await openDatabase(settings);
  const server = await createServer({
    database,
    auth: { secret: settings.secret },
    definitions,
    logger: {},
    ...(settings.corsOrigins === undefined ? {} : { corsOrigins: settings.corsOrigins }),
    ...(settings.rate === undefined ? {} : { staffRequestsPerMinute: settings.rate }),
    uploads: settings.uploads,
    surveyFiles: settings.surveyFiles,
    attachments: {
      ...(settings.uploadMb === undefined ? {} : { maxSize: settings.uploadMb * 1024 * 1024 }),
      ...(settings.uploadTypes === undefined ? {} : { mimes: settings.uploadTypes }),
    },
    ...(settings.keepDays === undefined ? {} : { keepDays: settings.keepDays }),
    ...(settings.trustProxy === undefined ? {} : { trustProxy: settings.trustProxy }),
    ...(settings.surveyAssetsDir === undefined ? {} : { surveyAssets: { dir: resolve(settings.surveyAssetsDir) } }),
  });
  stopOnSignals(server);
  const url = await server.listen({ port: settings.port, host: settings.host });
  process.stdout.write(
    `Callside server listens on ${url} (${database.kind}, ${String(definitions.length)} definitions)\n`,
  );
}

async function newEpoch(place: Place): Promise<void> {
  const database = await openDatabase(place);
  try {
    await migrate(database, systemClock.now());
    const epoch = randomId();
    await addEpoch(database, epoch);
    await renewEpoch(database, epoch);
    process.stdout.write(`The epoch is now ${epoch}. Clients will send again what the backup may lack.\n`);
  } finally {
    await database.close();
  }
}

function openDatabase({ dataDir, databaseUrl }: Place): Promise<Database> {
  return databaseUrl === undefined ? openPglite({ dataDir }) : Promise.resolve(openPostgres({ url: databaseUrl }));
}

/** Milliseconds that requests have to end after the first signal. */
const PATIENCE = 10_000;

/** The first signal lets requests end, the second does not wait. */
function stopOnSignals(server: Server): void {
  let stopping = false;
  const stop = (): void => {
    if (stopping) process.exit(1);
    stopping = true;
    // Who is slow is not waited for without end; what was sent to him is sent again when he asks.
    setTimeout(() => {
      server.app.server.closeAllConnections();
    }, PATIENCE).unref();
    server.close().then(
      () => process.exit(0),
      (error: unknown) => {
        failWith(error);
        process.exit(1);
      },
    );
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}

function warn(text: string): void {
  process.stderr.write(`callside-server: ${text}\n`);
}

function failWith(error: unknown): void {
  fail(error instanceof Error ? error.message : String(error));
}

function fail(reason: string): void {
  warn(reason);
  process.exitCode = 1;
}

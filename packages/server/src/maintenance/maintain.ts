import type { Clock } from '@callside/core';
import type { ServerContext } from '../context.js';
import { textOf } from '../database/row.js';
import { discardUpload } from '../uploads/finish-upload.js';
import { findUselessUploads } from '../uploads/upload-rows.js';
import type { UploadStore } from '../uploads/upload-store.js';
import { purgeTenant } from './purge.js';

/** The one statement that names no tenant: it finds them. */
const TENANTS = `
  SELECT tenant_id FROM feed_counter
  ORDER BY tenant_id`;

/** A server does its own housekeeping; several servers on one database get in nobody's way. */
const EVERY = 60 * 60 * 1000;

const DAY = 24 * 60 * 60 * 1000;

/**
 * Drops what is over, for every tenant, once: old deletions and answers, uploads that nobody ended or that have no record.
 *
 * @example
 * await maintain(context, store);
 */
export async function maintain(context: ServerContext, store: UploadStore | undefined): Promise<void> {
  const { database, clock, settings } = context;
  const before = clock.now() - settings.keepDays * DAY;
  for (const row of await database.query(TENANTS)) {
    const tenant = textOf(row, 'tenant_id');
    await purgeTenant(database, tenant, before);
    if (store === undefined) continue;
    for (const id of await findUselessUploads(database, tenant, clock.now())) {
      await discardUpload(context, { store, tenant, id });
    }
  }
}

/**
 * Maintains every hour until the returned function is called; that resolves when nothing is under way.
 *
 * @example
 * const stop = keepMaintained(() => maintain(context, store), clock, (error) => log.error({ err: error }, 'failed'));
 */
export function keepMaintained(
  work: () => Promise<void>,
  clock: Clock,
  onFailure: (error: unknown) => void,
): () => Promise<void> {
  let running = Promise.resolve();
  let stopped = false;
  let cancel = clock.after(EVERY, run);
  function run(): void {
    running = work()
      .catch(onFailure)
      .then(() => {
        if (!stopped) cancel = clock.after(EVERY, run);
      });
  }
  return async () => {
    stopped = true;
    cancel();
    await running;
  };
}

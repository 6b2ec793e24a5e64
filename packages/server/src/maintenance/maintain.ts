import type { ServerContext } from '../context.js';
import { textOf } from '../database/row.js';
import { purgeTenant } from './purge.js';

/** The one statement that names no tenant: it finds them. */
const TENANTS = `
  SELECT tenant_id FROM feed_counter
  ORDER BY tenant_id`;

/** A server does its own housekeeping; several servers on one database get in nobody's way. */
const EVERY = 60 * 60 * 1000;

const DAY = 24 * 60 * 60 * 1000;

/**
 * Drops what is over, for every tenant, once.
 *
 * @example
 * await maintain(context);
 */
export async function maintain(context: ServerContext): Promise<void> {
  const { database, clock, settings } = context;
  const before = clock.now() - settings.keepDays * DAY;
  for (const row of await database.query(TENANTS)) await purgeTenant(database, textOf(row, 'tenant_id'), before);
}

/**
 * Maintains the database every hour until the returned function is called; that resolves when nothing is under way.
 *
 * @example
 * const stop = keepMaintained(context, (error) => log.error({ err: error }, 'maintenance failed'));
 */
export function keepMaintained(context: ServerContext, onFailure: (error: unknown) => void): () => Promise<void> {
  let running = Promise.resolve();
  let stopped = false;
  let cancel = context.clock.after(EVERY, run);
  function run(): void {
    running = maintain(context)
      .catch(onFailure)
      .then(() => {
        if (!stopped) cancel = context.clock.after(EVERY, run);
      });
  }
  return async () => {
    stopped = true;
    cancel();
    await running;
  };
}

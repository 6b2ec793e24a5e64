import pg from 'pg';
import type { Database, Row, Sql, SqlValue } from './database.js';
import { retryLostRaces } from './retry.js';
import { DatabaseUnavailableError, isUnavailable } from './unavailable.js';

export interface PostgresOptions {
  /** Connection string, e.g. `postgres://callside@localhost/callside`. */
  readonly url: string;
  /** Most connections at once; 10 when absent. */
  readonly connections?: number;
}

/**
 * Opens a pool of connections to PostgreSQL or a database of its dialect. Nothing connects before the first statement.
 *
 * @example
 * const database = openPostgres({ url: 'postgres://callside@localhost/callside' });
 */
export function openPostgres(options: PostgresOptions): Database {
  const pool = new pg.Pool({ connectionString: options.url, max: options.connections ?? 10 });
  let onLost: (error: Error) => void = warn;
  // An idle connection that breaks has left the pool already; without a listener the process would end.
  pool.on('error', (error) => {
    onLost(error);
  });
  return {
    kind: 'postgres',
    durable: true,
    ...sqlOn(pool),
    transaction: (work) => retryLostRaces(() => inTransaction(pool, work)),
    onConnectionLost(listener) {
      onLost = listener;
    },
    close: () => pool.end(),
  };
}

/** For who has no log yet. The message of a driver can quote an address, so only its name is told. */
function warn({ name }: Error): void {
  process.emitWarning(`A connection to PostgreSQL was lost (${name}).`, { code: 'CALLSIDE_CONNECTION_LOST' });
}

async function inTransaction<R>(pool: pg.Pool, work: (tx: Sql) => Promise<R>): Promise<R> {
  const client = await orUnavailable(() => pool.connect());
  let broken = false;
  try {
    await orUnavailable(() => client.query('BEGIN'));
    const result = await work(sqlOn(client));
    await orUnavailable(() => client.query('COMMIT'));
    return result;
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {
      broken = true;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}

function sqlOn(connection: Pick<pg.ClientBase | pg.Pool, 'query'>): Sql {
  return {
    async query(text: string, values: readonly SqlValue[] = []) {
      const { rows } = await orUnavailable(() => connection.query<Row>(text, [...values]));
      return rows;
    },
  };
}

/** What PostgreSQL itself says passes; what the connection says is that nobody answers. */
async function orUnavailable<R>(ask: () => Promise<R>): Promise<R> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof pg.DatabaseError && !isUnavailable(error.code)) throw error;
    throw new DatabaseUnavailableError(error);
  }
}

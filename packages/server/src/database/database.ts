/** One row as the driver returns it; read it through the functions of `row.ts`. */
export type Row = Readonly<Record<string, unknown>>;

/** What a statement may be given. JSON goes in as text and is cast in the statement: `$3::jsonb`. */
export type SqlValue = string | number | boolean | null | readonly string[];

/** Something that runs statements: the database itself, or one transaction on it. */
export interface Sql {
  query(text: string, values?: readonly SqlValue[]): Promise<readonly Row[]>;
}

/**
 * A database of the PostgreSQL dialect. Laws, which one suite holds every implementation to:
 *
 * 1. A transaction takes effect as a whole, or not at all: what `work` throws comes out after the rollback.
 * 2. A transaction that lost a race is run again from its start, so `work` changes nothing but the database.
 * 3. `transaction` resolves only after the commit is as durable as `durable` says.
 */
export interface Database extends Sql {
  readonly kind: 'pglite' | 'postgres';
  /** True when a commit has reached the disk before it is answered, as far as this process can know. */
  readonly durable: boolean;
  transaction<R>(work: (tx: Sql) => Promise<R>): Promise<R>;
  /** Tells of connections that broke while nobody used them; the database replaces them by itself. */
  onConnectionLost?(listener: (error: Error) => void): void;
  close(): Promise<void>;
}

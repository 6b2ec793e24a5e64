export { createServer, type Server, type ServerOptions } from './server.js';
export { signToken, type SignTokenOptions } from './auth.js';
export { openPglite, type PgliteOptions } from './database/pglite.js';
export { openPostgres, type PostgresOptions } from './database/postgres.js';
export type { Database, Row, Sql, SqlValue } from './database/database.js';
export type { LoggerOptions } from './logging.js';

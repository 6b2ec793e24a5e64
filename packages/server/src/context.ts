import type { Clock, NewId } from '@callside/core';
import type { Authenticate } from './auth.js';
import type { Database } from './database/database.js';
import type { DefinitionBook } from './definitions.js';
import type { Pokes } from './events/pokes.js';
import type { RightsOf } from './privacy/role-rules.js';
import type { AttachmentLimits } from './push/attachment-rules.js';

/** What an operator may choose. */
export interface ServerSettings {
  /** Days that tombstones and answers are kept: the longest time that a client may be away without pulling everything anew. */
  readonly keepDays: number;
  /** Days that an unfinished upload is kept. */
  readonly uploadDays: number;
}

/** What the routes work with; made once, in `server.ts`. */
export interface ServerContext {
  readonly database: Database;
  /** Id of this database's life; another one tells clients that the data was replaced. Asked anew each time. */
  readonly epoch: () => Promise<string>;
  readonly definitions: DefinitionBook;
  readonly rightsOf: RightsOf;
  /** What files may be attached. */
  readonly attachments: AttachmentLimits;
  readonly settings: ServerSettings;
  /** Tells open pages that there is something to pull. */
  readonly pokes: Pokes;
  readonly authenticate: Authenticate;
  readonly clock: Clock;
  readonly newId: NewId;
}

import type { FoundFile } from '@callside/core';

/** Somebody wants to see a file. The page shows it; nothing is opened here. */
export class AttachmentOpenEvent extends Event {
  static readonly type = 'callside-attachment-open';
  readonly file: FoundFile;
  /** The bytes, where they lie on this device; else they are at the server's `/v1/attachments/<id>`. */
  readonly read: () => Promise<Blob | undefined>;

  constructor(file: FoundFile, read: () => Promise<Blob | undefined>) {
    super(AttachmentOpenEvent.type, { bubbles: true, composed: true });
    this.file = file;
    this.read = read;
  }
}

declare global {
  interface HTMLElementEventMap {
    'callside-attachment-open': AttachmentOpenEvent;
  }
}

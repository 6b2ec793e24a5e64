import { once } from 'node:events';
import { open } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { FileStore } from '@tus/file-store';
import { ERRORS, type DataStore } from '@tus/server';
import { openS3Store } from './s3-store.js';

/** Where the bytes of attachments lie. */
export interface UploadStore {
  /** For the tus protocol. */
  readonly tus: DataStore;
  /** Throws tus's own `FILE_NOT_FOUND` for bytes that are not there. */
  read(id: string): Promise<Readable>;
  /** Makes sure that the bytes, of which every one has come, are whole and outlive a power cut. */
  flush(id: string): Promise<void>;
  /** Removes bytes; those that are gone already are no failure. */
  remove(id: string): Promise<void>;
}

/**
 * Opens the place for uploads: a folder, or `s3://bucket`, for which the package `@tus/s3-store` must be installed and region
 * and keys come from the environment as AWS has them.
 *
 * @param expiresIn milliseconds that an unfinished upload is kept
 * @example
 * const store = await openUploadStore('.callside-uploads', 7 * 86_400_000);
 */
export async function openUploadStore(place: string, expiresIn: number): Promise<UploadStore> {
  const [, bucket] = /^s3:\/\/([a-z0-9.-]+)\/?$/.exec(place) ?? [];
  return bucket === undefined ? openFolder(resolve(place), expiresIn) : openS3Store(bucket, expiresIn);
}

function openFolder(directory: string, expiresIn: number): UploadStore {
  const tus = new FileStore({ directory, expirationPeriodInMilliseconds: expiresIn });
  return {
    tus,
    async read(id) {
      const stream = tus.read(id);
      await once(stream, 'open').catch((error: unknown) => {
        throw isMissing(error) ? ERRORS.FILE_NOT_FOUND : error;
      });
      return stream;
    },
    async flush(id) {
      const file = await open(join(directory, id), 'r+');
      try {
        await file.sync();
      } finally {
        await file.close();
      }
    },
    async remove(id) {
      try {
        await tus.remove(id);
      } catch (error) {
        if (error !== ERRORS.FILE_NOT_FOUND) throw error;
      }
    },
  };
}

const isMissing = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT';

import { open } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { FileStore } from '@tus/file-store';
import { ERRORS, type DataStore } from '@tus/server';

/** Where the bytes of attachments lie. */
export interface UploadStore {
  /** For the tus protocol. */
  readonly tus: DataStore;
  /** Throws `ENOENT` or tus's own "not found" for bytes that are not there. */
  read(id: string): Promise<Readable>;
  /** Makes sure that the bytes outlive a power cut. */
  flush(id: string): Promise<void>;
  /** Removes bytes; those that are gone already are no failure. */
  remove(id: string): Promise<void>;
}

/** Bytes of one part that S3 is given at a time. */
const PART = 8 * 1024 * 1024;

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
  if (bucket !== undefined) return openS3(bucket, expiresIn);
  const directory = resolve(place);
  const tus = new FileStore({ directory, expirationPeriodInMilliseconds: expiresIn });
  return {
    tus,
    read: (id) => Promise.resolve(tus.read(id)),
    async flush(id) {
      const file = await open(join(directory, id), 'r+');
      try {
        await file.sync();
      } finally {
        await file.close();
      }
    },
    remove: (id) => removeFrom(tus, id),
  };
}

/** What is needed of `@tus/s3-store`, whose types are there only where it is installed. */
interface S3Module {
  readonly S3Store: new (options: object) => DataStore & { read(id: string): Promise<Readable> };
}

async function openS3(bucket: string, expiresIn: number): Promise<UploadStore> {
  const name = '@tus/s3-store';
  const { S3Store } = (await import(name)) as S3Module;
  const region = process.env.AWS_REGION ?? 'us-east-1';
  const tus = new S3Store({
    partSize: PART,
    expirationPeriodInMilliseconds: expiresIn,
    s3ClientConfig: { bucket, region },
  });
  return { tus, read: (id) => tus.read(id), flush: () => Promise.resolve(), remove: (id) => removeFrom(tus, id) };
}

async function removeFrom(tus: DataStore, id: string): Promise<void> {
  try {
    await tus.remove(id);
  } catch (error) {
    if (error !== ERRORS.FILE_NOT_FOUND) throw error;
  }
}

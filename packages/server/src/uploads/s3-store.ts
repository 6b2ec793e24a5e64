import { Readable } from 'node:stream';
import { ERRORS, type DataStore } from '@tus/server';
import type { UploadStore } from './upload-store.js';

/** Bytes of one part that S3 is given at a time; what a broken connection costs at most. */
const PART = 8 * 1024 * 1024;

/** What is needed of the client of the AWS SDK: https://docs.aws.amazon.com/AmazonS3/latest/API/API_Operations.html */
interface S3Client {
  headObject(request: { Bucket: string; Key: string }): Promise<unknown>;
  deleteObjects(request: {
    Bucket: string;
    Delete: { Objects: readonly { Key: string }[]; Quiet: boolean };
  }): Promise<{ Errors?: readonly { Code?: string; Key?: string }[] }>;
}

/** What is needed of `@tus/s3-store`, whose types are there only where it is installed. */
interface S3Module {
  readonly S3Store: new (
    options: object,
  ) => DataStore & { readonly client: S3Client; read(id: string): Promise<Readable> };
}

/**
 * Opens a bucket of S3, or of a server that speaks as S3 does, for uploads. Region, keys and the address of another server
 * come from the environment: `AWS_REGION`, `AWS_ACCESS_KEY_ID`, `AWS_SECRET_ACCESS_KEY`, `AWS_ENDPOINT_URL_S3`. An address of
 * one's own is asked with the bucket in the path, since few such servers have a host name for each bucket.
 *
 * @param expiresIn milliseconds that an unfinished upload is kept
 * @example
 * const store = await openS3Store('recordings', 7 * 86_400_000);
 */
export async function openS3Store(bucket: string, expiresIn: number): Promise<UploadStore> {
  const { S3Store } = await s3Module();
  const { AWS_REGION: region = 'us-east-1', AWS_ENDPOINT_URL_S3: own, AWS_ENDPOINT_URL: shared } = process.env;
  const tus = new S3Store({
    partSize: PART,
    expirationPeriodInMilliseconds: expiresIn,
    // What has expired is found in the table of uploads and removed by the server; tags need a permission of their own.
    useTags: false,
    s3ClientConfig: { bucket, region, forcePathStyle: (own ?? shared) !== undefined },
  });
  const { client } = tus;

  const isWhole = async (id: string): Promise<boolean> => {
    try {
      await client.headObject({ Bucket: bucket, Key: id });
      return true;
    } catch (error) {
      if (isMissing(error)) return false;
      throw error;
    }
  };

  return {
    tus,
    async read(id) {
      try {
        return await tus.read(id);
      } catch (error) {
        throw isMissing(error) ? ERRORS.FILE_NOT_FOUND : error;
      }
    },
    async flush(id) {
      if (await isWhole(id)) return;
      // A crash came between the last part and the putting together, which an empty write at the end makes up for.
      const { size } = await tus.getUpload(id);
      if (size !== undefined) await tus.write(Readable.from([]), id, size);
    },
    async remove(id) {
      try {
        await tus.remove(id);
      } catch (error) {
        if (error !== ERRORS.FILE_NOT_FOUND) throw error;
      }
      // For tus an upload that was put together is not found, and a part that was too small to send it forgets.
      const Objects = [id, `${id}.info`, `${id}.part`].map((Key) => ({ Key }));
      const { Errors = [] } = await client.deleteObjects({ Bucket: bucket, Delete: { Objects, Quiet: true } });
      const [refused] = Errors;
      if (refused !== undefined) throw new Error(`S3 kept ${refused.Key ?? id}: ${refused.Code ?? 'no code'}.`);
    },
  };
}

async function s3Module(): Promise<S3Module> {
  const name = '@tus/s3-store';
  try {
    return (await import(name)) as S3Module;
  } catch (cause) {
    throw new Error(`Files go to S3 only where ${name} is installed: npm install ${name}`, { cause });
  }
}

/** S3 names what is missing; an answer to HEAD has no body, and so only its status. */
function isMissing(error: unknown): boolean {
  return error instanceof Error && ['NotFound', 'NoSuchKey', 'NoSuchUpload'].includes(error.name);
}

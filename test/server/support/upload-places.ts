import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startFakeS3 } from '../../support/fake-s3.js';

/** Where a server's uploads lie, for a suite that runs on each. */
export interface UploadPlace {
  /** The server's option `uploads`. */
  readonly option: string;
  /** A file that is large enough for the place to store some of it before the connection breaks, and where it breaks. */
  readonly breaking: { readonly size: number; readonly sent: number };
  /** Bytes that are stored of an upload; 0 when there are none. */
  stored(id: string): Promise<number>;
  /** Stores the bytes of an upload that was begun, as a server that died before it noted them. */
  fill(id: string, bytes: Buffer): Promise<void>;
  /** Takes the bytes of an upload away behind the server's back. */
  lose(id: string): Promise<void>;
  /** Names of all that is left of an upload. */
  left(id: string): Promise<readonly string[]>;
  close(): Promise<void>;
}

export const UPLOAD_PLACES = [
  { name: 'a folder', open: openFolder },
  { name: 'S3', open: openS3 },
] as const;

async function openFolder(): Promise<UploadPlace> {
  const folder = await mkdtemp(join(tmpdir(), 'callside-uploads-'));
  return {
    option: folder,
    breaking: { size: 3_000_000, sent: 2_000_000 },
    stored: async (id) => (await stat(join(folder, id))).size,
    fill: (id, bytes) => writeFile(join(folder, id), bytes),
    lose: (id) => rm(join(folder, id)),
    left: async (id) => (await readdir(folder)).filter((name) => name.startsWith(id)),
    close: () => rm(folder, { recursive: true }),
  };
}

const BUCKET = 'recordings';
const KEYS = { AWS_ACCESS_KEY_ID: 'callside', AWS_SECRET_ACCESS_KEY: 'secret', AWS_REGION: 'eu-central-1' };

async function openS3(): Promise<UploadPlace> {
  const s3 = await startFakeS3({ bucket: BUCKET, accessKeyId: KEYS.AWS_ACCESS_KEY_ID });
  const restore = setEnvironment({ ...KEYS, AWS_ENDPOINT_URL_S3: s3.url });
  const uploadOf = (id: string) => [...s3.pending.values()].find(({ key }) => key === id);
  return {
    option: `s3://${BUCKET}`,
    breaking: { size: 20_000_000, sent: 12_000_000 },
    stored: (id) =>
      Promise.resolve([...(uploadOf(id)?.parts.values() ?? [])].reduce((sum, { length }) => sum + length, 0)),
    // Every part has come, and nobody has put them together.
    fill: (id, bytes) => Promise.resolve(void uploadOf(id)?.parts.set(1, bytes)),
    lose: (id) => Promise.resolve(void s3.objects.delete(id)),
    left: (id) =>
      Promise.resolve([
        ...[...s3.objects.keys()].filter((key) => key.startsWith(id)),
        ...(uploadOf(id) === undefined ? [] : [`parts of ${id}`]),
      ]),
    async close() {
      restore();
      await s3.close();
    },
  };
}

/** Sets variables of the environment and gives the way back. */
function setEnvironment(variables: Readonly<Record<string, string>>): () => void {
  const before = Object.keys(variables).map((name) => [name, process.env[name]] as const);
  Object.assign(process.env, variables);
  return () => {
    for (const [name, value] of before) {
      if (value === undefined) Reflect.deleteProperty(process.env, name);
      else process.env[name] = value;
    }
  };
}

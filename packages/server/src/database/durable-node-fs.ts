import { closeSync, existsSync, fsyncSync, openSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { PGlite } from '@electric-sql/pglite';
import { NodeFS } from '@electric-sql/pglite/nodefs';

type EmscriptenOptions = Awaited<ReturnType<NodeFS['init']>>['emscriptenOpts'];
type PostgresModule = Parameters<NonNullable<EmscriptenOptions['preRun']>[number]>[0];

/** An open file as Emscripten's NODEFS keeps it; `nfd` is Node's descriptor, absent for a folder. */
interface NodeStream {
  readonly nfd?: number | null;
  readonly node: unknown;
}

/** The parts of NODEFS that fsync needs and that the published types leave out. */
interface NodeFileSystem {
  readonly stream_ops: { fsync?: (stream: NodeStream) => number };
  realPath(node: unknown): string;
}

/**
 * PGlite's folder file system with the one operation it lacks: fsync. A failed flush throws, so the commit that asked for it
 * is never reported as done.
 */
export class DurableNodeFS extends NodeFS {
  readonly #folder: string;
  readonly #isNew: boolean;

  constructor(folder: string) {
    const path = resolve(folder);
    const isNew = !existsSync(join(path, 'PG_VERSION'));
    super(path);
    this.#folder = path;
    this.#isNew = isNew;
  }

  override async init(engine: PGlite, options: EmscriptenOptions): ReturnType<NodeFS['init']> {
    const { emscriptenOpts } = await super.init(engine, options);
    return { emscriptenOpts: { ...emscriptenOpts, preRun: [...(emscriptenOpts.preRun ?? []), addFsync] } };
  }

  /** Flushes the files of a new folder once: the program that creates them does not. */
  flushFirstFiles(): void {
    if (!this.#isNew) return;
    for (const entry of readdirSync(this.#folder, { recursive: true, withFileTypes: true })) {
      if (entry.isDirectory()) flushFolder(join(entry.parentPath, entry.name));
      else if (entry.isFile()) flushPath(join(entry.parentPath, entry.name), 'r+');
    }
    flushFolder(this.#folder);
  }
}

function addFsync(module: PostgresModule): void {
  const files = module.NODEFS as unknown as NodeFileSystem;
  files.stream_ops.fsync = (stream) => {
    if (typeof stream.nfd === 'number') fsyncSync(stream.nfd);
    else flushFolder(files.realPath(stream.node));
    return 0;
  };
}

/** Windows cannot flush a folder and needs not. */
function flushFolder(path: string): void {
  if (process.platform !== 'win32') flushPath(path, 'r');
}

function flushPath(path: string, flags: 'r' | 'r+'): void {
  const descriptor = openSync(path, flags);
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

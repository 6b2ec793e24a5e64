import {
  openMemoryStore,
  randomId,
  systemClock,
  type Command,
  type CommandContext,
  type SharedCall,
} from '@callside/core';
import type { FileOwner } from './ticket-attachments.model.js';

/** Keeps files for as long as the page lives. */
export interface PageFiles {
  readonly owner: FileOwner;
  /** What was picked, by the id that a value names it with. */
  readonly files: Map<string, File>;
  perform<I, R>(command: Command<I, R>, input: I): Promise<R>;
}

const known = new WeakMap<SharedCall, PageFiles>();

/**
 * Where the files of a call lie that stores nothing: with the page. The host gets them with the ticket, and stores them.
 *
 * @example
 * pageFilesOf(call).files.get(reference.id)?.arrayBuffer();
 */
export function pageFilesOf(call: SharedCall): PageFiles {
  const kept = known.get(call) ?? createPageFiles();
  known.set(call, kept);
  return kept;
}

/**
 * The files that a call's page keeps; none where the call stores them itself.
 *
 * @example
 * filesOnPage(call).size; // 0 with a desk
 */
export function filesOnPage(call: SharedCall): ReadonlyMap<string, File> {
  return (call.perform === undefined ? known.get(call)?.files : undefined) ?? new Map<string, File>();
}

function createPageFiles(): PageFiles {
  const id = randomId();
  let context: Promise<CommandContext> | undefined;
  const open = async (): Promise<CommandContext> => ({
    store: await openMemoryStore()({ tenant: 'page', user: id }),
    clock: systemClock,
    newId: randomId,
    agent: { id: '', name: '' },
  });
  return {
    owner: { for: { type: 'ticket', id }, callId: undefined },
    files: new Map(),
    perform: async (command, input) => command(await (context ??= open()), input),
  };
}

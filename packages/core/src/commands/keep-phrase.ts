import type { Issue } from '../issue.js';
import { checkPhrase, type PersonalPhrase } from '../phrase/phrase.js';
import { appendMutation, APPEND_STORES } from '../sync/outbox.js';
import type { ReadTx } from '../storage/store.js';
import { readDoc, stamp, type CommandContext } from './command.js';

export interface PhraseInput {
  /** Of the phrase that is changed; a new one gets its own. */
  readonly id?: string;
  readonly shortcut: string;
  readonly text: string;
}

export type PhraseResult =
  { readonly ok: true; readonly phrase: PersonalPhrase } | { readonly ok: false; readonly issues: readonly Issue[] };

/**
 * Stores a phrase of the agent's own, new or changed; it follows the agent to other devices. Throws `record-not-found` for
 * an id that is not here.
 *
 * @example
 * const result = await desk.run(keepPhrase, { shortcut: 'lift', text: 'An engineer is on the way, {{customer.name}}.' });
 */
export async function keepPhrase(context: CommandContext, { id, shortcut, text }: PhraseInput): Promise<PhraseResult> {
  const set = { shortcut: shortcut.trim().replace(/^\//, ''), text };
  return context.store.write(APPEND_STORES, async (tx): Promise<PhraseResult> => {
    const others = (await ownPhrases(tx, context)).filter((phrase) => phrase.id !== id);
    const issues = checkPhrase(set, others);
    if (issues.length > 0) return { ok: false, issues };
    const head = { ...stamp(context), type: 'phrase', entityId: id ?? context.newId() } as const;
    const { doc } =
      id === undefined
        ? await appendMutation(tx, { ...head, op: 'create', set: { ...set, owner: context.agent.id } })
        : await appendMutation(tx, { ...head, op: 'patch', set });
    return { ok: true, phrase: doc as unknown as PersonalPhrase };
  });
}

/**
 * Deletes a phrase of the agent's own and gives it back: {@link keepPhrase} makes it anew, where that was a slip. Throws
 * `record-not-found`.
 *
 * @example
 * const { shortcut, text } = await desk.run(dropPhrase, { id });
 */
export async function dropPhrase(context: CommandContext, { id }: { readonly id: string }): Promise<PersonalPhrase> {
  return context.store.write(APPEND_STORES, async (tx) => {
    const phrase = await readDoc<PersonalPhrase>(tx, 'phrase', id);
    await appendMutation(tx, { ...stamp(context), op: 'delete', type: 'phrase', entityId: id });
    return phrase;
  });
}

/**
 * Reads the agent's own phrases from this device.
 *
 * @example
 * const phrases = offeredPhrases({ personal: await desk.run(readPhrases, undefined), books });
 */
export async function readPhrases(context: CommandContext): Promise<readonly PersonalPhrase[]> {
  return context.store.read(['entities'], (tx) => ownPhrases(tx, context));
}

async function ownPhrases(tx: ReadTx, { agent }: CommandContext): Promise<PersonalPhrase[]> {
  const records = await tx.getAll('entities', { prefix: 'phrase/' });
  return records
    .filter(({ deleted }) => !deleted)
    .map(({ doc }) => doc as unknown as PersonalPhrase)
    .filter(({ owner }) => owner === agent.id);
}

import { missingPatternJudge } from '../definition/pattern.js';

/**
 * Runs work over somebody's definition, and once more where what judges its patterns had to be loaded first: the first run
 * has stored nothing.
 *
 * @example
 * return onceJudged(() => store.write(APPEND_STORES, (tx) => submit(tx, form)));
 */
export async function onceJudged<R>(work: () => Promise<R>): Promise<R> {
  try {
    return await work();
  } catch (error) {
    const judge = missingPatternJudge();
    if (judge === undefined) throw error;
    await judge;
    return work();
  }
}

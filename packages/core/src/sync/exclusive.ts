/**
 * Runs the work while no other tab runs it under the same name; where the browser has no Web Locks it just runs. The
 * lock saves work, it is never what makes things correct: the server knows each mutation by its id.
 *
 * @example
 * await exclusively('callside.acme.1f…', () => sendAll(), signal);
 */
export async function exclusively(name: string, work: () => Promise<void>, signal: AbortSignal): Promise<void> {
  const locks = (globalThis.navigator as Partial<Navigator> | undefined)?.locks;
  if (locks === undefined) return work();
  await locks.request(name, { signal }, work);
}

import { buildPackages } from '../../tools/prepare.mjs';

/** Measures the way to the server: a long queue in a page, and pushes a second on each database. */
export async function measure() {
  await buildPackages();
  const { measureDrain } = await import('../sync/drain.mjs');
  const { measureServerPushes } = await import('../sync/server-pushes.mjs');
  return [...(await measureDrain()), ...(await measureServerPushes())];
}

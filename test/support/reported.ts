/** What was told to `reportError` while the work ran; the page, and the runner of the tests, do not hear of it. */
export async function reportedDuring(work: () => Promise<void>): Promise<readonly unknown[]> {
  const reported: unknown[] = [];
  const original = globalThis.reportError;
  globalThis.reportError = (error: unknown) => {
    reported.push(error);
  };
  try {
    await work();
  } finally {
    globalThis.reportError = original;
  }
  return reported;
}

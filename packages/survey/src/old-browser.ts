/**
 * What browsers have learned since 2019 and the script of the survey page uses. The page is our own: nothing is added to what
 * belongs to a host.
 */
export function teachOldBrowser(): void {
  const object = Object as { hasOwn?: (owner: object, name: PropertyKey) => boolean };
  object.hasOwn ??= (owner, name) => Object.prototype.hasOwnProperty.call(owner, name);
  const signal = AbortSignal.prototype as { throwIfAborted?: (this: AbortSignal) => void };
  signal.throwIfAborted ??= function () {
    if (this.aborted) throw new DOMException('It was stopped.', 'AbortError');
  };
  const page = globalThis as { reportError?: (error: unknown) => void };
  page.reportError ??= (error) => {
    setTimeout(() => {
      throw error;
    });
  };
}

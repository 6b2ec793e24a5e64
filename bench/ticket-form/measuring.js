// What the pages of this bench measure with.

/** Resolves when the next frame has been drawn. */
export function frame() {
  return new Promise((resolve) => {
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = resolve;
      channel.port2.postMessage(undefined);
    });
  });
}

/** Draws frames until something is true. */
export async function frameUntil(condition) {
  for (let frames = 0; frames < 2000; frames++) {
    await frame();
    if (condition()) return;
  }
  throw new Error('It never came.');
}

/** Types as a person does: React keeps the value's setter to itself. */
export function type(input, value) {
  Object.getOwnPropertyDescriptor(Object.getPrototypeOf(input), 'value').set.call(input, value);
  input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true, data: value.at(-1) }));
}

/** Whether a control is there and has a place on the page. */
export const isShown = (input) => input !== null && input !== undefined && input.getClientRects().length > 0;

/** The value that the given part of the samples does not exceed. */
export function percentile(samples, part) {
  const sorted = samples.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))];
}

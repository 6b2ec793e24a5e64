// A telephone to try with: one line, and buttons instead of people. A real one needs an adapter of the same shape.

/** Tells `connectLines` of its line, which a real telephone knows by an id of its own. */
export function createPhone() {
  let line;
  let listener;
  const tell = (event) => listener?.({ line, ...event });
  return {
    subscribe(next) {
      listener = next;
      return () => (listener = undefined);
    },
    /** A call comes in, or is dialled: `{ customer, direction?, queue? }`. */
    begin(about) {
      line = String(Date.now());
      tell({ type: 'offered', ...about });
    },
    /** `connected`, `held`, `resumed` or `ended`. */
    happens: (type) => tell({ type }),
    /** A page that was loaded anew finds its line as it was. */
    goOn: (known) => (line = known),
  };
}

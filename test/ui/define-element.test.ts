import { defineElement } from '@callside/ui';
import { expect } from '@open-wc/testing';

/** What is warned of while the work runs. */
function warningsOf(work: () => void): string[] {
  const heard: string[] = [];
  const original = console.warn;
  console.warn = (text: string) => heard.push(text);
  try {
    work();
  } finally {
    console.warn = original;
  }
  return heard;
}

describe('defineElement', () => {
  class First extends HTMLElement {}
  class Second extends HTMLElement {}

  it('registers a tag', () => {
    defineElement('define-first', First);
    expect(customElements.get('define-first')).to.equal(First);
  });

  it('takes the same class again without a word', () => {
    defineElement('define-again', class extends First {});
    const known = customElements.get('define-again')!;
    expect(warningsOf(() => defineElement('define-again', known))).to.deep.equal([]);
  });

  it('leaves a tag to the copy that was first, and says so', () => {
    class Taken extends HTMLElement {}
    defineElement('define-taken', Taken);
    const heard = warningsOf(() => defineElement('define-taken', Second));
    expect(customElements.get('define-taken')).to.equal(Taken);
    expect(heard).to.have.length(1);
  });
});

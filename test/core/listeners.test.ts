import { expect } from 'chai';
import { createListeners } from '../../packages/core/src/listeners.js';

describe('createListeners', () => {
  it('tells everybody who was added', () => {
    const heard: string[] = [];
    const listeners = createListeners<[string]>();
    listeners.add((word) => heard.push(`a ${word}`));
    listeners.add((word) => heard.push(`b ${word}`));
    listeners.tell('news');
    expect(heard).to.deep.equal(['a news', 'b news']);
  });

  it('forgets who was taken away', () => {
    const heard: string[] = [];
    const listeners = createListeners<[string]>();
    const stop = listeners.add((word) => heard.push(word));
    stop();
    listeners.tell('news');
    expect(heard).to.deep.equal([]);
  });

  it('tells those who are there when the telling starts', () => {
    const listeners = createListeners<[]>();
    let late = 0;
    listeners.add(() => listeners.add(() => late++));
    listeners.tell();
    expect(late).to.equal(0);
  });
});

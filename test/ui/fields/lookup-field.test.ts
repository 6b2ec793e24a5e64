import '@callside/ui/agent-fields.js';
import type { Option } from '@callside/core';
import type { ComboboxField, LookupSource } from '@callside/ui';
import { elementUpdated, expect, fixture, html, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { PopupFieldHarness } from '../../harness/popup-field-harness.js';

interface Request {
  readonly query: string;
  readonly signal: AbortSignal;
  readonly answer: (options: readonly Option[]) => void;
  readonly fail: () => void;
}

const found = [
  { value: 'C-1', label: 'Lin Mei' },
  { value: 'C-2', label: 'Lin Tao' },
];

/** A look-up field whose requests wait for an answer. */
async function create(set: Partial<ComboboxField> = {}) {
  const requests: Request[] = [];
  const answeredOnes = new Set<Request>();
  const search: LookupSource['search'] = (query, { signal }) =>
    new Promise((resolve, reject) => {
      const request: Request = {
        query,
        signal,
        answer(options) {
          answeredOnes.add(request);
          resolve(options);
        },
        fail() {
          answeredOnes.add(request);
          reject(new Error('The network is away.'));
        },
      };
      requests.push(request);
    });
  const field = await fixture<ComboboxField>(
    html`<callside-combobox-field label="Customer"></callside-combobox-field>`,
  );
  Object.assign(field, { search, ...set });
  await elementUpdated(field);
  const on = new PopupFieldHarness(field);
  /** The one that waits for an answer to this: on a slow machine there may have been others between two keys. */
  const request = async (query: string): Promise<Request> => {
    const open = (): Request | undefined =>
      requests.find((each) => each.query === query && !each.signal.aborted && !answeredOnes.has(each));
    await waitUntil(() => open() !== undefined, `a request for ${query}`, { timeout: 8000 });
    return open()!;
  };
  /** Lets the promises of an answer run out. */
  const answered = async (): Promise<void> => {
    await new Promise((resolve) => setTimeout(resolve));
    await on.settle();
  };
  return { field, on, requests, request, answered };
}

describe('callside-combobox-field with a search', () => {
  it('asks for nothing until something is typed', async () => {
    const { on, requests } = await create();
    await on.click('input');
    expect([on.message, requests.length]).to.deep.equal(['Type to search.', 0]);
  });

  it('says that it searches, then shows what was found, as it was found', async () => {
    const { on, request, answered } = await create();
    await on.type('L-1');
    expect([on.message, on.spoken]).to.deep.equal(['Searching…', 'Searching…']);
    (await request('L-1')).answer(found);
    await answered();
    expect([on.rows, on.spoken, on.active]).to.deep.equal([['Lin Mei', 'Lin Tao'], '2 results', 'Lin Mei']);
  });

  it('asks once for what is typed in one go', async () => {
    const { on, request, requests } = await create();
    // By hand: how far apart a browser sends the keys of a slow machine is not the question here.
    for (const text of ['l', 'li', 'lin']) {
      on.input.value = text;
      on.input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    }
    await request('lin');
    expect(requests).to.have.length(1);
  });

  it('aborts the request before, and passes over its answer', async () => {
    const { on, request, answered } = await create();
    await on.type('li');
    const first = await request('li');
    await on.type('n');
    const second = await request('lin');
    expect([first.signal.aborted, second.signal.aborted, second.query]).to.deep.equal([true, false, 'lin']);
    first.answer([{ value: 'old', label: 'Old' }]);
    await answered();
    expect(on.rows).to.deep.equal([]);
  });

  it('remembers what was found', async () => {
    const { on, request, answered, requests } = await create();
    await on.type('li');
    (await request('li')).answer(found);
    await answered();
    await on.type('n');
    (await request('lin')).answer([]);
    await answered();
    await on.press('Backspace');
    expect([on.rows.length, requests.filter(({ query }) => query === 'li').length]).to.deep.equal([2, 1]);
  });

  it('keeps key and label apart', async () => {
    const { on, request, answered } = await create();
    await on.type('lin');
    (await request('lin')).answer(found);
    await answered();
    const heard = on.listen();
    await on.press('ArrowDown', 'Enter');
    expect(heard).to.deep.equal(['input "C-2"', 'change "C-2"']);
    expect(on.input.value).to.equal('Lin Tao');
  });

  it('chooses nothing while it searches', async () => {
    const { on, request, answered } = await create();
    await on.type('lin');
    (await request('lin')).answer(found);
    await answered();
    await on.type('g');
    await on.press('Enter');
    expect(on.value).to.equal(null);
  });

  it('says that nothing was found', async () => {
    const { on, request, answered } = await create();
    await on.type('lin');
    (await request('lin')).answer([]);
    await answered();
    expect(on.message).to.equal('Nothing matches “lin”.');
  });

  describe('that fails', () => {
    async function failed() {
      const all = await create();
      await all.on.type('lin');
      (await all.request('lin')).fail();
      await all.answered();
      return all;
    }

    it('says so, keeps what was typed, and tries again', async () => {
      const { on, request, answered } = await failed();
      expect([on.message, on.spoken, on.input.value]).to.deep.equal([
        'The search did not work.Try again',
        'The search did not work.',
        'lin',
      ]);
      await on.click('.message button');
      (await request('lin')).answer(found);
      await answered();
      expect(on.rows).to.have.length(2);
    });

    it('tries again by the keyboard', async () => {
      const { on, request, answered } = await failed();
      await sendKeys({ press: 'Tab' });
      await on.settle();
      expect(on.isOpen).to.equal(true);
      await sendKeys({ press: 'Enter' });
      (await request('lin')).answer(found);
      await answered();
      expect([on.rows.length, on.input.matches(':focus')]).to.deep.equal([2, true]);
    });
  });

  for (const [what, answer] of [
    ['no list', 'nonsense'],
    ['a list of nothing', [null]],
    ['options without a label', [{ value: 'a', label: null }]],
  ] as const) {
    it(`takes ${what} for a failure`, async () => {
      const { on, request, answered } = await create();
      await on.type('lin');
      (await request('lin')).answer(answer as never);
      await answered();
      expect(on.message).to.contain('The search did not work.');
    });
  }

  it('takes an answer that is thrown at once for a failure', async () => {
    const { on, answered } = await create({
      search: () => {
        throw new Error('Not ready.');
      },
    });
    await on.type('lin');
    await waitUntil(() => on.message.startsWith('The search'), 'the failure is shown', { timeout: 8000 });
    await answered();
    expect(on.message).to.contain('Try again');
  });

  it('shows the label of a stored key', async () => {
    const { on, answered } = await create({ value: 'C-9', labelOf: (value) => Promise.resolve(`Customer ${value}`) });
    await answered();
    expect(on.input.value).to.equal('Customer C-9');
  });

  it('shows the key that is not known any more', async () => {
    const { on, answered } = await create({ value: 'C-9', labelOf: () => Promise.resolve(undefined) });
    await answered();
    expect([on.input.value, on.below]).to.deep.equal(['C-9', '']);
  });

  it('says that the label of a key could not be loaded', async () => {
    const { on, answered } = await create({ value: 'C-9', labelOf: () => Promise.reject(new Error('Away.')) });
    await answered();
    expect([on.input.value, on.below]).to.deep.equal(['C-9', 'The name for this could not be loaded.']);
  });

  it('shows hostile labels as text', async () => {
    const { field, on, request, answered } = await create();
    await on.type('lin');
    (await request('lin')).answer([{ value: 'x', label: '<img src=x onerror=alert(1)>' }]);
    await answered();
    expect([on.rows, field.renderRoot.querySelector('img')]).to.deep.equal([['<img src=x onerror=alert(1)>'], null]);
  });

  it('is accessible while it searches, and when that failed', async () => {
    const { field, on, request, answered } = await create();
    await on.type('lin');
    await expect(field).to.be.accessible();
    (await request('lin')).fail();
    await answered();
    await expect(field).to.be.accessible();
  });

  it('gives up when the field leaves the page', async () => {
    const { field, on, request } = await create();
    await on.type('lin');
    const { signal } = await request('lin');
    field.remove();
    expect(signal.aborted).to.equal(true);
  });
});

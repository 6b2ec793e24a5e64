import '@callside/ticket-form/define-review.js';
import type { ChangeReview } from '@callside/ticket-form/review.js';
import { expect } from '@open-wc/testing';
import { contains, eventually, same } from '../harness/eventually.js';
import { FieldHarness } from '../harness/field-harness.js';
import type { FormField } from '@callside/ui';
import { openDisputedDesk, openRefusedDesk, type DisputedDesk } from '../support/disputed-desk.js';
import { openWidgetDesk } from '../support/widget-desk.js';
import { showElement, type PageOptions } from '../support/widget-page.js';

async function show(opened: Pick<DisputedDesk, 'desk' | 'catalog'>, page: PageOptions = {}): Promise<ChangeReview> {
  const { desk, catalog } = opened;
  const review = await showElement('callside-change-review', { desk, catalog }, page);
  await eventually(() => same('the review', find(review, '.panel') !== null, true));
  return review;
}

const find = (review: ChangeReview, selector: string): HTMLElement | null =>
  review.shadowRoot?.querySelector(selector) ?? null;

const text = (review: ChangeReview): string => review.shadowRoot?.textContent.replaceAll(/\s+/g, ' ') ?? '';

const sees = (review: ChangeReview, words: string): Promise<void> =>
  eventually(() => contains('the review', text(review), words));

const seesNot = (review: ChangeReview, words: string): Promise<void> =>
  eventually(() => same(`“${words}” on screen`, text(review).includes(words), false));

const entries = (review: ChangeReview): HTMLElement[] => [
  ...(review.shadowRoot?.querySelectorAll<HTMLElement>('[data-conflict]') ?? []),
];

const press = (target: HTMLElement | undefined, key: string): void => {
  target?.focus();
  target?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true }));
};

const about = (review: ChangeReview, label: string): HTMLElement | undefined =>
  entries(review).find(({ ariaLabel }) => ariaLabel?.endsWith(label));

describe('<callside-change-review>', () => {
  it('says so when nothing needs a look', async () => {
    const { desk } = await openWidgetDesk();
    await sees(await show({ desk, catalog: (await openDisputedDesk()).catalog }), 'Nothing needs a look.');
  });

  it('shows of each field what it was, theirs and mine, and which one stands', async () => {
    const review = await show(await openDisputedDesk());
    const sides = [...(about(review, 'Place')?.querySelectorAll('.sides div') ?? [])].map((side) =>
      side.textContent.trim().replaceAll(/\s+/g, ' '),
    );
    expect(sides).to.deep.equal(['Before Roof', 'Theirs · stands now Lobby', 'Mine Cellar']);
  });

  it('shows options by their labels, and nothing for nothing', async () => {
    const review = await show(await openDisputedDesk());
    const sides = [...(about(review, 'Kind')?.querySelectorAll('dd') ?? [])].map(({ textContent }) =>
      textContent.trim(),
    );
    expect(sides).to.deep.equal(['Water', '—', 'Lift']);
  });

  it('keeps mine by one key', async () => {
    const opened = await openDisputedDesk();
    const review = await show(opened);
    press(about(review, 'Place'), 'm');
    await eventually(() => same('conflicts', entries(review).length, 1));
    await opened.sent();
    expect(opened.server.doc('T1')).to.have.nested.property('values.place', 'Cellar');
  });

  it('keeps theirs by one key, also where mine stands', async () => {
    const opened = await openDisputedDesk();
    const review = await show(opened);
    press(about(review, 'Place'), 'T');
    await eventually(() => same('conflicts', entries(review).length, 1));
    press(about(review, 'Kind'), 't');
    await sees(review, 'Nothing needs a look.');
    await opened.sent();
    const { values } = await opened.ticket();
    expect([values.place, values.kind ?? null]).to.deep.equal(['Lobby', null]);
  });

  it('leads from one to the next by arrows, and takes the focus along', async () => {
    const review = await show(await openDisputedDesk());
    const [first, second] = entries(review);
    press(first, 'ArrowDown');
    same('the focus', review.shadowRoot?.activeElement, second);
    press(second, 'ArrowUp');
    same('the focus', review.shadowRoot?.activeElement, first);
    press(first, 'm');
    same('the focus', review.shadowRoot?.activeElement, second);
  });

  it('shows what the server refused, and why', async () => {
    const review = await show(await openRefusedDesk());
    await sees(review, 'values-invalid');
    await sees(review, '110');
  });

  it('sends a corrected change again', async () => {
    const opened = await openRefusedDesk();
    const review = await show(opened);
    find(review, '[data-correct]')?.click();
    await eventually(() => same('the field', find(review, '[name=phone]') !== null, true));
    const field = new FieldHarness(find(review, '[name=phone]') as FormField);
    expect(field.value).to.equal('110');
    field.fill('none');
    find(review, '[data-resend]')?.click();
    await eventually(() => same('an error', field.error !== '', true));
    field.fill('13811112222');
    find(review, '[data-resend]')?.click();
    await seesNot(review, 'values-invalid');
    await opened.sent();
    expect(opened.server.doc('T1')).to.have.nested.property('values.phone', '13811112222');
  });

  it('sends it again as it was once the server takes it', async () => {
    const opened = await openRefusedDesk();
    opened.server.refuse = () => undefined;
    const review = await show(opened);
    find(review, '[data-resend]')?.click();
    await seesNot(review, 'values-invalid');
    await opened.sent();
    expect(opened.server.doc('T1')).to.have.nested.property('values.phone', '110');
  });

  it('gives a change up only when it is asked twice', async () => {
    const opened = await openRefusedDesk();
    const review = await show(opened);
    find(review, '[data-give-up]')?.click();
    await sees(review, 'Really give it up');
    expect(await opened.desk.refused()).to.have.length(1);
    find(review, '[data-give-up]')?.click();
    await seesNot(review, 'values-invalid');
    expect(await opened.desk.refused()).to.have.length(0);
  });

  it('shows hostile texts as texts', async () => {
    const attack = '<img src=x onerror=alert(1)>';
    const opened = await openDisputedDesk();
    opened.server.change('ticket', 'T1', { number: attack });
    opened.desk.sync();
    const review = await show(opened);
    await sees(review, attack);
    expect(find(review, 'img')).to.equal(null);
  });

  for (const [theme, lang, words] of [
    ['light', 'en', 'Keep mine'],
    ['dark', 'zh-CN', '保留本人的'],
    ['light', 'zh-TW', '被伺服器拒絕'],
  ] as const) {
    it(`is accessible, ${theme}, ${lang}, at 300 pixels`, async () => {
      const review = await show(await openRefusedDesk(), { theme, lang, width: 300 });
      await sees(review, words);
      await expect(review).to.be.accessible();
      expect(review.scrollWidth).to.equal(review.clientWidth);
    });
  }
});

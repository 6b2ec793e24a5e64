import '@callside/ui/define.js';
import type { RatingField } from '@callside/ui';
import { elementUpdated, expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';

async function create(set: Partial<RatingField> = {}): Promise<RatingField> {
  const field = await fixture<RatingField>(html`<callside-rating-field label="How was it?"></callside-rating-field>`);
  Object.assign(field, set);
  await elementUpdated(field);
  return field;
}

function names(field: RatingField): (string | null)[] {
  return [...field.renderRoot.querySelectorAll('input')].map((input) => input.getAttribute('aria-label'));
}

describe('callside-rating-field', () => {
  it('goes through the points with the arrow keys', async () => {
    const field = await create({ value: 3 });
    field.renderRoot.querySelectorAll('input')[2]?.focus();
    await sendKeys({ press: 'ArrowRight' });
    expect(field.value).to.equal(4);
    await sendKeys({ press: 'ArrowLeft' });
    expect(field.value).to.equal(3);
  });

  it('takes a point with the space bar', async () => {
    const field = await create();
    field.focus();
    await sendKeys({ press: 'Space' });
    expect(field.value).to.equal(1);
  });

  for (const [points, shown] of [
    [5, 5],
    [10, 10],
    [1, 2],
    [99, 10],
  ] as const) {
    it(`shows ${String(shown)} points for ${String(points)}`, async () => {
      expect(names(await create({ points }))).to.have.length(shown);
    });
  }

  it('tells what the ends of the scale mean', async () => {
    expect(names(await create({ points: 3, lowLabel: 'Bad', highLabel: 'Good' }))).to.deep.equal([
      '1, Bad',
      '2',
      '3, Good',
    ]);
  });

  for (const scale of ['numbers', 'stars', 'faces'] as const) {
    it(`is accessible as ${scale}`, async () => {
      await expect(await create({ scale, value: 2 })).to.be.accessible();
    });
  }

  it('fills the stars up to the point', async () => {
    const field = await create({ scale: 'stars', value: 2 });
    expect(field.renderRoot.querySelectorAll('.filled')).to.have.length(2);
  });
});

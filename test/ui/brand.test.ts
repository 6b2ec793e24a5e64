import { hostStyles } from '@callside/ui';
import { expect, fixture, html } from '@open-wc/testing';

type Rgb = readonly [number, number, number];

/** A colour as the screen shows it, however it is written. */
function shown(color: string): Rgb {
  const context = new OffscreenCanvas(1, 1).getContext('2d')!;
  context.fillStyle = color;
  context.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0] = context.getImageData(0, 0, 1, 1).data;
  return [red, green, blue];
}

/** WCAG 2.2, relative luminance. */
function luminance(color: Rgb): number {
  const [red = 0, green = 0, blue = 0] = color.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: Rgb, other: Rgb): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

/** What a widget draws in a page with this accent: text on the accent, and what is picked. */
async function drawn(
  accent: string,
  scheme: string,
): Promise<Record<'text' | 'ground' | 'pickedText' | 'picked', Rgb>> {
  const host = await fixture<HTMLElement>(html`<div></div>`);
  if (accent !== '') host.style.setProperty('--callside-accent', accent);
  host.style.colorScheme = scheme;
  const root = host.attachShadow({ mode: 'open' });
  const probes = new CSSStyleSheet();
  probes.replaceSync(
    'b { color: var(--on-accent); background: var(--accent); } i { color: var(--tint-text); background: var(--tint); }',
  );
  // The host's own style stands above `:host`, so its scheme holds.
  root.adoptedStyleSheets = [hostStyles.styleSheet!, probes];
  root.append(document.createElement('b'), document.createElement('i'));
  const [primary, picked] = ['b', 'i'].map((tag) => getComputedStyle(root.querySelector(tag)!));
  return {
    text: shown(primary!.color),
    ground: shown(primary!.backgroundColor),
    pickedText: shown(picked!.color),
    picked: shown(picked!.backgroundColor),
  };
}

describe('a brand', () => {
  for (const scheme of ['light', 'dark'])
    for (const accent of ['', '#0a7d4f', '#ffd400', '#101010', '#e4002b', '#f5f5f5', '#767676'])
      it(`can be read on and beside ${accent || 'the accent of the hue'} in ${scheme}`, async () => {
        const { text, ground, pickedText, picked } = await drawn(accent, scheme);
        expect(contrast(text, ground), 'on the accent').to.be.at.least(4.5);
        expect(contrast(pickedText, picked), 'what is picked').to.be.at.least(4.5);
      });

  it('tints what is picked', async () => {
    const { picked } = await drawn('#0a7d4f', 'light');
    expect(picked[1], `green in ${picked.join()}`).to.be.greaterThan(Math.max(picked[0], picked[2]));
  });
});

import { css } from './plain-css.js';

export { css };

/**
 * The tokens. Public ones are `--callside-*`, set by the host page; the short names are ours alone. Light or dark follows
 * the page's `color-scheme`.
 */
export const hostSheet = css`
  :host {
    all: initial;
    color-scheme: inherit;
    display: block;
    box-sizing: border-box;

    --hue: var(--callside-hue, 255);
    --accent: var(--callside-accent, light-dark(oklch(52% 0.12 var(--hue)), oklch(72% 0.12 var(--hue))));
    --on-accent: var(--callside-on-accent, lab(from var(--accent) clamp(0, (49 - l) * 999, 100) 0 0));
    --surface: var(--callside-surface, light-dark(#fff, oklch(23% 0.014 var(--hue))));
    --sunken: var(--callside-sunken, light-dark(oklch(96.5% 0.005 var(--hue)), oklch(20.5% 0.013 var(--hue))));
    --line: var(--callside-line, light-dark(oklch(90% 0.008 var(--hue)), oklch(32% 0.016 var(--hue))));
    --line-strong: var(--callside-line-strong, light-dark(oklch(64% 0.012 var(--hue)), oklch(54% 0.018 var(--hue))));
    --text: var(--callside-text, light-dark(oklch(24% 0.015 var(--hue)), oklch(94% 0.006 var(--hue))));
    --muted: var(--callside-muted, light-dark(oklch(46% 0.015 var(--hue)), oklch(72% 0.014 var(--hue))));
    --tint: var(
      --callside-tint,
      light-dark(oklch(from var(--accent) 96% 0.022 h), oklch(from var(--accent) 29% 0.04 h))
    );
    --tint-text: var(
      --callside-tint-text,
      light-dark(oklch(from var(--accent) 38% 0.1 h), oklch(from var(--accent) 86% 0.07 h))
    );
    --ok: var(--callside-ok, light-dark(oklch(48% 0.12 155), oklch(76% 0.13 155)));
    --ok-tint: var(--callside-ok-tint, light-dark(oklch(96% 0.03 155), oklch(28% 0.04 155)));
    --warn: var(--callside-warn, light-dark(oklch(50% 0.12 70), oklch(80% 0.12 80)));
    --warn-tint: var(--callside-warn-tint, light-dark(oklch(96.5% 0.045 85), oklch(29% 0.04 75)));
    --bad: var(--callside-bad, light-dark(oklch(51% 0.18 25), oklch(76% 0.13 25)));
    --bad-tint: var(--callside-bad-tint, light-dark(oklch(96.5% 0.025 25), oklch(29% 0.05 25)));
    --radius: var(--callside-radius, 6px);
    --radius-large: var(--callside-radius-large, 10px);
    --control: var(--callside-control-height, 34px);
    --shadow: var(
      --callside-shadow,
      0 1px 2px light-dark(oklch(20% 0.02 255 / 0.06), transparent),
      0 4px 16px light-dark(oklch(20% 0.02 255 / 0.05), transparent)
    );
    --font: var(
      --callside-font,
      system-ui,
      'Segoe UI',
      Roboto,
      'Noto Sans',
      'PingFang SC',
      'Microsoft YaHei',
      'Noto Sans CJK SC',
      sans-serif
    );

    font: 14px/1.45 var(--font);
    font-variant-numeric: tabular-nums;
    color: var(--text);
  }

  :host(:lang(zh)) {
    line-height: 1.6;
  }

  :host([hidden]) {
    display: none;
  }

  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }

  @media (pointer: coarse) {
    :host {
      --control: var(--callside-control-height, 44px);
    }
  }

  :focus-visible {
    outline: 2px solid var(--accent);
    outline-offset: 2px;
  }

  @media (prefers-reduced-motion: reduce) {
    *,
    *::before,
    *::after {
      transition: none !important;
      animation: none !important;
    }
  }
`;

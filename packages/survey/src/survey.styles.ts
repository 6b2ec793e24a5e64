import { css } from '@callside/ui/host-sheet.js';

/**
 * The look of questions and of the page around them. The first question stands in the page as HTML before any script has
 * come, and the element takes its place without a move: both wear this sheet. So nothing here needs more than a browser with
 * custom elements has, and what is chosen is seen by a sibling's rule.
 */
export const surveyStyles = css`
  :host {
    container-type: inline-size;
    --control: var(--callside-control-height, 48px);

    font-size: 16px;
  }

  form,
  section {
    display: block;
    max-width: 564px;
    margin: 0 auto;
    padding: 18px;
  }

  .logo {
    display: block;
    max-width: 60%;
    height: 32px;
    margin: 0 0 18px;
    object-fit: contain;
    object-position: 0 50%;
  }

  .intro,
  .note {
    margin: 0 0 18px;
    color: var(--muted);
    font-size: 14px;
  }

  .note {
    min-height: 1.6em;
    margin: 14px 0 0;
    text-align: center;
  }

  .ending {
    margin: 0 0 12px;
    font-size: 21px;
    font-weight: 600;
    line-height: 1.35;
    text-wrap: balance;
  }

  .question {
    min-width: 0;
    margin: 0 0 22px;
    padding: 0;
    border: 0;
  }

  .label {
    display: block;
    padding: 0;
    margin: 0 0 12px;
    font-size: 21px;
    font-weight: 600;
    line-height: 1.35;
    text-wrap: balance;
    overflow-wrap: anywhere;
  }

  .part {
    margin: 0 0 18px;
  }

  .part .label {
    margin: 0 0 8px;
    font-size: 16px;
  }

  .mark,
  .error {
    color: var(--bad);
  }

  .help,
  .error,
  .ends {
    margin: 8px 0 0;
    font-size: 14px;
  }

  .help,
  .ends {
    color: var(--muted);
  }

  .help {
    margin: -6px 0 12px;
  }
  .choice + .help {
    margin: 8px 0 0;
  }

  .ends {
    display: flex;
    justify-content: space-between;
  }

  .ends span + span {
    text-align: end;
  }

  .points {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(44px, 1fr));
    grid-gap: 6px;
  }

  /* From zero to ten: two rows for a thumb, one where each point has 44 pixels in it. */
  .points.many {
    grid-template-columns: repeat(6, 1fr);
    grid-gap: 3px;
  }

  @container (min-width: 564px) {
    .points.many {
      grid-template-columns: repeat(11, 1fr);
    }
  }

  .choices {
    display: grid;
    grid-gap: 8px;
  }

  .choice,
  .point {
    position: relative;
    display: flex;
    align-items: center;
    min-height: var(--control);
    padding: 6px 14px;
    cursor: pointer;
  }

  .choice > .drawn {
    flex: 1;
    min-width: 0;
    overflow-wrap: anywhere;
  }

  .point {
    flex-direction: column;
    justify-content: center;
    min-height: max(52px, var(--control));
    padding: 6px 0;
  }

  .points + .choice,
  .ends + .choice {
    margin: 10px 0 0;
  }

  .edge {
    position: absolute;
    top: 0;
    right: 0;
    bottom: 0;
    left: 0;
    z-index: -1;
    border: 1px solid var(--line-strong);
    border-radius: var(--radius);
    background: var(--surface);
  }

  .choice,
  .point,
  .place {
    z-index: 0;
  }

  :checked + .edge {
    border: 2px solid var(--accent);
    background: var(--tint);
  }

  :checked ~ .drawn {
    color: var(--tint-text);
    font-weight: 600;
  }

  :focus + .edge {
    outline: 2px solid var(--accent);
    outline-offset: 2px;
  }

  :focus:not(:focus-visible) + .edge {
    outline: none;
  }

  .point .drawn {
    color: var(--muted);
  }

  .point :checked ~ .drawn {
    color: var(--tint-text);
  }

  svg {
    width: 28px;
    height: 28px;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.8;
    stroke-linecap: round;
    stroke-linejoin: round;
  }

  .filled .drawn {
    color: var(--accent);
    fill: currentColor;
  }

  input[type='radio'],
  input[type='checkbox'] {
    flex: none;
    width: 18px;
    height: 18px;
    margin: 0;
    margin-inline-end: 10px;
    accent-color: var(--accent);
  }

  .point > input[type='radio'] {
    position: absolute;
    margin: 0;
    opacity: 0;
  }

  .control {
    display: block;
    width: 100%;
    min-height: var(--control);
    margin: 0;
    padding: 0 12px;
    border: 1px solid var(--line-strong);
    border-radius: var(--radius);
    background: var(--surface);
    color: inherit;
    font: inherit;
  }

  textarea.control {
    min-height: 104px;
    padding: 10px 12px;
    line-height: 1.5;
    resize: vertical;
  }

  .control::placeholder {
    color: var(--muted);
    opacity: 1;
  }

  [aria-invalid='true'] {
    border-color: var(--bad);
  }

  .buttons {
    display: flex;
    flex-direction: row-reverse;
  }

  button {
    min-height: var(--control);
    padding: 0 18px;
    border: 1px solid var(--line-strong);
    border-radius: var(--radius);
    background: var(--surface);
    color: inherit;
    font: inherit;
    cursor: pointer;
  }

  button.primary {
    flex: 1;
    border-color: var(--accent);
    background: var(--accent);
    color: var(--on-accent);
    font-weight: 600;
  }

  button.primary + button {
    margin-inline-end: 8px;
  }

  button.plain {
    border-color: transparent;
    background: none;
    color: var(--muted);
    text-decoration: underline;
  }

  .ranking {
    display: grid;
    grid-gap: 8px;
    margin: 0;
    padding: 0;
    list-style: none;
  }

  .rank {
    margin-inline-end: 12px;
    color: var(--muted);
  }

  .move {
    width: 44px;
    min-height: 44px;
    margin-inline-start: 4px;
    padding: 0;
  }

  [aria-disabled='true'] {
    opacity: 0.4;
    cursor: default;
  }

  .findings {
    margin: 0;
    color: var(--muted);
    font:
      12px/1.5 ui-monospace,
      monospace;
    overflow-wrap: anywhere;
  }

  .dots {
    display: flex;
    justify-content: center;
    margin: 14px 0 0;
  }

  .dots i {
    width: 6px;
    height: 6px;
    margin: 0 3px;
    border-radius: 3px;
    background: var(--line-strong);
  }

  .dots .now {
    width: 18px;
    background: var(--accent);
  }

  .visually-hidden {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  /* Colours for browsers that do not know the tokens' own: in light alone. */
  @supports not ((color: light-dark(red, red)) and (color: lab(from red l a b))) {
    :host {
      --accent: var(--callside-accent, #2767ae);
      --on-accent: var(--callside-on-accent, #fff);
      --surface: var(--callside-surface, #fff);
      --line-strong: var(--callside-line-strong, #8b8f96);
      --text: var(--callside-text, #1d2126);
      --muted: var(--callside-muted, #555a61);
      --tint: var(--callside-tint, #edf4fd);
      --tint-text: var(--callside-tint-text, #1c4577);
      --bad: var(--callside-bad, #b3261e);
    }
  }

  @media (forced-colors: active) {
    :checked + .edge {
      border: 3px solid Highlight;
    }

    .dots i {
      background: GrayText;
      forced-color-adjust: none;
    }

    .dots .now {
      background: Highlight;
    }
  }
`;

import { css } from 'lit';

/** Looks of what the card loads beside its questions. */
export const scorecardToolStyles = css`
  .recording {
    position: sticky;
    inset-block-start: 0;
    z-index: 2;
    padding: 10px 14px;
    background: var(--surface);
    border-block-end: 1px solid var(--line);
  }

  .asked:has(> .beside) {
    display: grid;
    grid-template-columns: minmax(0, 1fr) minmax(200px, auto);
    border-block-end: 1px solid var(--line);
    font-size: 13px;
  }

  .question:has(+ .beside) {
    border-block-end: 0;
  }

  .question:has(+ .beside .suggested) {
    padding-block-end: 6px;
  }

  .beside {
    display: contents;
  }

  .beside > .suggested {
    grid-column: 1 / -1;
    grid-row: 2;
    padding: 0 14px 10px;
  }

  .beside > .colleague {
    grid-row: 3;
    margin: 0;
  }

  .colleague .note {
    color: var(--warn);
  }

  .shared:empty {
    display: none;
  }

  .moment {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    align-self: end;
    justify-content: flex-end;
    gap: 4px 12px;
    padding: 0 14px 12px 0;
  }

  /* Nothing that has the focus lies under the player. */
  .recording ~ .split :is(.seg label, .seg input, button, .written, .comment) {
    scroll-margin-block: 180px 72px;
  }

  .suggested,
  .pinned {
    display: inline-flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 6px;
  }

  .suggested .icon {
    color: var(--ok);
  }

  .why {
    color: var(--muted);
    font-size: 12.5px;
  }

  .why b,
  .time,
  .pinned b {
    color: var(--accent);
    font-weight: 500;
  }

  button.small {
    min-height: max(26px, calc(var(--control) - 8px));
    padding: 0 8px;
    gap: 6px;
    font-size: 12.5px;
  }

  button.why,
  button.time {
    border-color: var(--line);
  }

  button.time {
    padding: 0 6px;
    min-width: 4em;
  }

  .path li:has(.time) {
    align-items: center;
    padding-block: 2px;
  }

  .earlier {
    display: inline-flex;
    color: var(--muted);
  }

  .earlier svg {
    fill: currentColor;
  }

  .earlier .low {
    fill: var(--warn);
  }

  .earlier .none {
    fill: var(--line-strong);
  }

  .earlier-totals {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 2px 8px;
  }

  .earlier-totals .note {
    font-size: 12px;
  }

  .earlier-totals .note:first-child {
    flex-basis: 100%;
  }

  .told {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  .paper {
    position: absolute;
    inline-size: 0;
    block-size: 0;
    border: 0;
  }

  @media (pointer: coarse) {
    button.small {
      min-height: 44px;
    }
  }

  @container (width < 760px) {
    .asked:has(> .beside) {
      grid-template-columns: minmax(0, 1fr);
    }

    .moment {
      justify-content: flex-start;
      padding: 0 14px 8px;
    }
  }

  @container (width < 480px) {
    .recording {
      position: static;
    }
  }

  @media (height < 700px) {
    .recording {
      position: static;
    }
  }

  @media print {
    .panel {
      overflow: visible;
      border: 0;
      box-shadow: none;
    }

    .recording,
    .foot,
    .take,
    .pin,
    [data-unpin],
    kbd {
      display: none;
    }

    .asked,
    .bar,
    .path li {
      break-inside: avoid;
    }

    .seg label:not(:has(:checked)) {
      color: GrayText;
    }
  }
`;

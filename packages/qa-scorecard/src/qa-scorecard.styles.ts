import { gaugeStyles } from '@callside/ui';
import { css } from 'lit';

export const qaScorecardStyles = css`
  ${gaugeStyles}

  .split {
    display: grid;
    grid-template: 'questions score' auto 'questions path' 1fr / minmax(0, 1fr) 220px;
    flex: 1;
  }

  .section-title {
    display: flex;
    gap: 8px;
    margin: 0;
    padding: 12px 14px 4px;
    color: var(--muted);
    font-size: 12px;
    font-weight: 600;
  }

  .question {
    display: grid;
    gap: 8px;
    padding: 12px 14px;
    margin: 0;
    border: 0;
    border-block-end: 1px solid var(--line);
    min-width: 0;
  }

  .question.open {
    box-shadow: inset 3px 0 var(--bad);
  }

  .ask {
    display: flex;
    flex-wrap: wrap;
    gap: 2px 8px;
    padding: 0;
    float: inline-start;
    inline-size: 100%;
    font-size: 14px;
  }

  .ask .words {
    flex: 1 1 14em;
  }

  .ask .note {
    font-size: 12px;
    white-space: nowrap;
  }

  .seg {
    display: flex;
    flex-wrap: wrap;
    gap: 1px;
    clear: both;
    max-inline-size: max-content;
    border: 1px solid var(--line-strong);
    border-radius: var(--radius);
    background: var(--line);
    overflow: clip;
  }

  .seg label,
  .seg input {
    scroll-margin-block: 16px 72px;
  }

  .seg label {
    display: inline-flex;
    flex: 1 0 auto;
    align-items: center;
    gap: 8px;
    min-height: max(30px, calc(var(--control) - 4px));
    padding: 0 12px;
    background: var(--surface);
    font-size: 13px;
    cursor: pointer;
  }

  .seg label:has(:checked) {
    background: var(--tint);
    color: var(--tint-text);
    font-weight: 600;
    box-shadow: inset 0 0 0 1px var(--accent);
  }

  .seg label:has(:focus-visible) {
    outline: 2px solid var(--accent);
    outline-offset: -2px;
  }

  .seg input {
    position: absolute;
    opacity: 0;
    pointer-events: none;
  }

  .reasons label {
    flex-grow: 0;
  }

  .section-help {
    margin: 4px 0 0;
    padding-inline: 14px;
  }

  .inner {
    padding-inline-start: 12px;
  }

  .note.low {
    color: var(--warn);
  }

  .questions {
    grid-area: questions;
  }

  .path-box {
    grid-area: path;
    padding: 0 16px 16px;
    border-inline-start: 1px solid var(--line);
  }

  .score {
    grid-area: score;
    display: flex;
    flex-direction: column;
    gap: 14px;
    padding: 16px;
    border-inline-start: 1px solid var(--line);
  }

  .total {
    font-size: 34px;
    font-weight: 600;
    line-height: 1.1;
  }

  .bar {
    display: grid;
    gap: 4px;
    font-size: 12.5px;
  }

  .bar span {
    display: flex;
    justify-content: space-between;
    gap: 8px;
  }

  progress {
    block-size: 5px;
    color: var(--ok);
  }

  .low progress {
    color: var(--warn);
  }

  .path {
    margin: 0;
    padding: 0;
    list-style: none;
    color: var(--muted);
    font-size: 12.5px;
  }

  .path li {
    display: flex;
    gap: 8px;
  }

  .path b {
    min-width: 3em;
    color: var(--accent);
    font-weight: 500;
  }

  h3 {
    margin: 0 0 4px;
    font-size: 12px;
    font-weight: 600;
    color: var(--muted);
  }

  @container (width < 480px) {
    .split {
      grid-template: 'score' auto 'questions' auto 'path' auto / minmax(0, 1fr);
    }

    .score {
      border-inline-start: 0;
      border-block-end: 1px solid var(--line);
    }

    .path-box {
      border-inline-start: 0;
      padding: 16px;
    }
  }
`;

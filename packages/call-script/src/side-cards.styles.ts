import { css } from 'lit';

export const sideCardsStyles = css`
  .tabs {
    display: flex;
    flex-wrap: wrap;
    gap: 0 4px;
    padding: 6px 10px 0;
    border-block-end: 1px solid var(--line);
  }

  .tabs button {
    min-height: var(--control);
    margin-block-end: -1px;
    padding: 0 10px;
    border-width: 0 0 2px;
    border-color: transparent;
    border-radius: 0;
    background: none;
    color: var(--muted);
    font-size: 13px;
    white-space: nowrap;
  }

  .tabs button[aria-selected='true'] {
    border-color: var(--accent);
    color: var(--text);
    font-weight: 600;
  }

  .tabs button:focus-visible {
    outline-offset: -2px;
  }

  .body {
    gap: 10px;
    margin: 0;
    padding: 12px 14px;
  }

  .broken {
    padding: 8px 14px 0;
  }

  .cards {
    margin-block: -6px;
  }

  .card {
    border-block-end: 1px solid var(--line);
  }

  .card:last-of-type {
    border-block-end: 0;
  }

  summary {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 2px 8px;
    min-height: var(--control);
    padding-block: 6px;
    border-radius: var(--radius);
    cursor: pointer;
    list-style: none;
  }

  summary::-webkit-details-marker {
    display: none;
  }

  summary::before {
    content: '';
    flex: none;
    inline-size: 6px;
    block-size: 6px;
    margin: 0 4px 0 2px;
    border: solid var(--muted);
    border-width: 0 1.6px 1.6px 0;
    rotate: -45deg;
    transition: rotate 120ms ease-out;
  }

  summary:dir(rtl)::before {
    rotate: 135deg;
  }

  .card[open] > summary::before {
    rotate: 45deg;
  }

  .name {
    flex: 1 1 8em;
    font-weight: 600;
    overflow-wrap: anywhere;
  }

  .minutes {
    color: var(--muted);
    font-size: 13px;
    white-space: nowrap;
  }

  .inside {
    display: flex;
    flex-direction: column;
    gap: 10px;
    max-inline-size: 48em;
    padding: 2px 0 14px;
  }

  .card .inside {
    padding-inline-start: 16px;
  }

  .inside p {
    margin: 0;
  }

  .inside .say {
    padding: 10px 14px;
    border-radius: var(--radius-large);
    background: var(--tint);
    font-size: calc(var(--callside-say-size, 19px) - 3px);
    line-height: 1.5;
    overflow-wrap: anywhere;
  }

  .say small {
    display: block;
    color: var(--tint-text);
    font-size: 11px;
    font-weight: 600;
    letter-spacing: 0.02em;
    text-transform: uppercase;
  }

  .filled {
    unicode-bidi: isolate;
    border-block-end: 1px dashed currentColor;
    color: var(--tint-text);
    font-weight: 600;
  }

  .gap {
    padding: 0 6px;
    border: 1px dashed var(--warn);
    border-radius: 4px;
    color: var(--warn);
    font-size: 0.8em;
  }

  .inside .never {
    color: var(--muted);
    font-size: 13px;
  }

  .never b {
    margin-inline-end: 4px;
    color: var(--bad);
    font-weight: 600;
  }

  .inside ol,
  .inside ul {
    margin: 0;
    padding-inline-start: 1.5em;
  }

  .inside li + li {
    margin-block-start: 3px;
  }

  .cautions {
    padding: 8px 12px;
    border-radius: var(--radius);
    background: var(--warn-tint);
    font-size: 13px;
  }

  .cautions b {
    color: var(--warn);
    font-weight: 600;
  }

  .search,
  textarea {
    inline-size: 100%;
    min-block-size: var(--control);
    margin: 0;
    padding: 4px 10px;
    border: 1px solid var(--line-strong);
    border-radius: var(--radius);
    background: var(--surface);
    color: var(--text);
    font: inherit;
    resize: vertical;
  }

  .body p {
    margin: 0;
  }

  .body p:empty {
    display: none;
  }

  .results {
    display: flex;
    flex-direction: column;
    margin: 0;
    padding: 0;
    list-style: none;
  }

  .results li + li {
    border-block-start: 1px solid var(--line);
  }

  .result {
    display: flex;
    flex-wrap: wrap;
    justify-content: flex-start;
    gap: 2px 8px;
    inline-size: 100%;
    padding: 8px 6px;
    border-color: transparent;
    text-align: start;
  }

  .excerpt {
    flex-basis: 100%;
    color: var(--muted);
    font-size: 13px;
    overflow-wrap: anywhere;
  }

  mark {
    border-radius: 3px;
    background: var(--warn-tint);
    color: inherit;
    box-shadow: 0 0 0 1px var(--warn-tint);
    font-weight: 600;
  }

  .ask {
    align-self: flex-start;
  }

  .ask.quiet {
    padding-inline: 6px;
  }

  .opened {
    display: flex;
    flex-direction: column;
    align-items: flex-start;
    gap: 10px;
  }

  .opened .quiet {
    margin-inline-start: -12px;
    font-size: 13px;
  }

  h3 {
    margin: 0;
    font-size: 16px;
    overflow-wrap: anywhere;
  }

  h3:focus {
    outline: none;
  }

  .paragraph {
    max-inline-size: 48em;
    overflow-wrap: anywhere;
    white-space: pre-line;
  }

  a {
    display: inline-flex;
    align-items: center;
    min-height: max(24px, calc(var(--control) - 10px));
    color: var(--accent);
  }

  .gap-form {
    display: flex;
    flex-direction: column;
    gap: 6px;
  }

  .gap-form label {
    color: var(--muted);
    font-size: 13px;
  }

  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }

  .done {
    padding: 8px 12px;
    border-radius: var(--radius);
    background: var(--ok-tint);
    color: var(--ok);
  }

  @container (width < 420px) {
    .tabs {
      gap: 0;
      padding-inline: 8px;
    }

    .tabs button {
      gap: 4px;
      padding-inline: 4px;
    }
  }
`;

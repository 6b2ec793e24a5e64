import { gaugeStyles } from '@callside/ui';
import { css } from 'lit';

/** Looks of what evaluators made of the same calls. */
export const comparisonStyles = css`
  ${gaugeStyles}

  summary {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 2px 10px;
    min-height: var(--control);
    cursor: pointer;
  }

  summary::before {
    content: '';
    flex: none;
    inline-size: 6px;
    block-size: 6px;
    border: solid var(--muted);
    border-width: 0 1.6px 1.6px 0;
    rotate: -45deg;
  }

  details[open] > summary::before {
    rotate: 45deg;
  }

  summary .words {
    flex: 1 1 10em;
    min-width: 0;
  }

  .points {
    color: var(--muted);
    font-size: 13px;
  }

  .figures {
    display: flex;
    flex-wrap: wrap;
    gap: 2px 16px;
    margin: 0;
    padding: 6px 0;
    list-style: none;
    color: var(--muted);
    font-size: 13px;
  }

  .figure {
    font-size: 13px;
  }

  .scroll {
    overflow-x: auto;
  }

  table {
    border-collapse: collapse;
    inline-size: 100%;
    font-size: 13px;
  }

  th,
  td {
    padding: 6px 10px 6px 0;
    border-block-end: 1px solid var(--line);
    text-align: start;
    vertical-align: top;
    min-inline-size: 6em;
  }

  th {
    color: var(--muted);
    font-weight: 600;
    white-space: nowrap;
  }

  td .note {
    display: block;
  }
`;

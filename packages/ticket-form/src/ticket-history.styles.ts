import { css } from 'lit';

export const ticketHistoryStyles = css`
  :host {
    container-type: inline-size;
  }

  .history {
    display: flex;
    flex-direction: column;
    gap: 10px;
    font-size: 13px;
  }

  .duplicates {
    display: flex;
    flex-direction: column;
    gap: 6px;
    padding: 8px 12px;
    border-radius: var(--radius);
    background: var(--warn-tint);
  }

  .duplicates > b {
    color: var(--warn);
    font-weight: 600;
  }

  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 10px;
  }

  .row button,
  .row select {
    min-height: max(24px, calc(var(--control) - 8px));
    font-size: 13px;
  }

  select,
  input {
    min-height: var(--control);
    padding: 0 8px;
    border: 1px solid var(--line-strong);
    border-radius: var(--radius);
    background: var(--surface);
    color: var(--text);
    font: inherit;
  }

  .note {
    flex: 1;
    min-width: 10em;
  }

  summary {
    cursor: pointer;
    font-weight: 600;
  }

  ul {
    display: flex;
    flex-direction: column;
    gap: 6px;
    margin: 8px 0 0;
    padding: 0;
    list-style: none;
  }

  .number {
    font-weight: 500;
  }

  .quietly {
    color: var(--muted);
  }

  li {
    overflow-wrap: anywhere;
  }
`;

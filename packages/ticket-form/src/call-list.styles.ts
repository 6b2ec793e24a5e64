import { css } from 'lit';

export const callListStyles = css`
  :host {
    container-type: inline-size;
  }

  .filter {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: 8px 12px;
    margin: 0;
  }

  .filter label {
    display: flex;
    flex-direction: column;
    gap: 4px;
    color: var(--muted);
    font-size: 13px;
  }

  .filter label:first-child {
    flex: 1 1 14em;
  }

  input,
  select {
    box-sizing: border-box;
    min-width: 0;
    min-height: var(--control);
    padding: 0 8px;
    border: 1px solid var(--line-strong);
    border-radius: var(--radius);
    background: var(--surface);
    color: var(--text);
    font: inherit;
    font-size: 14px;
  }

  .scroll {
    overflow-x: auto;
  }

  table {
    inline-size: 100%;
    border-collapse: collapse;
    font-size: 13px;
  }

  th,
  td {
    padding: 7px 10px;
    border-block-end: 1px solid var(--line);
    text-align: start;
    vertical-align: top;
  }

  th {
    color: var(--muted);
    font-weight: 500;
    white-space: nowrap;
  }

  td {
    overflow-wrap: break-word;
  }

  td.brief {
    white-space: nowrap;
  }

  td.summary {
    min-inline-size: 12em;
    max-inline-size: 26em;
  }

  td button {
    min-height: 24px;
    margin-block: -3px;
    padding: 0;
    border: 0;
    background: none;
    color: var(--accent-text, var(--accent));
    font: inherit;
    text-align: start;
    text-decoration: underline;
    cursor: pointer;
  }

  .note {
    color: var(--muted);
  }

  @container (max-width: 720px) {
    .filter label {
      flex: 1 1 8em;
    }

    .filter label:first-child,
    .filter label:last-child {
      flex-basis: 100%;
    }

    thead {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }

    table,
    tbody,
    tr,
    td {
      display: block;
    }

    tr {
      padding: 8px 0;
      border-block-end: 1px solid var(--line);
    }

    td,
    td.brief,
    td.summary {
      display: grid;
      grid-template-columns: 7em 1fr;
      gap: 8px;
      max-inline-size: none;
      padding: 2px 0;
      border: 0;
      overflow-wrap: anywhere;
      white-space: normal;
    }

    td::before {
      content: attr(data-title);
      color: var(--muted);
    }

    td button {
      justify-self: start;
    }

    td.empty {
      display: none;
    }
  }
`;

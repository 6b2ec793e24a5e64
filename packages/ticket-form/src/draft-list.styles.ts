import { css } from 'lit';

export const draftListStyles = css`
  /* It stays for what is told next, without a gap of its own. */
  [role='status']:empty {
    position: absolute;
  }

  .group {
    margin: 0 0 -12px;
    color: var(--muted);
    font-size: 13px;
    font-weight: 600;
  }

  ul {
    display: flex;
    flex-direction: column;
    margin: 0;
    padding: 0;
    list-style: none;
  }

  li {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 4px 12px;
    align-items: center;
    padding: 10px 0;
    border-block-end: 1px solid var(--line);
    overflow-wrap: anywhere;
  }

  li:last-child {
    border-block-end: 0;
  }

  .what {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 2px 10px;
  }

  .name {
    font-weight: 600;
  }

  .quietly {
    color: var(--muted);
    font-size: 13px;
  }

  .said {
    grid-column: 1 / -1;
    margin: 0;
    font-size: 13px;
    white-space: pre-line;
  }

  /* What a colleague says is read before anything is done about it. */
  li > .row {
    grid-area: 1 / 2;
  }

  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 6px;
  }

  .row button {
    min-height: max(28px, calc(var(--control) - 6px));
    padding: 0 10px;
    font-size: 13px;
  }

  form {
    grid-column: 1 / -1;
    display: grid;
    grid-template-columns: minmax(0, 1fr) minmax(0, 2fr);
    gap: 8px 12px;
    align-items: end;
    padding: 10px;
    border-radius: var(--radius);
    background: var(--sunken);
  }

  form .row,
  form .only {
    grid-column: 1 / -1;
  }

  label {
    display: flex;
    flex-direction: column;
    gap: 4px;
    font-size: 13px;
  }

  select,
  input {
    inline-size: 100%;
    min-height: var(--control);
    padding: 0 8px;
    border: 1px solid var(--line-strong);
    border-radius: var(--radius);
    background: var(--surface);
    color: var(--text);
    font: inherit;
  }

  @container (width < 480px) {
    li,
    form {
      grid-template-columns: minmax(0, 1fr);
    }

    li > .row {
      grid-area: auto;
    }
  }
`;

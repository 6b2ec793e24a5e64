import { css } from 'lit';

/** Looks of the small forms and lists of calls that are handed over. */
export const handoverStyles = css`
  :host([open]) {
    flex-basis: 100%;
  }

  /* It stays for what is told next, without a gap of its own. */
  [role]:empty {
    position: absolute;
  }

  /* The list shows it as well; this tells it. */
  .unseen {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  .quiet {
    font-size: 13px;
  }

  .group {
    margin: 0;
    color: var(--muted);
    font-size: 13px;
    font-weight: 600;
  }

  ul {
    display: grid;
    margin: 0;
    padding: 0;
    list-style: none;
  }

  li {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 4px 12px;
    align-items: center;
    padding: 8px 0;
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

  .offers {
    display: grid;
    gap: 4px;
    padding: 10px 14px;
    border-block-end: 1px solid var(--line);
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

  form {
    grid-column: 1 / -1;
    display: grid;
    gap: 10px;
    padding: 12px;
    border-radius: var(--radius);
    background: var(--sunken);
    color: var(--text);
  }

  label {
    display: grid;
    gap: 4px;
    font-size: 13px;
  }

  select,
  input,
  textarea {
    box-sizing: border-box;
    inline-size: 100%;
    min-height: var(--control);
    padding: 6px 8px;
    border: 1px solid var(--line-strong);
    border-radius: var(--radius);
    background: var(--surface);
    color: var(--text);
    font: inherit;
  }

  textarea {
    field-sizing: content;
    min-height: calc(2lh + 14px);
    max-height: 12em;
    resize: vertical;
  }

  @container (width < 480px) {
    li {
      grid-template-columns: minmax(0, 1fr);
    }

    li > .row {
      grid-area: auto;
    }
  }
`;

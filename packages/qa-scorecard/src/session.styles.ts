import { css } from 'lit';

/** Looks of the lists and small forms of calibrations and samples. */
export const sessionStyles = css`
  /* It gets the focus where what had it is gone, and does nothing. */
  .title:focus {
    outline: none;
  }

  [role='status']:empty,
  [role='alert']:empty {
    position: absolute;
  }

  h3 {
    margin: 6px 0 0;
    color: var(--muted);
    font-size: 13px;
    font-weight: 600;
  }

  p {
    margin: 0;
  }

  .note.warn {
    color: var(--warn);
  }

  .said {
    font-size: 13px;
    white-space: pre-line;
    overflow-wrap: anywhere;
  }

  .part {
    display: grid;
    gap: 8px;
    min-width: 0;
  }

  .lines {
    display: grid;
    margin: 0;
    padding: 0;
    list-style: none;
  }

  .lines > li {
    min-width: 0;
    padding: 6px 0;
    border-block-end: 1px solid var(--line);
    overflow-wrap: anywhere;
  }

  .lines > li:last-child {
    border-block-end: 0;
  }

  .line,
  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 6px 10px;
  }

  .line > .words {
    flex: 1 1 12em;
    min-width: 0;
  }

  .pills {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 6px;
  }

  /* The whole line opens what it names. */
  button.open {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    inline-size: 100%;
    padding: 6px 0;
    gap: 4px 10px;
    border-color: transparent;
    background: none;
    text-align: start;
  }

  button.open .words {
    flex: 1 1 12em;
    min-width: 0;
    font-weight: 600;
    overflow-wrap: anywhere;
  }

  button.open:hover .words {
    color: var(--accent);
  }

  form,
  .ask {
    display: grid;
    gap: 12px;
    min-width: 0;
  }

  .ask {
    padding: 12px;
    border-radius: var(--radius);
    background: var(--sunken);
    font-size: 13px;
  }

  label.field,
  .field-group {
    display: grid;
    gap: 4px;
    align-content: start;
    min-width: 0;
    font-size: 13px;
  }

  fieldset {
    display: grid;
    gap: 2px;
    min-width: 0;
    margin: 0;
    padding: 0;
    border: 0;
    font-size: 13px;
  }

  legend {
    padding: 0 0 4px;
  }

  .choices {
    display: grid;
    max-block-size: 16em;
    overflow-y: auto;
    padding: 2px 8px;
    border: 1px solid var(--line-strong);
    border-radius: var(--radius);
  }

  .choices label {
    display: flex;
    align-items: center;
    gap: 8px;
    min-height: var(--control);
    overflow-wrap: anywhere;
  }

  .choices input {
    flex: none;
    inline-size: 16px;
    block-size: 16px;
    margin: 0;
    accent-color: var(--accent);
  }

  input.text,
  select,
  textarea {
    box-sizing: border-box;
    inline-size: 100%;
    min-width: 0;
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

  .beside {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 180px), 1fr));
    gap: 12px;
  }

  @container (width < 480px) {
    .row > button {
      flex: 1 1 auto;
    }
  }
`;

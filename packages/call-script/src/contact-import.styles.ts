import { css } from 'lit';

export const contactImportStyles = css`
  h3,
  p {
    margin: 0;
  }

  h3 {
    font-size: 13px;
    font-weight: 600;
  }

  .import {
    display: flex;
    flex-direction: column;
    gap: 12px;
  }

  .file {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 6px 12px;
  }

  /* The browser's own button speaks the browser's language: the label stands for it, and the control lies on it unseen. */
  .choose {
    position: relative;
    display: inline-flex;
    align-items: center;
    min-height: var(--control);
    padding: 0 12px;
    border: 1px solid var(--line-strong);
    border-radius: var(--radius);
    cursor: pointer;
  }

  .choose:hover {
    border-color: var(--accent);
  }

  .choose:focus-within {
    outline: 2px solid var(--accent);
    outline-offset: 2px;
  }

  input[type='file'] {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    opacity: 0;
    cursor: pointer;
  }

  progress {
    flex: 1;
    min-inline-size: 80px;
    accent-color: var(--accent);
  }

  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px 12px;
  }

  .columns {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(230px, 100%), 1fr));
    gap: 10px 14px;
    margin: 0;
    padding: 0;
    list-style: none;
  }

  .columns label {
    display: flex;
    flex-direction: column;
    gap: 4px;
    font-size: 13px;
    overflow-wrap: anywhere;
  }

  select {
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

  .refused {
    display: flex;
    flex-direction: column;
    align-items: start;
    gap: 8px;
  }

  .refused ul {
    max-block-size: 180px;
    margin: 0;
    padding-inline-start: 1.2em;
    overflow-y: auto;
    font-size: 13px;
    align-self: stretch;
  }
`;

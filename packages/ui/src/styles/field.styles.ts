import { css } from 'lit';

/** Label, control, help and error of one field. */
export const fieldStyles = css`
  .field {
    display: flex;
    flex-direction: column;
    gap: 4px;
    min-width: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }

  .label,
  legend {
    padding: 0;
    font-size: var(--callside-label-size, 13px);
    font-weight: var(--callside-label-weight, 500);
    line-height: 1.35;
    text-wrap: balance;
  }

  legend {
    margin-block-end: 4px;
  }

  .mark {
    color: var(--bad);
  }

  /* The sticky foot of a panel must not hide what has the focus. */
  .control,
  .choice {
    scroll-margin-block: 16px 72px;
  }

  .control {
    inline-size: 100%;
    min-height: var(--control);
    margin: 0;
    padding: 0 10px;
    border: 1px solid var(--line-strong);
    border-radius: var(--radius);
    background: var(--surface);
    color: var(--text);
    font: inherit;
  }

  textarea.control {
    min-height: 76px;
    padding: 8px 10px;
    line-height: 1.5;
    resize: vertical;
  }

  .control::placeholder {
    color: var(--muted);
    opacity: 1;
  }

  .control:read-only:not(select),
  .control:disabled {
    background: var(--sunken);
  }

  .control[aria-invalid='true'] {
    border-color: var(--bad);
  }

  .help,
  .error {
    margin: 0;
    font-size: 12.5px;
  }

  .help {
    color: var(--muted);
  }

  .error {
    color: var(--bad);
  }

  .choices {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
  }

  .choice {
    display: inline-flex;
    align-items: center;
    gap: 8px;
    min-height: var(--control);
    padding: 4px 12px;
    border: 1px solid var(--line-strong);
    border-radius: var(--radius);
    background: var(--surface);
    cursor: pointer;
  }

  .choice:has(:checked) {
    border-color: var(--accent);
    background: var(--tint);
    color: var(--tint-text);
    box-shadow: inset 0 0 0 1px var(--accent);
    font-weight: 600;
  }

  .choice:has(:focus-visible) {
    outline: 2px solid var(--accent);
    outline-offset: 2px;
  }

  .choice:has(:disabled) {
    background: var(--sunken);
    cursor: default;
  }

  input[type='radio'],
  input[type='checkbox'] {
    flex: none;
    inline-size: 16px;
    block-size: 16px;
    margin: 0;
    accent-color: var(--accent);
  }

  .choice input:focus-visible {
    outline: none;
  }

  .hidden-input {
    position: absolute;
    opacity: 0;
    pointer-events: none;
  }
`;

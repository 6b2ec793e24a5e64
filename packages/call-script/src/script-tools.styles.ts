import { css } from 'lit';

/** Looks of what the panel loads only when it is needed. */
export const scriptToolStyles = css`
  .say.other {
    background: none;
    border: 1px solid var(--line);
  }

  .duty,
  .missing {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 6px 12px;
    margin: 0;
    padding: 10px 12px;
    border: 1px solid var(--warn);
    border-radius: var(--radius);
    font-size: 13px;
  }

  .duty.done {
    border-color: var(--line);
  }

  .missing {
    display: block;
    border-style: dashed;
  }

  .missing .note {
    margin: 0 0 8px;
  }

  .duty label {
    display: inline-flex;
    align-items: center;
    gap: 8px;
    min-height: var(--control);
    font-weight: 600;
    cursor: pointer;
  }

  .duty input {
    inline-size: 18px;
    block-size: 18px;
    margin: 0;
    accent-color: var(--accent);
  }

  .stamp {
    display: inline-flex;
    align-items: center;
    gap: 4px;
    color: var(--ok);
  }

  .actions {
    display: grid;
    gap: 8px;
  }

  .actions small {
    margin-inline-start: 8px;
    color: var(--muted);
    font-weight: 400;
  }

  .actions .note,
  .summary {
    margin: 4px 0 0;
    white-space: pre-line;
    overflow-wrap: anywhere;
  }

  .lines,
  .lines > div {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 6px;
  }

  .lines {
    padding: 10px 14px;
    border-block-end: 1px solid var(--line);
  }

  .line {
    flex-direction: column;
    align-items: flex-start;
    padding-block: 4px;
    font-weight: 400;
    text-align: start;
  }

  .line small {
    color: var(--muted);
  }

  .line[aria-pressed='true'] {
    border-color: var(--accent);
    background: var(--tint);
  }

  .line[aria-pressed='true'] small {
    color: var(--tint-text);
  }

  .result {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 12px;
    margin: 0;
  }

  .tools {
    display: flex;
    flex-wrap: wrap;
    align-items: start;
    gap: 4px 8px;
    color: var(--muted);
    font-size: 13px;
  }

  .tools summary {
    min-height: var(--control);
    align-content: center;
    cursor: pointer;
  }

  .steps[open] {
    flex-basis: 100%;
  }

  .steps ol {
    display: grid;
    gap: 2px;
    margin: 0;
    padding: 0;
    list-style: none;
  }

  .steps button {
    inline-size: 100%;
    justify-content: flex-start;
    text-align: start;
  }

  .steps span {
    display: block;
    padding: 6px 12px;
  }

  .steps small {
    display: block;
    color: var(--muted);
  }
`;

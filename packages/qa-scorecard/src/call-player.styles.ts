import { css } from 'lit';

export const callPlayerStyles = css`
  :host {
    container-type: inline-size;
  }

  .player {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 8px 12px;
    align-items: center;
  }

  .wave {
    grid-column: 1 / -1;
    inline-size: 100%;
    block-size: 44px;
    color: var(--line-strong);
    caret-color: var(--accent);
    cursor: pointer;
  }

  audio {
    inline-size: 100%;
    block-size: max(36px, var(--control));
  }

  .keys {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 6px;
  }

  .keys button {
    padding: 0 8px;
    font-size: 13px;
    white-space: nowrap;
  }

  .keys label {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    color: var(--muted);
    font-size: 13px;
    white-space: nowrap;
  }

  select {
    min-height: var(--control);
    padding: 0 6px;
    border: 1px solid var(--line-strong);
    border-radius: var(--radius);
    background: var(--surface);
    color: var(--text);
    font: inherit;
  }

  .markers {
    grid-column: 1 / -1;
    display: flex;
    gap: 6px;
    margin: 0;
    padding: 0 0 2px;
    overflow-x: auto;
    list-style: none;
    scrollbar-width: thin;
  }

  .markers button {
    gap: 6px;
    min-height: max(26px, calc(var(--control) - 8px));
    padding: 0 8px;
    border-color: var(--line);
    font-size: 12.5px;
    white-space: nowrap;
  }

  .markers button:focus-visible {
    outline-offset: -2px;
  }

  .markers span {
    max-inline-size: 14em;
    overflow: hidden;
    text-overflow: ellipsis;
  }

  .markers b {
    color: var(--accent);
    font-weight: 500;
  }

  .markers .pinned {
    background: var(--tint);
    color: var(--tint-text);
  }

  .refusal {
    grid-column: 1 / -1;
  }

  @media (pointer: coarse) {
    .markers button {
      min-height: 44px;
    }
  }

  @container (width < 560px) {
    .player {
      grid-template-columns: minmax(0, 1fr);
    }
  }
`;

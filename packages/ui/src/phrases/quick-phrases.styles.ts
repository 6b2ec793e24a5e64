import { css } from 'lit';

export const quickPhrasesStyles = css`
  :host {
    display: inline-block;
    container-type: normal;
  }

  .open-button {
    min-height: max(24px, calc(var(--control) - 8px));
    padding: 0 8px;
    font-size: 13px;
  }

  .popup {
    display: none;
  }

  .popup.open {
    position: fixed;
    inset: var(--popup-top, auto) auto var(--popup-bottom, auto) var(--popup-left, auto);
    z-index: 2147483000;
    display: flex;
    flex-direction: column;
    gap: 8px;
    inline-size: min(var(--popup-width), 40rem);
    max-block-size: var(--popup-room, 320px);
    margin: 0;
    padding: 8px;
    overflow: hidden auto;
    overscroll-behavior: contain;
    border: 1px solid var(--line-strong);
    border-radius: var(--radius-large);
    background: var(--surface);
    color: var(--text);
    box-shadow: 0 6px 24px light-dark(oklch(20% 0.02 255 / 0.16), oklch(0% 0 0 / 0.5));
  }

  .search {
    flex: none;
    inline-size: 100%;
    min-block-size: var(--control);
    padding: 0 10px;
    border: 1px solid var(--line-strong);
    border-radius: var(--radius);
    background: var(--surface);
    color: var(--text);
    font: inherit;
  }

  .list {
    flex: 1;
    min-block-size: 88px;
    overflow: hidden auto;
    overscroll-behavior: contain;
  }

  .row {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 2px 8px;
    padding: 6px 8px;
    border-radius: var(--radius);
    cursor: pointer;
    scroll-margin: 4px;
  }

  .row:hover {
    background: var(--sunken);
  }

  .row.active {
    background: var(--tint);
    color: var(--tint-text);
    box-shadow: inset 0 0 0 1.5px var(--accent);
  }

  .shortcut {
    font-weight: 600;
    overflow-wrap: anywhere;
  }

  .scope {
    color: var(--muted);
    font-size: 12px;
  }

  .active .scope,
  .active .covered {
    color: inherit;
  }

  .words {
    grid-column: 1 / -1;
    display: -webkit-box;
    overflow: hidden;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    font-size: 13px;
    overflow-wrap: anywhere;
  }

  .covered {
    grid-column: 1 / -1;
    color: var(--muted);
    font-size: 12px;
  }

  .gap {
    border-block-end: 1px dashed currentColor;
    font-style: italic;
  }

  .whole {
    margin: 0;
    padding: 8px 10px;
    border-radius: var(--radius);
    background: var(--sunken);
    overflow-wrap: anywhere;
    white-space: pre-line;
  }

  form {
    display: flex;
    flex-direction: column;
    gap: 10px;
  }

  .actions {
    flex: none;
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
  }

  .actions button,
  .told button {
    min-height: max(28px, calc(var(--control) - 6px));
    padding: 0 10px;
    font-size: 13px;
  }

  .told {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 10px;
    margin: 0;
    color: var(--muted);
    font-size: 13px;
  }

  .told.bad {
    color: var(--bad);
  }

  .told:empty {
    display: none;
  }

  .spoken {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
`;

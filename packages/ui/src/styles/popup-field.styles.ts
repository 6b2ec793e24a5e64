import { css } from 'lit';

/** An input with buttons in it, and the list that it opens. */
export const popupFieldStyles = css`
  .anchor {
    display: flex;
    flex-direction: column;
    gap: 8px;
  }

  .box {
    position: relative;
    display: grid;
  }

  .box > .control {
    padding-inline-end: 64px;
    text-overflow: ellipsis;
  }

  .buttons {
    position: absolute;
    inset-block: 1px;
    inset-inline-end: 1px;
    display: flex;
  }

  .box button {
    display: grid;
    place-items: center;
    inline-size: 30px;
    min-block-size: 24px;
    margin: 0;
    padding: 0;
    border: 0;
    border-radius: var(--radius);
    background: none;
    color: var(--muted);
    cursor: pointer;
  }

  .box button:hover {
    color: var(--text);
  }

  .icon {
    flex: none;
    inline-size: 16px;
    block-size: 16px;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.6;
    stroke-linecap: round;
    stroke-linejoin: round;
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
    inline-size: var(--popup-width);
    max-block-size: var(--popup-room, 320px);
    margin: 0;
    padding: 4px;
    overflow: hidden;
    border: 1px solid var(--line-strong);
    border-radius: var(--radius-large);
    background: var(--surface);
    color: var(--text);
    box-shadow: 0 6px 24px light-dark(oklch(20% 0.02 255 / 0.16), oklch(0% 0 0 / 0.5));
  }

  .list {
    min-block-size: 0;
    overflow: hidden auto;
    overscroll-behavior: contain;
  }

  .all {
    position: relative;
    block-size: var(--all, 0);
    contain: strict;
  }

  .seen {
    position: absolute;
    inset: var(--from, 0) 0 auto;
  }

  .row {
    display: flex;
    align-items: center;
    gap: 6px;
    block-size: var(--row);
    padding-inline: 8px;
    border-radius: var(--radius);
    cursor: pointer;
  }

  .list {
    --row: 34px;
  }

  .list.tall {
    --row: 50px;
  }

  .row:hover {
    background: var(--sunken);
  }

  .row.active {
    background: var(--tint);
    color: var(--tint-text);
    box-shadow: inset 0 0 0 1.5px var(--accent);
  }

  .row[aria-selected='true'] {
    font-weight: 600;
  }

  .text {
    flex: 1;
    min-inline-size: 0;
    display: -webkit-box;
    overflow: hidden;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 1;
    line-height: 1.4;
    overflow-wrap: anywhere;
  }

  .tall .text {
    -webkit-line-clamp: 2;
  }

  .row .icon {
    color: var(--accent);
  }

  .message {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 4px 12px;
    margin: 0;
    padding: 7px 8px;
    color: var(--muted);
    font-size: 13px;
    overflow-wrap: anywhere;
  }

  .message.bad {
    color: var(--bad);
  }

  .message button {
    min-block-size: 28px;
    padding: 0 10px;
    border: 1px solid var(--line-strong);
    border-radius: var(--radius);
    background: var(--surface);
    color: var(--text);
    font: inherit;
    cursor: pointer;
  }

  .below {
    margin: 0;
    color: var(--muted);
    font-size: 12.5px;
    overflow-wrap: anywhere;
  }

  .spoken {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  @media (pointer: coarse) {
    .box > .control {
      padding-inline-end: 92px;
    }

    .box button {
      inline-size: 44px;
      min-block-size: 42px;
    }

    .list {
      --row: 44px;
    }

    .list.tall {
      --row: 56px;
    }

    .message button {
      min-block-size: 44px;
    }
  }
`;

import { css } from 'lit';

/** What is chosen of many, above the input that it was searched in. */
export const chipStyles = css`
  .chips {
    display: flex;
    flex-wrap: wrap;
    gap: 4px;
    margin: 0;
    padding: 0;
    list-style: none;
  }

  .chip {
    display: inline-flex;
    align-items: center;
    min-inline-size: 0;
    max-inline-size: 100%;
    min-block-size: 26px;
    padding-inline-start: 8px;
    border: 1px solid var(--line-strong);
    border-radius: var(--radius);
    background: var(--tint);
    color: var(--tint-text);
    font-size: 13px;
    line-height: 1.35;
  }

  .chip span {
    padding-block: 2px;
    overflow-wrap: anywhere;
  }

  .chip span:last-child {
    padding-inline-end: 8px;
  }

  .chip button {
    display: grid;
    flex: none;
    place-items: center;
    inline-size: 26px;
    min-block-size: 24px;
    margin: 0;
    padding: 0;
    border: 0;
    border-radius: var(--radius);
    background: none;
    color: inherit;
    cursor: pointer;
  }

  .chip button:hover {
    background: var(--surface);
  }

  .chip button:focus-visible {
    outline-offset: 0;
  }

  .chip .icon {
    inline-size: 14px;
    block-size: 14px;
  }

  @media (pointer: coarse) {
    .chip,
    .chip button {
      min-block-size: 44px;
    }

    .chip button {
      inline-size: 44px;
    }
  }
`;

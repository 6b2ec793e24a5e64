import { css } from 'lit';

export const ticketBarStyles = css`
  :host {
    container-type: inline-size;
  }

  .bar {
    display: flex;
    flex-direction: column;
    gap: 8px;
  }

  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 6px 8px;
  }

  .row button {
    min-height: calc(var(--control) - 6px);
    font-size: 13px;
  }

  .who {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    color: var(--muted);
    font-size: 13px;
  }

  .who b {
    color: var(--text);
    font-weight: 500;
  }

  select {
    min-height: calc(var(--control) - 6px);
    padding: 0 6px;
    border: 1px solid var(--line-strong);
    border-radius: var(--radius);
    background: var(--surface);
    color: var(--text);
    font: inherit;
    font-size: 13px;
  }

  .asked {
    display: flex;
    flex-direction: column;
    gap: 10px;
    padding: 10px 12px;
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--sunken);
  }

  .why {
    margin: 0;
    color: var(--muted);
    font-size: 13px;
  }

  .why:empty {
    display: none;
  }

  @media (pointer: coarse) {
    .row button,
    select {
      min-height: 44px;
    }
  }
`;

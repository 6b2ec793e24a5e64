import { css } from 'lit';

export const ticketFormStyles = css`
  .number {
    color: var(--muted);
    font-size: 13px;
  }

  .template {
    min-width: 0;
    min-height: max(24px, calc(var(--control) - 6px));
    margin-inline-start: auto;
    padding: 0 6px;
    border: 1px solid var(--line-strong);
    border-radius: var(--radius);
    background: var(--surface);
    color: var(--text);
    font: inherit;
    font-size: 13px;
  }

  .section {
    border: 0;
    min-width: 0;
  }

  callside-ticket-history + .section::before,
  .section + .section::before {
    content: '';
    display: block;
    margin-block-end: 12px;
    border-block-start: 1px solid var(--line);
  }

  .section h3 {
    margin: 0 0 10px;
    color: var(--muted);
    font-size: 12px;
    font-weight: 600;
  }
`;

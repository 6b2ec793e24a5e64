import { css } from 'lit';

export const ticketFormStyles = css`
  .number {
    color: var(--muted);
    font-size: 13px;
  }

  .section {
    margin: 0;
    padding: 0;
    border: 0;
    min-width: 0;
  }

  callside-ticket-history + .section,
  .section + .section {
    padding-block-start: 12px;
    border-block-start: 1px solid var(--line);
  }

  .section h3 {
    margin: 0 0 10px;
    color: var(--muted);
    font-size: 12px;
    font-weight: 600;
  }
`;

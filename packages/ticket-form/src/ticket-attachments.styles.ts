import { css } from 'lit';

export const ticketAttachmentsStyles = css`
  .files {
    display: flex;
    flex-direction: column;
    gap: 8px;
    padding-block-start: 12px;
    border-block-start: 1px solid var(--line);
    font-size: 13px;
  }

  .files.over {
    border-radius: var(--radius);
    outline: 2px dashed var(--accent);
    outline-offset: 4px;
  }

  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 6px 8px;
  }

  h3 {
    margin: 0;
    color: var(--muted);
    font-size: 12px;
    font-weight: 600;
  }

  .quietly,
  .hint {
    color: var(--muted);
  }

  .hint {
    margin: 0;
    font-size: 12.5px;
  }

  .recording {
    padding: 6px 12px;
    border-radius: var(--radius);
    background: var(--bad-tint);
  }

  .recording .dot {
    color: var(--bad);
  }

  .recording b {
    min-inline-size: 4ch;
    color: var(--bad);
    font-weight: 600;
  }
`;

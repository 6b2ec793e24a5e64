import { css } from 'lit';

export const changeReviewStyles = css`
  .entry {
    display: flex;
    flex-direction: column;
    gap: 8px;
    padding: 10px 12px;
    border: 1px solid var(--line);
    border-radius: var(--radius);
  }

  .entry h4,
  .group {
    margin: 0;
    font-size: 13px;
    font-weight: 600;
  }

  .group {
    color: var(--muted);
  }

  .entry h4 small {
    color: var(--muted);
    font-size: 12px;
    font-weight: 400;
  }

  .sides {
    display: grid;
    grid-template-columns: repeat(3, minmax(0, 1fr));
    gap: 8px;
    margin: 0;
  }

  .sides div {
    padding: 6px 8px;
    border-radius: var(--radius);
    background: var(--sunken);
  }

  .sides .stands {
    background: var(--tint);
    color: var(--tint-text);
  }

  dt {
    color: var(--muted);
    font-size: 12px;
  }

  .stands dt {
    color: inherit;
  }

  dd {
    margin: 0;
    overflow-wrap: anywhere;
  }

  .row {
    display: flex;
    flex-wrap: wrap;
    gap: 6px 8px;
  }

  .values {
    display: grid;
    grid-template-columns: auto 1fr;
    gap: 2px 12px;
    margin: 0;
    font-size: 13px;
  }

  @container (width < 480px) {
    .sides {
      grid-template-columns: minmax(0, 1fr);
    }
  }
`;

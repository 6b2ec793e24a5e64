import { css } from 'lit';

export const privateFieldStyles = css`
  .with {
    display: flex;
    gap: 6px;
  }

  .with .control {
    flex: 1;
    min-inline-size: 0;
  }

  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 6px 8px;
  }

  .why {
    align-items: end;
    margin-block-start: 4px;
    padding: 8px 12px;
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--sunken);
    font-size: 13px;
  }

  .why label {
    display: flex;
    flex: 1 1 12em;
    flex-direction: column;
    gap: 4px;
  }

  .left {
    margin-block-start: 4px;
    color: var(--muted);
    font-size: 12.5px;
  }

  .left span {
    flex: 1;
  }

  .left button {
    min-height: 24px;
    padding: 0 8px;
    font-size: 12.5px;
  }

  [data-replace],
  [data-keep] {
    align-self: start;
    min-height: 24px;
    padding: 0;
    font-size: 13px;
    text-decoration: underline;
  }
`;

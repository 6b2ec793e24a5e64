import { css } from 'lit';

/** What stands around a reviewed question; its controls look as in the scorecard. */
export const evaluationReviewStyles = css`
  .standing {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 4px 14px;
    padding: 14px;
    border-block-end: 1px solid var(--line);
  }

  .standing .total {
    font-size: 28px;
  }

  .was {
    color: var(--muted);
    text-decoration: line-through;
  }

  details {
    flex-basis: 100%;
    font-size: 13px;
  }

  summary {
    min-height: 24px;
    color: var(--muted);
    cursor: pointer;
  }

  .scorings {
    margin: 4px 0 0;
    padding-inline-start: 1.4em;
  }

  .reviewed {
    display: grid;
    gap: 4px;
    padding: 10px 14px;
    border-block-end: 1px solid var(--line);
    overflow-wrap: anywhere;
  }

  .reviewed.disputed {
    box-shadow: inset 3px 0 var(--warn);
  }

  .line {
    display: flex;
    flex-wrap: wrap;
    gap: 2px 12px;
    align-items: baseline;
  }

  .line .words {
    flex: 1 1 16em;
  }

  .given {
    display: flex;
    gap: 12px;
    align-items: baseline;
    margin-inline-start: auto;
  }

  .line .mark {
    font-weight: 600;
  }

  .line .mark.low {
    color: var(--bad);
  }

  .said {
    margin: 0;
    padding-inline-start: 10px;
    border-inline-start: 2px solid var(--line-strong);
    font-size: 13px;
    white-space: pre-wrap;
  }

  .pick {
    display: inline-flex;
    align-items: center;
    gap: 8px;
    min-height: 24px;
    font-size: 13px;
  }

  .asked {
    display: grid;
    gap: 4px;
    font-size: 13px;
  }

  .sheet {
    display: grid;
    gap: 8px;
    flex-basis: 100%;
  }

  textarea {
    box-sizing: border-box;
    inline-size: 100%;
    min-height: 3.4em;
    padding: 6px 10px;
    border: 1px solid var(--line-strong);
    border-radius: var(--radius);
    background: var(--surface);
    color: inherit;
    font: inherit;
    resize: vertical;
  }

  .moment {
    min-height: 24px;
    padding: 0 8px;
    font-size: 12.5px;
  }

  .row {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }

  .told {
    margin: 0;
    padding: 8px 14px;
    color: var(--ok);
    font-size: 13px;
  }

  .told:empty {
    padding: 0;
  }

  @media (pointer: coarse) {
    .pick,
    .moment,
    summary {
      min-height: 44px;
    }
  }
`;

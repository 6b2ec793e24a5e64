import { css } from 'lit';

/** A field for files: the way to add one, and those that are there. */
export const fileFieldStyles = css`
  .place {
    display: flex;
    flex-direction: column;
    padding: 8px 10px;
    border: 1px solid var(--line-strong);
    border-radius: var(--radius);
    background: var(--surface);
    font-size: 13px;
  }

  .place.locked {
    background: var(--sunken);
  }

  .place.invalid {
    border-color: var(--bad);
  }

  .place.over {
    border-color: var(--accent);
    outline: 2px dashed var(--accent);
    outline-offset: 2px;
  }

  .ways {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 10px;
    scroll-margin-block: 16px 72px;
  }

  .hint {
    flex: 1;
    min-inline-size: 12em;
    margin: 0;
    color: var(--muted);
    font-size: 12.5px;
  }

  .hint > span {
    display: block;
  }

  .ways + ul {
    margin-block-start: 8px;
    border-block-start: 1px solid var(--line);
  }

  .problems {
    margin-block-start: 6px;
  }
`;

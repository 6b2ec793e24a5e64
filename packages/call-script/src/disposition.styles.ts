import { css } from 'lit';

export const dispositionStyles = css`
  .disposition {
    display: flex;
    flex-direction: column;
    gap: 14px;
  }

  .outcomes {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(168px, 100%), 1fr));
    gap: 8px;
  }

  .outcomes button {
    display: grid;
    grid-template-columns: 18px minmax(0, 1fr);
    justify-content: start;
    gap: 0 8px;
    padding: 6px 10px;
    text-align: start;
    overflow-wrap: anywhere;
  }

  .outcomes small {
    grid-column: 2;
    font-size: 12px;
  }

  .outcomes button:not(:has(kbd)) > * {
    grid-column: 1 / -1;
  }

  .outcomes button[aria-pressed='true'] {
    border-color: var(--accent);
    background: var(--tint);
    color: var(--tint-text);
    font-weight: 600;
    box-shadow: inset 0 0 0 1px var(--accent);
  }

  /* What cannot be chosen must still be read: it says why. */
  .outcomes button[aria-disabled='true'] {
    border-color: var(--line);
    background: var(--sunken);
    color: var(--muted);
    opacity: 1;
  }

  .details {
    display: flex;
    flex-direction: column;
    gap: 12px;
    padding-block-start: 14px;
    border-block-start: 1px solid var(--line);
  }

  .means {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
    margin: 0;
  }

  /* Takes no place while there is nothing to say, and is there to say it. */
  .means:not(:has(*)),
  .full[aria-live]:not(:has(*)) {
    position: absolute;
  }

  .means .pill {
    white-space: normal;
  }

  .callback {
    display: flex;
    flex-direction: column;
    align-items: start;
    gap: 6px;
  }

  .actions {
    display: flex;
    justify-content: flex-end;
  }

  @container (width < 360px) {
    .outcomes {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }

    .actions button {
      flex: 1;
    }
  }
`;

import { css } from 'lit';

/** Looks of an improvement plan, beside those of sessions. */
export const coachingPlanStyles = css`
  .wheel {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
    margin: 0;
    padding: 0;
    list-style: none;
  }

  .facts {
    display: grid;
    grid-template-columns: minmax(7em, auto) minmax(0, 1fr);
    gap: 4px 12px;
    margin: 0;
    font-size: 13px;
    overflow-wrap: anywhere;
  }

  dt {
    color: var(--muted);
  }

  dd {
    margin: 0;
  }

  .pair {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(10em, 1fr));
    gap: 12px;
  }

  .told:focus {
    outline: none;
  }
`;

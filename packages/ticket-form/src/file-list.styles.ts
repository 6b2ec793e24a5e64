import { css } from 'lit';

/** Lines of files, and what was not attached. */
export const fileListStyles = css`
  :host {
    container-type: inline-size;
  }

  button {
    min-height: max(24px, calc(var(--control) - 6px));
    font-size: 13px;
  }

  ul {
    display: flex;
    flex-direction: column;
    margin: 0;
    padding: 0;
    list-style: none;
  }

  li {
    display: grid;
    grid-template-columns: 40px minmax(0, 1fr) auto;
    align-items: center;
    gap: 4px 10px;
    padding-block: 6px;
  }

  li + li {
    border-block-start: 1px solid var(--line);
  }

  .thumb {
    display: flex;
    align-items: center;
    justify-content: center;
    inline-size: 40px;
    block-size: 40px;
    overflow: hidden;
    border-radius: var(--radius);
    background: var(--sunken);
    color: var(--muted);
  }

  canvas {
    inline-size: 100%;
    block-size: 100%;
  }

  .name {
    display: block;
    min-height: 24px;
    max-inline-size: 100%;
    padding: 0;
    border: 0;
    background: none;
    color: inherit;
    font-weight: 500;
    text-align: start;
    overflow-wrap: anywhere;
  }

  .name:hover {
    color: var(--accent);
  }

  .facts {
    color: var(--muted);
    font-size: 12.5px;
    overflow-wrap: anywhere;
  }

  .facts .bad {
    color: var(--bad);
  }

  progress {
    display: block;
    inline-size: 100%;
    block-size: 4px;
    margin-block-start: 4px;
    accent-color: var(--accent);
  }

  .acts {
    display: flex;
    flex-wrap: wrap;
    justify-content: end;
    gap: 4px;
  }

  .ask {
    grid-column: 2 / -1;
    overflow-wrap: anywhere;
  }

  .problems {
    display: flex;
    flex-wrap: wrap;
    align-items: start;
    gap: 4px 8px;
    padding: 8px 12px;
    border-radius: var(--radius);
    background: var(--bad-tint);
  }

  .problems div {
    flex: 1;
    min-inline-size: 12em;
  }

  .problems p {
    margin: 0;
    overflow-wrap: anywhere;
  }

  .problems b {
    color: var(--bad);
    font-weight: 600;
  }

  .status {
    margin: 0;
    color: var(--muted);
    overflow-wrap: anywhere;
  }

  .status:empty {
    display: none;
  }

  @container (width < 420px) {
    li {
      grid-template-columns: 40px minmax(0, 1fr);
    }

    .acts {
      grid-column: 2;
      justify-content: start;
      margin-inline-start: -12px;
    }
  }

  @media (pointer: coarse) {
    button {
      min-height: 44px;
    }
  }
`;

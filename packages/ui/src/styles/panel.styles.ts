import { css } from 'lit';

/** Head, body and foot of an agent's widget, and the small pieces in them. */
export const panelStyles = css`
  :host {
    container-type: inline-size;
  }

  .panel {
    display: flex;
    flex-direction: column;
    min-height: 100%;
    overflow: clip;
    background: var(--surface);
    border: 1px solid var(--line);
    border-radius: var(--radius-large);
    box-shadow: var(--shadow);
  }

  .head,
  .foot {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 6px 8px;
    padding: 10px 14px;
  }

  .head {
    border-block-end: 1px solid var(--line);
  }

  .foot {
    position: sticky;
    inset-block-end: 0;
    z-index: 1;
    margin-block-start: auto;
    background: var(--sunken);
    border-block-start: 1px solid var(--line);
  }

  .title {
    flex: 1;
    min-width: 8em;
    margin: 0;
    font-size: 14px;
    font-weight: 600;
  }

  .body {
    display: flex;
    flex-direction: column;
    gap: 14px;
    padding: 14px;
  }

  .note {
    color: var(--muted);
    font-size: 13px;
  }

  .spacer {
    flex: 1;
  }

  .pill {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    min-height: 22px;
    padding: 0 8px;
    border-radius: 11px;
    background: var(--sunken);
    color: var(--muted);
    font-size: 12px;
    font-weight: 500;
    white-space: nowrap;
  }

  .pill.on {
    background: var(--tint);
    color: var(--tint-text);
  }

  .pill.ok {
    background: var(--ok-tint);
    color: var(--ok);
  }

  .pill.warn {
    background: var(--warn-tint);
    color: var(--warn);
  }

  .pill.bad {
    background: var(--bad-tint);
    color: var(--bad);
  }

  .dot {
    inline-size: 7px;
    block-size: 7px;
    border-radius: 50%;
    background: currentColor;
  }

  kbd {
    min-width: 18px;
    padding: 0 4px;
    border: 1px solid var(--line);
    border-radius: 4px;
    background: var(--sunken);
    color: var(--muted);
    font:
      500 11px/18px ui-monospace,
      monospace;
    text-align: center;
  }

  button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 8px;
    min-height: var(--control);
    margin: 0;
    padding: 0 12px;
    border: 1px solid var(--line-strong);
    border-radius: var(--radius);
    background: var(--surface);
    color: inherit;
    font: inherit;
    cursor: pointer;
    transition: opacity 120ms ease-out;
  }

  button:hover {
    border-color: var(--accent);
  }

  button:disabled,
  button[aria-disabled='true'] {
    opacity: 0.55;
    cursor: default;
    border-color: var(--line-strong);
  }

  button.primary {
    border-color: var(--accent);
    background: var(--accent);
    color: var(--on-accent);
    font-weight: 600;
  }

  .foot .primary {
    white-space: nowrap;
  }

  button.primary kbd {
    border-color: currentColor;
    background: none;
    color: inherit;
  }

  button.quiet {
    border-color: transparent;
    background: none;
    color: var(--muted);
  }

  .state {
    display: inline-flex;
    align-items: center;
    gap: 7px;
    color: var(--muted);
    font-size: 13px;
  }

  .state.warn {
    color: var(--warn);
  }

  .state.bad,
  .refusal {
    color: var(--bad);
  }

  .refusal {
    margin: 0;
    font-size: 13px;
  }

  .icon {
    flex: none;
    inline-size: 16px;
    block-size: 16px;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.6;
    stroke-linecap: round;
    stroke-linejoin: round;
  }

  .findings {
    margin: 0;
    padding-inline-start: 1.2em;
    font-size: 13px;
  }

  .findings code {
    font:
      12px/1.5 ui-monospace,
      monospace;
    overflow-wrap: anywhere;
  }

  .grid {
    display: grid;
    grid-template-columns: repeat(2, minmax(0, 1fr));
    gap: 12px 14px;
    align-items: start;
  }

  .full {
    grid-column: 1 / -1;
  }

  @container (width < 480px) {
    .grid {
      grid-template-columns: minmax(0, 1fr);
    }

    .foot .spacer {
      display: none;
    }

    .foot .primary {
      flex: 1;
    }
  }
`;

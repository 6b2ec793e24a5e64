import { css } from 'lit';

export const surveyStyles = css`
  :host {
    container-type: inline-size;
    font-size: 16px;
    --control: var(--callside-control-height, 44px);
  }

  .survey {
    display: flex;
    flex-direction: column;
    gap: 18px;
    max-inline-size: 516px;
    margin-inline: auto;
    padding: 18px;
  }

  .intro,
  .note {
    margin: 0;
    color: var(--muted);
    font-size: 14px;
  }

  .note {
    text-align: center;
  }

  .ending {
    margin: 0;
    font-size: 21px;
    font-weight: 600;
    line-height: 1.35;
    text-wrap: balance;
  }

  callside-rating-field,
  callside-choice-field,
  callside-text-field,
  callside-select-field,
  callside-checkbox-field {
    --callside-control-height: 48px;
    --callside-label-size: 21px;
    --callside-label-weight: 600;
  }

  ::part(options) {
    margin-block-start: 8px;
  }

  callside-choice-field::part(options) {
    flex-direction: column;
  }

  .buttons {
    display: flex;
    gap: 8px;
  }

  button {
    min-height: 48px;
    padding: 0 18px;
    border: 1px solid var(--line-strong);
    border-radius: var(--radius);
    background: var(--surface);
    color: inherit;
    font: inherit;
    cursor: pointer;
  }

  button.primary {
    flex: 1;
    border-color: var(--accent);
    background: var(--accent);
    color: var(--on-accent);
    font-weight: 600;
  }

  .findings {
    margin: 0;
    padding-inline-start: 1.2em;
    color: var(--muted);
    font:
      12px/1.5 ui-monospace,
      monospace;
    overflow-wrap: anywhere;
  }

  .dots {
    display: flex;
    justify-content: center;
    gap: 6px;
  }

  .dots i {
    inline-size: 6px;
    block-size: 6px;
    border-radius: 3px;
    background: var(--line-strong);
  }

  .dots i.now {
    inline-size: 18px;
    background: var(--accent);
  }

  .visually-hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
`;

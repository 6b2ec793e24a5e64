import { gaugeStyles } from '@callside/ui';
import { css } from 'lit';

export const callScriptStyles = css`
  ${gaugeStyles}

  .body:focus {
    outline: none;
  }

  .rail {
    display: flex;
    gap: 4px;
    margin: 0;
    padding: 12px 14px 0;
    list-style: none;
  }

  .rail li {
    flex: 1;
    min-width: 0;
    overflow: hidden;
    color: var(--muted);
    font-size: 11px;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .rail li[aria-current] {
    flex-grow: 2.2;
    color: var(--text);
    font-weight: 600;
  }

  progress {
    margin-block-end: 5px;
  }

  .over progress {
    color: var(--warn);
  }

  .say {
    margin: 0;
    padding: 14px 16px;
    border-radius: var(--radius-large);
    background: var(--tint);
    font-size: var(--callside-say-size, 19px);
    line-height: 1.5;
    overflow-wrap: anywhere;
  }

  :host([text-size='small']) .say {
    font-size: calc(var(--callside-say-size, 19px) * 0.85);
  }

  :host([text-size='large']) .say {
    font-size: calc(var(--callside-say-size, 19px) * 1.3);
  }

  .say small {
    display: block;
    margin-block-end: 4px;
    color: var(--tint-text);
    font-size: 11px;
    font-weight: 600;
    letter-spacing: 0.02em;
    text-transform: uppercase;
  }

  .filled {
    unicode-bidi: isolate;
    color: var(--tint-text);
    font-weight: 600;
    border-block-end: 1px dashed currentColor;
  }

  .gap {
    display: inline-block;
    padding: 0 6px;
    border: 1px dashed var(--warn);
    border-radius: 4px;
    color: var(--warn);
    font-size: 0.8em;
  }

  .never {
    margin: 0;
    color: var(--muted);
    font-size: 13px;
  }

  .never b {
    margin-inline-end: 4px;
    color: var(--bad);
    font-weight: 600;
  }

  .answers {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(200px, 100%), 1fr));
    gap: 8px;
  }

  .answers button {
    justify-content: flex-start;
    min-height: max(40px, var(--control));
    padding-block: 6px;
    text-align: start;
  }

  .sidetrips {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
  }

  .sidetrips button {
    min-height: max(28px, calc(var(--control) - 6px));
    border-color: var(--line);
    border-radius: 999px;
    font-size: 13px;
  }

  @container (width < 420px) {
    .rail li:not([aria-current]) {
      flex-grow: 0.6;
      color: transparent;
    }

    .rail li[aria-current] {
      flex-grow: 4;
    }
  }
`;

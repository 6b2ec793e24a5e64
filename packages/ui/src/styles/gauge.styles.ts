import { css } from 'lit';

/** A quiet bar in the colour of its text, the same in all engines; in forced colours it keeps its two parts. */
export const gaugeStyles = css`
  progress {
    display: block;
    inline-size: 100%;
    block-size: 4px;
    border: 0;
    border-radius: 3px;
    overflow: hidden;
    appearance: none;
    background: var(--line);
    color: var(--accent);
  }

  progress::-webkit-progress-bar {
    background: none;
  }

  progress::-webkit-progress-value {
    background: currentColor;
  }

  progress::-moz-progress-bar {
    background: currentColor;
  }

  @media (forced-colors: active) {
    progress {
      forced-color-adjust: none;
      background: GrayText;
      color: Highlight;
    }
  }
`;

import { css } from 'lit';

/** The levels of a tree, and what opens a branch. */
export const treeFieldStyles = css`
  .row {
    --step: 16px;

    padding-inline-start: calc(4px + var(--step) * (var(--level, 1) - 1));
  }

  .row:not(:has(> .twig)) {
    padding-inline-start: 8px;
  }

  .level-2 {
    --level: 2;
  }

  .level-3 {
    --level: 3;
  }

  .level-4 {
    --level: 4;
  }

  .level-5 {
    --level: 5;
  }

  .level-6 {
    --level: 6;
  }

  .twig {
    display: grid;
    flex: none;
    place-items: center;
    inline-size: 24px;
    block-size: 100%;
  }

  .twig .icon {
    color: var(--muted);
    transform: rotate(-90deg);
  }

  .row[aria-expanded='true'] > .twig .icon {
    transform: none;
  }

  @media (pointer: coarse) {
    .twig {
      inline-size: 44px;
    }
  }
`;

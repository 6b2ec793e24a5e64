import { gaugeStyles } from '@callside/ui';
import { css } from 'lit';

export const outboundListStyles = css`
  ${gaugeStyles}

  h3,
  p {
    margin: 0;
  }

  h3 {
    color: var(--muted);
    font-size: 12px;
    font-weight: 600;
  }

  .told:not(:has(*)) {
    position: absolute;
  }

  .next {
    display: flex;
    flex-direction: column;
    align-items: start;
    gap: 10px;
    padding: 14px 16px;
    border-radius: var(--radius-large);
    background: var(--tint);
  }

  .next:focus {
    outline: none;
  }

  .next callside-disposition {
    align-self: stretch;
    padding: 12px;
    border-radius: var(--radius);
    background: var(--surface);
  }

  .who {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 2px 14px;
    max-inline-size: 100%;
    font-size: 21px;
    overflow-wrap: anywhere;
  }

  .name {
    font-weight: 600;
  }

  .about,
  .line {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 6px 10px;
  }

  .about .pill {
    background: var(--surface);
  }

  .columns {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 18px;
    margin: 0;
    font-size: 13px;
  }

  .columns div {
    display: flex;
    gap: 6px;
  }

  .columns dt {
    color: var(--muted);
  }

  dd {
    margin: 0;
    overflow-wrap: anywhere;
  }

  ul {
    display: flex;
    flex-direction: column;
    margin: 0;
    padding: 0;
    list-style: none;
  }

  .callbacks {
    display: flex;
    flex-direction: column;
    gap: 4px;
  }

  .callbacks li {
    display: flex;
    align-items: center;
    gap: 10px;
    min-height: var(--control);
    border-block-end: 1px solid var(--line);
  }

  .callbacks li .note {
    flex: 1;
  }

  .callbacks .due .note {
    color: var(--warn);
  }

  .progress {
    display: flex;
    flex-direction: column;
    gap: 8px;
  }

  progress {
    block-size: 6px;
  }

  .figures {
    display: grid;
    grid-template-columns: repeat(4, minmax(0, 1fr));
    gap: 8px;
    margin: 0;
  }

  .figures dt {
    color: var(--muted);
    font-size: 12px;
  }

  .figures dd {
    font-size: 19px;
    font-weight: 600;
  }

  .results {
    flex-direction: row;
    flex-wrap: wrap;
    gap: 6px;
  }

  .results b {
    color: var(--text);
  }

  .filter {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: 8px 12px;
  }

  .filter label {
    display: flex;
    flex: 1 1 8em;
    flex-direction: column;
    gap: 4px;
    min-inline-size: 0;
    color: var(--muted);
    font-size: 13px;
  }

  .filter label:first-child {
    flex: 2 1 14em;
  }

  input,
  select {
    min-width: 0;
    min-height: var(--control);
    padding: 0 8px;
    border: 1px solid var(--line-strong);
    border-radius: var(--radius);
    background: var(--surface);
    color: var(--text);
    font: inherit;
    font-size: 14px;
  }

  .contacts li {
    display: grid;
    grid-template-columns: minmax(0, 1.2fr) minmax(0, 1fr) minmax(0, 1.4fr);
    align-items: center;
    gap: 4px 14px;
    min-height: calc(var(--control) + 12px);
    padding: 6px 0;
    border-block-end: 1px solid var(--line);
    overflow-wrap: anywhere;
  }

  .person,
  .reasons {
    display: flex;
    flex-direction: column;
    align-items: start;
    gap: 2px;
  }

  .person b {
    font-weight: 600;
  }

  .free {
    font-size: 13px;
    font-weight: 600;
  }

  .why {
    color: var(--muted);
    font-size: 13px;
  }

  @container (width < 560px) {
    .contacts li {
      grid-template-columns: minmax(0, 1fr);
    }

    .figures {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }

    .next .primary {
      align-self: stretch;
    }

    .next callside-disposition {
      padding: 0;
      background: none;
    }
  }
`;

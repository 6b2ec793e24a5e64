import { css } from 'lit';

/** Black on white, as paper is. */
export const evaluationSheetStyles = css`
  @page {
    margin: 16mm;
  }

  body {
    margin: 0;
    font:
      11pt/1.45 system-ui,
      'Noto Sans',
      'PingFang SC',
      'Microsoft YaHei',
      'Noto Sans CJK SC',
      sans-serif;
    font-variant-numeric: tabular-nums;
    color: #000;
  }

  h1 {
    margin: 0 0 4pt;
    font-size: 16pt;
  }

  h2 {
    margin: 14pt 0 4pt;
    font-size: 12pt;
    break-after: avoid;
  }

  p {
    margin: 0 0 3pt;
  }

  .total {
    font-size: 20pt;
    font-weight: 600;
  }

  table {
    inline-size: 100%;
    border-collapse: collapse;
  }

  tr {
    break-inside: avoid;
  }

  th,
  td {
    padding: 4pt 6pt 4pt 0;
    border-block-end: 0.5pt solid #999;
    text-align: start;
    vertical-align: top;
    font-weight: 400;
    overflow-wrap: anywhere;
  }

  th {
    inline-size: 52%;
  }

  td:last-child {
    padding-inline-end: 0;
    text-align: end;
    white-space: nowrap;
  }

  .comment {
    white-space: pre-line;
  }
`;

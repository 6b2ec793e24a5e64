import { svg, html, type TemplateResult } from 'lit';

const icon = (path: TemplateResult): TemplateResult =>
  html`<svg class="icon" viewBox="0 0 16 16" aria-hidden="true">${path}</svg>`;

/** Done, kept. */
export const checkIcon = icon(svg`<path d="M3 8.5l3 3 7-7" />`);

/** Waiting for the network. */
export const waitIcon = icon(svg`<circle cx="8" cy="8" r="5.5" /><path d="M8 5v3l2 1.5" />`);

/** Something needs a person. */
export const alertIcon = icon(svg`<path d="M8 2.5l6 11H2z" /><path d="M8 7v3M8 12v.1" />`);

/** Not written anywhere that lasts. */
export const dotIcon = icon(svg`<circle cx="8" cy="8" r="2" />`);

/** Opens a list. */
export const chevronIcon = icon(svg`<path d="M4 6l4 4 4-4" />`);

/** Takes away. */
export const crossIcon = icon(svg`<path d="M4.5 4.5l7 7M11.5 4.5l-7 7" />`);

import { html } from 'lit/html.js';
import type { FilesHost } from './files.js';
import type { DrawControl } from './render-question.js';
import type { DrawTerms, TermsHost } from './terms.js';

/** Types of questions that most surveys do without. */
export const EXTRA_TYPES: readonly string[] = ['ranking', 'attachment'];

/** Loads what draws the controls of such questions. */
export async function loadControls(host: FilesHost): Promise<DrawControl> {
  return (await import('./extra-controls.js')).extraControls(html, host);
}

/** Loads what draws a time limit, the way to change what was sent, and whether files have arrived. */
export async function loadTerms(host: TermsHost): Promise<DrawTerms> {
  return (await import('./terms.js')).surveyTerms(html, host);
}

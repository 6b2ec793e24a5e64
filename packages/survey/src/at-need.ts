import { html } from 'lit/html.js';
import type { FilesHost } from './files.js';
import type { DrawControl } from './render-question.js';
import type { DrawTerms, TermsHost } from './terms.js';

/** Loads what draws the control of a question for files. */
export async function loadFileControl(host: FilesHost): Promise<DrawControl> {
  return (await import('./file-parts.js')).fileControl(html, host);
}

/** Loads what draws a time limit, the way to change what was sent, and whether files have arrived. */
export async function loadTerms(host: TermsHost, hasFiles: boolean): Promise<DrawTerms> {
  return hasFiles
    ? (await import('./file-parts.js')).fileTerms(html, host)
    : (await import('./terms.js')).surveyTerms(html, host);
}

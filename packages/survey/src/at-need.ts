import { html } from 'lit/html.js';
import type { FilesHost } from './files.js';
import type { DrawControl } from './render-question.js';
import type { DrawTerms, TermsHost } from './terms.js';

/** What draws the controls of questions that most surveys do without, by their type. */
const LOADERS: Readonly<Record<string, (host: FilesHost) => Promise<DrawControl>>> = {
  ranking: async () => (await import('./extra-controls.js')).extraControls(html),
  attachment: async (host) => (await import('./file-parts.js')).fileControl(html, host),
};

/** Loads what draws the control of such a question; undefined for all others. */
export function loadControl(type: string, host: FilesHost): Promise<DrawControl> | undefined {
  return LOADERS[type]?.(host);
}

/** Loads what draws a time limit, the way to change what was sent, and whether files have arrived. */
export async function loadTerms(host: TermsHost, hasFiles: boolean): Promise<DrawTerms> {
  return hasFiles
    ? (await import('./file-parts.js')).fileTerms(html, host)
    : (await import('./terms.js')).surveyTerms(html, host);
}

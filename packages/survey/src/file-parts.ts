/** What the self-contained file loads for surveys that ask for files, from a file of its own. */
import type { html as litHtml } from 'lit';
import { fileArrival } from './file-control.js';
import { surveyTerms, type DrawTerms, type TermsHost } from './terms.js';

export { fileControl } from './file-control.js';

/**
 * Makes what draws the terms of a survey that asks for files: behind its end, whether they have arrived.
 *
 * @example
 * const draw = fileTerms(html, host);
 */
export function fileTerms(html: typeof litHtml, host: TermsHost): DrawTerms {
  return surveyTerms(html, host, fileArrival(html, host));
}

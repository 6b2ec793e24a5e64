import type { SurveyDefinition } from '@callside/core';
import { loadFileControl } from './at-need.js';
import type { FilesHost } from './files.js';
import { missingParts } from './further-parts.js';
import type { DrawControl } from './render-question.js';
import { isWordless } from './survey-language.js';

/** Brings what a survey needs beyond the common questions: only with it the survey can be checked and asked. */
export class PartsController {
  readonly #host: FilesHost;
  readonly #arrived: () => void;
  #state: 'here' | 'coming' | 'missing' = 'here';
  #isLoading = false;
  #draw: DrawControl | undefined;

  constructor(host: FilesHost, arrived: () => void) {
    this.#host = host;
    this.#arrived = arrived;
  }

  /** `missing` is what could not be loaded; who asks again loads again. */
  get state(): 'here' | 'coming' | 'missing' {
    return isWordless(this.#host.language) ? 'coming' : this.#state;
  }

  /** Sees to all that this survey needs, or any by `needsMore`; true when it is here. */
  serve(survey: SurveyDefinition | undefined, needsMore: boolean): boolean {
    const coming = survey === undefined ? undefined : missingParts(survey, needsMore);
    this.#become(coming === undefined ? 'here' : 'coming');
    coming?.then(this.#arrived, (error: unknown) => {
      this.#become('missing');
      reportError(error);
    });
    return coming === undefined;
  }

  /** What draws the controls for files, once it is here; undefined for other questions. */
  drawFor(type: string): DrawControl | undefined {
    if (type !== 'attachment') return undefined;
    if (!this.#isLoading) void this.#loadFiles();
    return this.#draw;
  }

  async #loadFiles(): Promise<void> {
    this.#isLoading = true;
    try {
      this.#draw = await loadFileControl(this.#host);
      this.#host.requestUpdate();
    } catch (error) {
      this.#isLoading = false;
      reportError(error);
    }
  }

  #become(state: PartsController['state']): void {
    if (state === this.#state) return;
    this.#state = state;
    this.#host.requestUpdate();
  }
}

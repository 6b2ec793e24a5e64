import type { SurveyDefinition } from '@callside/core';
import type { ReactiveControllerHost } from 'lit';
import { missingParts } from './further-parts.js';

/** Brings what a survey needs beyond the common questions: only with it the survey can be checked and asked. */
export class PartsController {
  readonly #host: ReactiveControllerHost;
  readonly #arrived: () => void;
  #state: 'here' | 'coming' | 'missing' = 'here';

  constructor(host: ReactiveControllerHost, arrived: () => void) {
    this.#host = host;
    this.#arrived = arrived;
  }

  /** `missing` is what could not be loaded; who asks again loads again. */
  get state(): 'here' | 'coming' | 'missing' {
    return this.#state;
  }

  /** Sees to all that this survey needs; true when it is here. */
  serve(survey: SurveyDefinition | undefined): boolean {
    const coming = survey === undefined ? undefined : missingParts(survey);
    this.#become(coming === undefined ? 'here' : 'coming');
    coming?.then(this.#arrived, (error: unknown) => {
      this.#become('missing');
      reportError(error);
    });
    return coming === undefined;
  }

  #become(state: PartsController['state']): void {
    if (state === this.#state) return;
    this.#state = state;
    this.#host.requestUpdate();
  }
}

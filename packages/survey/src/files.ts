import type { FileReference, SurveyDefinition, SurveySession } from '@callside/core';
import { openSurveyFiles, type AttachmentRecord, type SurveyFiles } from '@callside/core/survey-files.js';
import type { UpdatingHost } from '@callside/ui';

/** The element that files are chosen in. */
export interface FilesHost extends UpdatingHost {
  readonly definition: unknown;
  readonly session: SurveySession | undefined;
  readonly updateComplete: Promise<unknown>;
  readonly isConnected: boolean;
  /** BCP 47 tag. */
  readonly language: string;
}

/** The files of one element: what is kept and sent, and what was said of those that could not be taken. */
export class HostFiles {
  /** By question: why files that were chosen last are not there. */
  readonly refusals = new Map<string, readonly string[]>();
  /** By question: what the answer names now. */
  readonly named = new Map<string, readonly FileReference[]>();
  readonly #host: FilesHost;
  #session: SurveySession | undefined;
  #files: SurveyFiles | undefined;

  constructor(host: FilesHost) {
    this.#host = host;
    host.addController({
      hostConnected: () => {
        host.requestUpdate();
      },
      hostDisconnected: () => {
        this.#close();
      },
    });
  }

  /** Undefined before a link is open; without one nothing can be sent. */
  get kept(): SurveyFiles | undefined {
    const { session, isConnected } = this.#host;
    // What has left the page draws once more, and opens nothing.
    if (isConnected && session !== this.#session) this.#open(session);
    return this.#files;
  }

  recordOf(id: string): AttachmentRecord | undefined {
    return this.kept?.records.find((record) => record.id === id);
  }

  #open(session: SurveySession | undefined): void {
    this.#close();
    this.#session = session;
    if (session === undefined) return;
    this.#follow(session).catch((error: unknown) => {
      // Whoever has left the page has closed what was to be opened.
      if (session === this.#session) reportError(error);
    });
  }

  async #follow(session: SurveySession): Promise<void> {
    const files = await openSurveyFiles(session, { onProblem: reportError });
    if (session !== this.#session) {
      await files.close();
      return;
    }
    this.#files = files;
    files.subscribe(() => {
      this.#host.requestUpdate();
    });
    this.#host.requestUpdate();
  }

  #close(): void {
    this.#files?.close().catch(reportError);
    this.#files = undefined;
    this.#session = undefined;
  }
}

const all = new WeakMap<FilesHost, HostFiles>();

/**
 * The files of an element, the same for all that draws them.
 *
 * @example
 * filesAt(host).kept?.records.length;
 */
export function filesAt(host: FilesHost): HostFiles {
  const files = all.get(host) ?? new HostFiles(host);
  all.set(host, files);
  return files;
}

/**
 * The survey that an element shows.
 *
 * @example
 * surveyAt(host)?.blocks.length;
 */
export function surveyAt({ definition, session }: FilesHost): SurveyDefinition | undefined {
  return (definition as SurveyDefinition | undefined) ?? session?.survey;
}

import {
  dropPhrase,
  keepPhrase,
  readPhrases,
  type Command,
  type Issue,
  type PersonalPhrase,
  type SharedCall,
} from '@callside/core';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { PhraseDraft } from './render-phrases.js';

/** What is to be told of the last thing done to a phrase. */
export interface PhraseNews {
  readonly what: 'saved' | 'deleted' | 'failed';
  readonly shortcut: string;
  /** Present while it can be taken back. */
  readonly undo?: () => void;
}

/**
 * An agent's own phrases, for an element that shows them: reads, stores and deletes them by the call, and keeps what is
 * written until it is stored.
 */
export class OwnPhrases implements ReactiveController {
  all: readonly PersonalPhrase[] = [];
  /** What is written now; undefined while nothing is. */
  draft: PhraseDraft | undefined;
  issues: readonly Issue[] = [];
  news: PhraseNews | undefined;

  readonly #host: ReactiveControllerHost;
  readonly #callOf: () => SharedCall | undefined;
  readonly #onDone: () => void;
  /** What was written and not stored, by the id of the phrase. */
  readonly #unsaved = new Map<string | undefined, PhraseDraft>();

  /** @param onDone called when a phrase was stored or deleted. */
  constructor(host: ReactiveControllerHost, callOf: () => SharedCall | undefined, onDone: () => void) {
    this.#host = host;
    this.#callOf = callOf;
    this.#onDone = onDone;
    host.addController(this);
  }

  hostConnected(): void {
    this.read();
  }

  /** Whether there is a store for them. */
  get areKept(): boolean {
    return this.#callOf()?.perform !== undefined;
  }

  read(): void {
    const call = this.#callOf();
    if (call?.perform === undefined) {
      this.#set({ all: [] });
      return;
    }
    call.perform(readPhrases, undefined).then((all) => {
      if (call === this.#callOf()) this.#set({ all });
    }, reportError);
  }

  /** Begins to write; what was written before and not stored is there again. */
  start(id: string | undefined, given: Pick<PhraseDraft, 'shortcut' | 'text'>): void {
    const draft = this.#unsaved.get(id) ?? { id, shortcut: given.shortcut, text: given.text };
    this.#set({ draft, issues: [], news: undefined });
  }

  readonly write = (change: Partial<Pick<PhraseDraft, 'shortcut' | 'text'>>): void => {
    if (this.draft === undefined) return;
    const draft = { ...this.draft, ...change };
    this.#unsaved.set(draft.id, draft);
    this.#set({ draft });
  };

  readonly keep = (): void => {
    if (this.draft === undefined) return;
    const { id, shortcut, text } = this.draft;
    this.#run(keepPhrase, { shortcut, text, ...(id === undefined ? {} : { id }) }, (result) => {
      if (result.ok) this.#done(id, { what: 'saved', shortcut: result.phrase.shortcut });
      else this.#set({ issues: result.issues });
    });
  };

  readonly remove = (): void => {
    const id = this.draft?.id;
    if (id === undefined) return;
    this.#run(dropPhrase, { id }, ({ shortcut, text }) => {
      const undo = (): void => {
        this.#run(keepPhrase, { shortcut, text }, () => {
          this.#done(undefined, { what: 'saved', shortcut });
        });
      };
      this.#done(id, { what: 'deleted', shortcut, undo });
    });
  };

  #done(id: string | undefined, news: PhraseNews): void {
    this.#unsaved.delete(id);
    this.#set({ draft: undefined, issues: [], news });
    this.#onDone();
    this.read();
  }

  #run<I, R>(command: Command<I, R>, input: I, then: (result: R) => void): void {
    const shortcut = this.draft?.shortcut ?? '';
    this.#callOf()
      ?.perform?.(command, input)
      .then(then, (error: unknown) => {
        this.#set({ news: { what: 'failed', shortcut } });
        reportError(error);
      });
  }

  #set(change: Partial<Pick<OwnPhrases, 'all' | 'draft' | 'issues' | 'news'>>): void {
    Object.assign(this, change);
    this.#host.requestUpdate();
  }
}

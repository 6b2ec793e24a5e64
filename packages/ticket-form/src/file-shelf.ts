import {
  discardRefused,
  isCallsideError,
  pauseUpload,
  readFile,
  removeAttachment,
  resumeUpload,
  type AttachmentLimits,
  type CommandContext,
  type FileReference,
  type FoundFile,
  type Issue,
  type Locale,
  type SharedCall,
  type TicketFormDefinition,
} from '@callside/core';
import { formatText } from '@callside/ui';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { AttachmentThumbs } from './attachment-thumbs.js';
import type { FileAct } from './render-file.js';
import { pageFilesOf, type PageFiles } from './page-files.js';
import { AttachmentOpenEvent } from './ticket-attachments.events.js';
import {
  keepFile,
  momentName,
  ownerOf,
  pastedName,
  watchFiles,
  type FileOwner,
  type FileWatch,
  type Kept,
  type PickedFile,
} from './ticket-attachments.model.js';
import { TICKET_ATTACHMENTS_STRINGS } from './ticket-attachments.strings.js';

/** An element that shows files of a call's ticket. */
export interface FileHost extends ReactiveControllerHost, HTMLElement {
  readonly renderRoot: ParentNode;
  readonly locale: Locale;
  readonly call: SharedCall | undefined;
  readonly definition: TicketFormDefinition | undefined;
}

export interface ShelfOptions {
  /** What is taken by the form as a whole. */
  readonly limits: () => AttachmentLimits;
  /** Where the call stores nothing, the page keeps the files. */
  readonly keepsOnPage?: boolean;
  /** What else keeps a file from being taken at this place, once those before it are kept. */
  readonly check?: (file: Omit<FileReference, 'id'>) => Issue | undefined;
  /** A file is kept; the call is the one that it was picked for. */
  readonly kept?: (file: FileReference, call: SharedCall | undefined) => void;
  /** A file is gone for everybody. */
  readonly removed?: (id: string) => void;
  /** The files of the ticket are others, or elsewhere, than before. */
  readonly changed?: () => void;
}

/** Whose files are followed. */
interface Watched {
  readonly id: string;
  readonly call: SharedCall | undefined;
}

/**
 * The files of a call's ticket for an element that shows some of them: it follows them, keeps new ones one after the other,
 * and does what somebody asks for. Whatever it shows lies on the disk, or in the page where nothing is stored.
 */
export class FileShelf implements ReactiveController {
  readonly thumbs: AttachmentThumbs;
  /** All files of the ticket; undefined until they are read. */
  files: readonly FoundFile[] | undefined;
  problems: readonly Exclude<Kept, { ok: true }>[] = [];
  /** What is under way, or was done last. */
  status = '';
  /** The file that somebody is asked about. */
  asked = '';

  readonly #host: FileHost;
  readonly #options: ShelfOptions;
  #watch: FileWatch | undefined;
  #watched: Watched | undefined;
  /** One file after the other: each is in memory as a whole for its hash. */
  #keeping: Promise<void> = Promise.resolve();
  #underWay = 0;

  constructor(host: FileHost, options: ShelfOptions) {
    this.#host = host;
    this.#options = options;
    this.thumbs = new AttachmentThumbs(host);
    host.addController(this);
  }

  /** Undefined where nobody keeps files. */
  get owner(): FileOwner | undefined {
    return this.page?.owner ?? ownerOf(this.#host.call, this.#host.definition);
  }

  /** The page's own place, where the call stores nothing. */
  get page(): PageFiles | undefined {
    const { call } = this.#host;
    const isNeeded = this.#options.keepsOnPage === true && call !== undefined && call.perform === undefined;
    return isNeeded ? pageFilesOf(call) : undefined;
  }

  /** Resolves when what was given is kept, or refused; undefined when nothing is under way. */
  get keeping(): Promise<void> | undefined {
    return this.#underWay === 0 ? undefined : this.#keeping;
  }

  get now(): number {
    return this.#host.call?.now() ?? Date.now();
  }

  hostConnected(): void {
    this.#watched = undefined;
  }

  hostDisconnected(): void {
    this.#watch?.stop();
    this.#watch = undefined;
  }

  hostUpdate(): void {
    const id = this.owner?.for.id ?? '';
    const { call } = this.#host;
    if (this.#watched?.id !== id || this.#watched.call !== call) this.#follow({ id, call });
  }

  /** Keeps files that were dropped or pasted. */
  keepTransferred(files: readonly File[]): void {
    const { pastedName: word } = TICKET_ATTACHMENTS_STRINGS[this.#host.locale];
    this.keep(files.map((file) => ({ file, name: pastedName(file, word, this.now) })));
  }

  /** Keeps the files that the browser's dialog brings to its input. */
  keepPicked(input: HTMLInputElement): void {
    this.keep([...(input.files ?? [])].map((file) => ({ file, name: file.name })));
    // The same file can be picked again.
    input.value = '';
  }

  /** Keeps what was spoken. */
  keepSpoken(spoken: Blob): void {
    const ending = spoken.type.includes('mp4') ? 'm4a' : spoken.type.includes('ogg') ? 'ogg' : 'webm';
    const name = `${TICKET_ATTACHMENTS_STRINGS[this.#host.locale].voiceName} ${momentName(this.now)}.${ending}`;
    this.keep([{ file: spoken, name, kind: 'recording' }]);
  }

  keep(picked: readonly PickedFile[]): void {
    const { owner, page } = this;
    const { call } = this.#host;
    const keeper = page ?? call;
    this.problems = [];
    for (const each of picked) {
      const keep = async (): Promise<void> => {
        const context = this.#watch?.context ?? (await keeper?.perform?.((own) => Promise.resolve(own), undefined));
        if (owner === undefined || context === undefined) return;
        this.#say(formatText(TICKET_ATTACHMENTS_STRINGS[this.#host.locale].keeping, { name: each.name }));
        const { limits, check, kept: tell } = this.#options;
        const kept = await keepFile(context, { owner, limits: limits(), check, ...each });
        if (kept.ok) {
          const { id, name, type } = kept.file;
          page?.files.set(id, new File([each.file], name, { type }));
          tell?.(kept.file, call);
        } else this.problems = [...this.problems, kept];
      };
      this.#underWay += 1;
      this.#keeping = this.#keeping
        .then(keep)
        .catch(reportError)
        .finally(() => {
          this.#underWay -= 1;
          this.#say('');
        });
    }
  }

  /** Does what somebody asks for at a file; the focus goes on to where that leads. */
  act(act: FileAct, file: FoundFile): void {
    const { id, name } = file;
    const line = `[data-file="${CSS.escape(id)}"]`;
    if (act === 'open') {
      const read = async (): Promise<Blob | undefined> => this.#watch && readFile(this.#watch.context.store, id);
      this.#host.dispatchEvent(new AttachmentOpenEvent(file, read));
    } else if (act === 'pause') this.run(({ store }) => pauseUpload(store, id));
    else if (act === 'resume') this.run(({ store }) => resumeUpload(store, id));
    else if (act === 'ask') this.ask(id, `${line} [data-keep]`);
    else if (act === 'keep') this.ask('', `${line} [data-remove]`);
    else {
      this.run(async (context) => {
        if (file.refused !== undefined) await discardRefused(context, { id: file.refused });
        await removeFile(context, id);
        this.page?.files.delete(id);
        this.#options.removed?.(id);
        this.#say(formatText(TICKET_ATTACHMENTS_STRINGS[this.#host.locale].removed, { name }));
      });
      this.ask('', '[data-add]');
    }
  }

  /** Asks about a file, or no longer, and brings the focus to what the element has there then. */
  ask(id: string, focus: string): void {
    this.asked = id;
    this.#host.requestUpdate();
    this.#host.updateComplete.then(() => {
      this.#host.renderRoot.querySelector<HTMLElement>(focus)?.focus();
    }, reportError);
  }

  /** Forgets what was not attached, and why. */
  dismiss(): void {
    this.problems = [];
    this.ask('', '[data-add]');
  }

  run(work: (context: CommandContext) => Promise<unknown>): void {
    const keeper = this.page ?? this.#host.call;
    keeper?.perform?.((context) => work(context), undefined).catch(reportError);
  }

  #say(status: string): void {
    this.status = status;
    this.#host.requestUpdate();
  }

  #follow(wanted: Watched): void {
    const { call } = wanted;
    this.#watched = wanted;
    this.#watch?.stop();
    this.#watch = undefined;
    this.files = undefined;
    const { owner } = this;
    const keeper = this.page ?? call;
    if (keeper === undefined || owner === undefined) return;
    const isOver = (): boolean => wanted !== this.#watched || !this.#host.isConnected;
    watchFiles(keeper, owner, (files, store) => {
      if (isOver()) return;
      this.files = files;
      this.thumbs.want(files, store);
      this.#host.requestUpdate();
      this.#options.changed?.();
    }).then((watch) => {
      if (isOver()) watch?.stop();
      else this.#watch = watch;
    }, reportError);
  }
}

/** Who removes a file that has gone already has what they want. */
async function removeFile(context: CommandContext, id: string): Promise<void> {
  try {
    await removeAttachment(context, id);
  } catch (error) {
    if (!isCallsideError(error) || error.code !== 'record-not-found') throw error;
  }
}

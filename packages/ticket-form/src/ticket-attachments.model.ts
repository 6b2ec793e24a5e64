import {
  ATTACHMENT_SIZE,
  ATTACHMENT_TYPES,
  attachFile,
  findAttachments,
  isCallsideError,
  issue,
  mediaType,
  type AttachmentInput,
  type AttachmentKind,
  type AttachmentLimits,
  type AttachResult,
  type CommandContext,
  type FileReference,
  type FoundFile,
  type Issue,
  type SharedCall,
  type Store,
  type TicketFormDefinition,
} from '@callside/core';

/** What is taken when nobody says otherwise: what the server takes. */
export const FORM_LIMITS: AttachmentLimits = { size: ATTACHMENT_SIZE, types: ATTACHMENT_TYPES };

/**
 * The `accept` of a file input for media types; browsers know no `*` but after a `/`.
 *
 * @example
 * acceptOf(['image/*', 'application/vnd.openxmlformats-officedocument.*']); // 'image/*'
 */
export function acceptOf(types: readonly string[]): string {
  return types.filter((type) => !type.endsWith('.*')).join(',');
}

/** Whose files are shown: a call's ticket, stored or not. */
export interface FileOwner {
  readonly for: AttachmentInput['for'];
  readonly callId: string | undefined;
}

/**
 * The ticket that files of a call belong to; undefined where the call stores nothing.
 *
 * @example
 * ownerOf(call, repairForm)?.for; // { type: 'ticket', id: '7f…' }
 */
export function ownerOf(call: SharedCall | undefined, form: TicketFormDefinition | undefined): FileOwner | undefined {
  const input = form && call?.ticketInput?.(form);
  // A ticket beside the call's own keeps its id over a reload: what the call gets is none of its affair.
  return input && { for: { type: 'ticket', id: input.id }, callId: input.beside === true ? undefined : input.callId };
}

/** The files of a ticket as they change, on this page and in others. */
export interface FileWatch {
  readonly context: CommandContext;
  stop(): void;
}

/**
 * Tells the files of a ticket, now and whenever one of them changes.
 *
 * @example
 * const watch = await watchFiles(call, owner, (files) => show(files));
 */
export async function watchFiles(
  call: Pick<SharedCall, 'perform'>,
  owner: FileOwner,
  tell: (files: readonly FoundFile[], store: Store) => void,
): Promise<FileWatch | undefined> {
  const context = await call.perform?.((own) => Promise.resolve(own), undefined);
  if (context === undefined) return undefined;
  const { store } = context;
  let turn = 0;
  const read = (): void => {
    const mine = (turn += 1);
    findAttachments(store, owner.for, owner).then((files) => {
      // An older answer must not come after a newer one.
      if (mine === turn) tell(files, store);
    }, reportError);
  };
  const stop = store.subscribe(({ keys, missed }) => {
    const isNews = keys.some(
      ({ store: name, key }) =>
        name === 'attachments' || name === 'dead' || (name === 'entities' && String(key).startsWith('attachment/')),
    );
    if (isNews || missed === true) read();
  });
  read();
  return {
    context,
    stop() {
      turn = -1;
      stop();
    },
  };
}

/** What somebody gives to be kept. */
export interface PickedFile {
  readonly file: Blob;
  readonly name: string;
  readonly kind?: AttachmentKind;
}

/** What came of keeping a file. */
export type Kept =
  | { readonly ok: true; readonly file: FileReference }
  | { readonly ok: false; readonly name: string; readonly issue: Issue | 'disk-full' };

/**
 * Keeps one picked file with the ticket, or for it where it is not stored yet. `check` says what else keeps it from being taken.
 *
 * @example
 * const kept = await keepFile(context, { owner, file, name: file.name, kind: 'image', limits });
 */
export async function keepFile(
  context: CommandContext,
  given: PickedFile & {
    readonly owner: FileOwner;
    readonly limits: AttachmentLimits;
    readonly check?: ((file: Omit<FileReference, 'id'>) => Issue | undefined) | undefined;
  },
): Promise<Kept> {
  const { owner, file, name, limits, check } = given;
  const mime = mediaType(file.type, name);
  const kind = given.kind ?? (mime.startsWith('image/') ? 'image' : 'file');
  const hold = owner.callId === undefined ? {} : { callId: owner.callId };
  const refused = check?.({ name, type: mime, size: file.size });
  if (refused !== undefined) return { ok: false, name, issue: refused };
  try {
    const result = await attachFile(context, { for: owner.for, name, mime, kind, content: file, limits, hold });
    if (result.ok) return { ok: true, file: referenceTo(result.attachment) };
    // A type that is never taken is the better reason: a smaller file would not help.
    const found = result.issues.find(({ code }) => code === 'not-an-option') ?? result.issues[0];
    return { ok: false, name, issue: found ?? issue('file-unreadable', ['content']) };
  } catch (error) {
    if (isCallsideError(error) && error.code === 'storage-quota') return { ok: false, name, issue: 'disk-full' };
    throw error;
  }
}

function referenceTo({ id, name, mime, size }: Extract<AttachResult, { ok: true }>['attachment']): FileReference {
  return { id, name, type: mime, size };
}

/**
 * How far an upload is, in whole percent.
 *
 * @example
 * percentOf({ sent: 1, size: 3 }); // 33
 */
export function percentOf({ sent, size }: Pick<FoundFile, 'sent' | 'size'>): number {
  return size === 0 ? 0 : Math.floor((sent / size) * 100);
}

/**
 * A size as people read it.
 *
 * @example
 * sizeText(1_234_567, 'en'); // '1.2 MB'
 */
export function sizeText(bytes: number, locale: string): string {
  const [value, unit] =
    bytes < 1000 ? [bytes, 'byte'] : bytes < 1e6 ? [bytes / 1e3, 'kilobyte'] : [bytes / 1e6, 'megabyte'];
  const format = {
    style: 'unit',
    unit,
    unitDisplay: unit === 'byte' ? 'long' : 'short',
    maximumFractionDigits: value < 10 && unit === 'megabyte' ? 1 : 0,
  } as const;
  return new Intl.NumberFormat(locale, format).format(value);
}

/**
 * The files that a paste or a drop brings. A paste that also brings text is somebody's text.
 *
 * @example
 * filesIn(event.clipboardData); // [File]
 */
export function filesIn(data: DataTransfer | null): readonly File[] {
  if (data === null || data.types.includes('text/plain')) return [];
  return [...data.files];
}

/**
 * The name of a file from the clipboard, which browsers all call the same.
 *
 * @example
 * pastedName(file, 'Screenshot', at); // 'Screenshot 2026-11-21 083000.png'
 */
export function pastedName({ name }: Pick<File, 'name'>, word: string, at: number): string {
  const ending = /^image\.(\w+)$/.exec(name)?.[1];
  return ending === undefined ? name : `${word} ${momentName(at)}.${ending}`;
}

/**
 * A moment that can stand in a file's name, in local time.
 *
 * @example
 * momentName(Date.UTC(2026, 10, 21, 8, 30)); // '2026-11-21 083000' in UTC
 */
export function momentName(at: number): string {
  const date = new Date(at);
  const two = (value: number): string => String(value).padStart(2, '0');
  const day = [date.getFullYear(), two(date.getMonth() + 1), two(date.getDate())].join('-');
  return `${day} ${two(date.getHours())}${two(date.getMinutes())}${two(date.getSeconds())}`;
}

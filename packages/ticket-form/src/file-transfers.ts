import { filesIn } from './ticket-attachments.model.js';

/** What hears of files that are dropped or pasted. */
export interface TransferListener {
  /** Whether files are taken now. */
  isOn(): boolean;
  /** Files are held over the place, or no longer. */
  over(isOver: boolean): void;
  take(files: readonly File[]): void;
}

/**
 * Takes files that are dropped on a place or pasted into it: an element, or all of the shadow root around one. The page around
 * stays as it is: only what brings files, and no text, is taken, and what a place inside has taken is its own. The returned
 * function stops that.
 *
 * @example
 * const stop = followTransfers(this, { isOn: () => true, over: () => undefined, take: (files) => keep(files) });
 */
export function followTransfers(place: HTMLElement | ShadowRoot, listener: TransferListener): () => void {
  const listening = new AbortController();
  const { signal } = listening;
  const bringsFiles = ({ dataTransfer, defaultPrevented }: DragEvent): boolean =>
    !defaultPrevented && listener.isOn() && dataTransfer?.types.includes('Files') === true;
  const on = <K extends 'dragover' | 'dragleave' | 'drop' | 'paste'>(
    type: K,
    hear: (event: HTMLElementEventMap[K]) => void,
  ): void => {
    place.addEventListener(type, hear as EventListener, { signal });
  };
  on('dragover', (event) => {
    const isOver = bringsFiles(event);
    // Without this the browser opens the file in place of the page.
    if (isOver) event.preventDefault();
    listener.over(isOver);
  });
  on('dragleave', ({ relatedTarget }) => {
    if (!(relatedTarget instanceof Node) || !place.contains(relatedTarget)) listener.over(false);
  });
  on('drop', (event) => {
    listener.over(false);
    if (!bringsFiles(event)) return;
    event.preventDefault();
    listener.take([...(event.dataTransfer?.files ?? [])]);
  });
  on('paste', (event) => {
    const files = listener.isOn() && !event.defaultPrevented ? filesIn(event.clipboardData) : [];
    if (files.length === 0) return;
    event.preventDefault();
    listener.take(files);
  });
  return () => {
    listening.abort();
  };
}

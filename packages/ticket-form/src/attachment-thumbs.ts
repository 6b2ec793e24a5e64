import { imageHeader, readFile, type FoundFile, type Store } from '@callside/core';
import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Edge of a small picture in device pixels. */
export const THUMB_PIXELS = 96;

/** Beyond these a picture is not opened just to be looked at small. */
const MOST_BYTES = 20_000_000;
const MOST_PIXELS = 50_000_000;

/**
 * Small pictures of files that lie on this device. Only what is a PNG, JPEG, GIF or WebP by its bytes is decoded, whatever it
 * says it is; it is decoded small and drawn on a canvas, so that no address of it exists and a strict policy for images holds.
 */
export class AttachmentThumbs implements ReactiveController {
  readonly #host: ReactiveControllerHost & { readonly renderRoot: ParentNode };
  readonly #bitmaps = new Map<string, ImageBitmap | undefined>();

  constructor(host: ReactiveControllerHost & { readonly renderRoot: ParentNode }) {
    this.#host = host;
    host.addController(this);
  }

  has(id: string): boolean {
    return this.#bitmaps.get(id) !== undefined;
  }

  /** Makes the pictures that are not there yet; what cannot be decoded stays without one. */
  want(files: readonly FoundFile[], store: Store): void {
    for (const { id, isHere, mime, size } of files) {
      if (!isHere || !mime.startsWith('image/') || size > MOST_BYTES || this.#bitmaps.has(id)) continue;
      this.#bitmaps.set(id, undefined);
      this.#make(id, store).catch(reportError);
    }
  }

  hostUpdated(): void {
    // A line may show another file than before.
    for (const canvas of this.#host.renderRoot.querySelectorAll<HTMLCanvasElement>('canvas[data-thumb]'))
      draw(canvas, this.#bitmaps.get(canvas.dataset['thumb'] ?? ''));
  }

  hostDisconnected(): void {
    for (const bitmap of this.#bitmaps.values()) bitmap?.close();
    this.#bitmaps.clear();
  }

  async #make(id: string, store: Store): Promise<void> {
    const file = await readFile(store, id);
    const header = file && imageHeader(new Uint8Array(await file.slice(0, 65_536).arrayBuffer()));
    if (header === undefined || header.width * header.height > MOST_PIXELS) return;
    const bitmap = await decode(new Blob([file ?? ''], { type: header.type }));
    if (bitmap === undefined) return;
    if (!this.#bitmaps.has(id)) bitmap.close();
    else this.#bitmaps.set(id, bitmap);
    this.#host.requestUpdate();
  }
}

/** Undefined for a picture that is damaged. */
async function decode(blob: Blob): Promise<ImageBitmap | undefined> {
  try {
    return await createImageBitmap(blob, { resizeWidth: THUMB_PIXELS, resizeQuality: 'medium' });
  } catch (error) {
    if (error instanceof DOMException) return undefined;
    throw error;
  }
}

/** The middle of the picture fills the square. */
function draw(canvas: HTMLCanvasElement, bitmap: ImageBitmap | undefined): void {
  if (bitmap === undefined) return;
  const edge = Math.min(bitmap.width, bitmap.height);
  const from = [(bitmap.width - edge) / 2, (bitmap.height - edge) / 2, edge, edge] as const;
  const paint = canvas.getContext('2d');
  paint?.clearRect(0, 0, THUMB_PIXELS, THUMB_PIXELS);
  paint?.drawImage(bitmap, ...from, 0, 0, THUMB_PIXELS, THUMB_PIXELS);
}

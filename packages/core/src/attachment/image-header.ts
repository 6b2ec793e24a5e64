/** What a picture says of itself in its first bytes. */
export interface ImageHeader {
  readonly type: 'image/png' | 'image/jpeg' | 'image/gif' | 'image/webp';
  /** Pixels, as they are stored: a camera may want them turned. */
  readonly width: number;
  readonly height: number;
}

/**
 * Reads type and size of a picture from its bytes, so that no name and no claim decides about what is decoded. Undefined for
 * everything but PNG, JPEG, GIF and WebP: an SVG can hold scripts, whatever it is called.
 *
 * @example
 * imageHeader(bytes); // { type: 'image/png', width: 1280, height: 720 }
 */
export function imageHeader(bytes: Uint8Array): ImageHeader | undefined {
  const header = pngHeader(bytes) ?? gifHeader(bytes) ?? webpHeader(bytes) ?? jpegHeader(bytes);
  return header !== undefined && header.width > 0 && header.height > 0 ? header : undefined;
}

function pngHeader(bytes: Uint8Array): ImageHeader | undefined {
  if (!hasAscii(bytes, 1, 'PNG\r\n\u001a\n') || at(bytes, 0) !== 0x89 || !hasAscii(bytes, 12, 'IHDR')) return undefined;
  return { type: 'image/png', width: big(bytes, 16, 4), height: big(bytes, 20, 4) };
}

function gifHeader(bytes: Uint8Array): ImageHeader | undefined {
  if (!hasAscii(bytes, 0, 'GIF87a') && !hasAscii(bytes, 0, 'GIF89a')) return undefined;
  return { type: 'image/gif', width: little(bytes, 6, 2), height: little(bytes, 8, 2) };
}

/** RFC 9649: one of three kinds of chunk comes first, each with its own place for the size. */
function webpHeader(bytes: Uint8Array): ImageHeader | undefined {
  if (!hasAscii(bytes, 0, 'RIFF') || !hasAscii(bytes, 8, 'WEBP')) return undefined;
  const type = 'image/webp';
  if (hasAscii(bytes, 12, 'VP8X')) return { type, width: 1 + little(bytes, 24, 3), height: 1 + little(bytes, 27, 3) };
  if (hasAscii(bytes, 12, 'VP8 '))
    return { type, width: little(bytes, 26, 2) & 0x3fff, height: little(bytes, 28, 2) & 0x3fff };
  if (!hasAscii(bytes, 12, 'VP8L')) return undefined;
  const bits = little(bytes, 21, 4);
  return { type, width: 1 + (bits & 0x3fff), height: 1 + ((bits >>> 14) & 0x3fff) };
}

/** ITU T.81: segments follow each other until one starts a frame; that one holds the size. */
function jpegHeader(bytes: Uint8Array): ImageHeader | undefined {
  if (big(bytes, 0, 3) !== 0xffd8ff) return undefined;
  for (let place = 2; place + 9 < bytes.length && at(bytes, place) === 0xff;) {
    const marker = at(bytes, place + 1);
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { type: 'image/jpeg', width: big(bytes, place + 7, 2), height: big(bytes, place + 5, 2) };
    const length = big(bytes, place + 2, 2);
    if (length < 2) return undefined;
    place += 2 + length;
  }
  return undefined;
}

function at(bytes: Uint8Array, place: number): number {
  return bytes[place] ?? 0;
}

function big(bytes: Uint8Array, place: number, count: number): number {
  let value = 0;
  for (let index = 0; index < count; index++) value = value * 256 + at(bytes, place + index);
  return value;
}

function little(bytes: Uint8Array, place: number, count: number): number {
  let value = 0;
  for (let index = count - 1; index >= 0; index--) value = value * 256 + at(bytes, place + index);
  return value;
}

function hasAscii(bytes: Uint8Array, place: number, text: string): boolean {
  return Array.from(text).every((sign, index) => at(bytes, place + index) === sign.charCodeAt(0));
}

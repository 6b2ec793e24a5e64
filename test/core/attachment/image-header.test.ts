import { imageHeader } from '@callside/core';
import { expect } from 'chai';

/** Bytes written as text, with numbers between. */
function bytes(...parts: readonly (string | readonly number[])[]): Uint8Array {
  return Uint8Array.from(
    parts.flatMap((part) => (typeof part === 'string' ? Array.from(part, (sign) => sign.charCodeAt(0)) : [...part])),
  );
}

const zeros = (count: number): number[] => new Array<number>(count).fill(0);

const PNG = bytes([0x89], 'PNG\r\n\u001a\n', [0, 0, 0, 13], 'IHDR', [0, 0, 5, 0, 0, 0, 2, 0xd0]);
const GIF = bytes('GIF89a', [0x40, 0x01, 0xf0, 0x00]);
const JPEG = bytes([0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 2, 0xff, 0xc2, 0, 17, 8, 0x03, 0x20, 0x04, 0xb0, 3, 0, 0]);
const WEBP_X = bytes('RIFF', zeros(4), 'WEBPVP8X', zeros(8), [0x7f, 0x02, 0, 0xdf, 0x01, 0]);
const WEBP_LOSSY = bytes('RIFF', zeros(4), 'WEBPVP8 ', zeros(10), [0x80, 0x42, 0xe0, 0x01]);
const WEBP_LOSSLESS = bytes('RIFF', zeros(4), 'WEBPVP8L', zeros(4), [0x2f, 0x7f, 0xc2, 0x77, 0x00]);

describe('imageHeader', () => {
  for (const [name, picture, header] of [
    ['a PNG', PNG, { type: 'image/png', width: 1280, height: 720 }],
    ['a GIF', GIF, { type: 'image/gif', width: 320, height: 240 }],
    ['a JPEG', JPEG, { type: 'image/jpeg', width: 1200, height: 800 }],
    ['an extended WebP', WEBP_X, { type: 'image/webp', width: 640, height: 480 }],
    ['a lossy WebP', WEBP_LOSSY, { type: 'image/webp', width: 640, height: 480 }],
    ['a lossless WebP', WEBP_LOSSLESS, { type: 'image/webp', width: 640, height: 480 }],
  ] as const)
    it(`reads type and size of ${name}`, () => expect(imageHeader(picture)).to.deep.equal(header));

  for (const [name, content] of [
    ['an SVG, whatever it is called', bytes('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')],
    ['a page', bytes('<!doctype html>')],
    ['nothing', bytes()],
    ['a picture without width', bytes('GIF89a', zeros(4))],
    ['a JPEG whose segments lead nowhere', bytes([0xff, 0xd8, 0xff, 0xe0, 0, 0], zeros(20))],
    ['a JPEG that ends before its frame', JPEG.slice(0, 9)],
  ] as const)
    it(`knows nothing of ${name}`, () => expect(imageHeader(content)).to.equal(undefined));

  it('ends for every beginning of every picture', () => {
    for (const picture of [PNG, GIF, JPEG, WEBP_X, WEBP_LOSSY, WEBP_LOSSLESS])
      for (let length = 0; length < picture.length; length++)
        expect(() => imageHeader(picture.slice(0, length))).not.to.throw();
  });
});

import { looksLike } from '@callside/core';
import { expect } from 'chai';

const bytes = (text: string): Uint8Array => Uint8Array.from(text, (sign) => sign.charCodeAt(0));

const BEGINNINGS: readonly [type: string, beginning: string][] = [
  ['image/png', '\x89PNG\r\n\x1a\n\0\0\0\rIHDR'],
  ['image/jpeg', '\xff\xd8\xff\xe0\0\x10JFIF'],
  ['image/gif', 'GIF89a'],
  ['image/webp', 'RIFF\x24\0\0\0WEBPVP8 '],
  ['image/heic', '\0\0\0\x18ftypmif1'],
  ['application/pdf', '%PDF-1.7'],
  ['application/zip', 'PK\x03\x04'],
];

describe('looksLike', () => {
  for (const [type, beginning] of BEGINNINGS) {
    it(`knows ${type} by its first bytes`, () => {
      expect(looksLike(bytes(beginning), type)).to.equal(true);
    });

    it(`takes neither a page nor nothing for ${type}`, () => {
      expect([looksLike(bytes('<!doctype html><b>'), type), looksLike(bytes(''), type)]).to.deep.equal([false, false]);
    });
  }

  it('leaves open what a type without a sign is', () => {
    expect([looksLike(bytes('abc'), 'text/plain'), looksLike(bytes('abc'), 'constructor')]).to.deep.equal([true, true]);
  });
});

import { ATTACHMENT_SIZE, ATTACHMENT_TYPES, checkFile, fileName, mediaType } from '@callside/core';
import { expect } from 'chai';

describe('checkFile', () => {
  const codes = (...given: Parameters<typeof checkFile>): string[] =>
    checkFile(...given).map(({ code, path }) => `${code} ${path.join('.')}`);
  const photo = { name: 'a.png', mime: 'image/png', size: 9 };

  it('takes a photo', () => expect(codes(photo, { types: ATTACHMENT_TYPES })).to.deep.equal([]));

  for (const mime of ['image/svg+xml', 'text/html', 'application/octet-stream', 'image/png; x', ''])
    it(`refuses “${mime}” among the types that are safe`, () => {
      expect(codes({ ...photo, mime }, { types: ATTACHMENT_TYPES })).to.deep.equal(['not-an-option mime']);
    });

  it('takes what a type with a star stands for', () => {
    const mime = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
    expect(codes({ ...photo, mime }, { types: ATTACHMENT_TYPES })).to.deep.equal([]);
  });

  it('refuses an empty file, one byte too much, and no name', () => {
    expect(codes({ ...photo, size: 0 })).to.deep.equal(['required content']);
    expect(codes({ ...photo, size: ATTACHMENT_SIZE })).to.deep.equal([]);
    expect(codes({ ...photo, size: ATTACHMENT_SIZE + 1 })).to.deep.equal(['too-large content']);
    expect(codes({ ...photo, name: ' ' })).to.deep.equal(['required name']);
  });
});

describe('fileName', () => {
  for (const [given, kept] of [
    ['截图 1.png', '截图 1.png'],
    ['../../etc/passwd', '.._.._etc_passwd'],
    ['C:\\a\\b.txt', 'C:_a_b.txt'],
    ['a\u202Egnp.exe', 'a_gnp.exe'],
    ['a\u0000\n.png', 'a__.png'],
  ] as const)
    it(`makes of ${JSON.stringify(given)} what every system bears`, () => expect(fileName(given)).to.equal(kept));

  it('keeps the ending of a name that is too long', () => {
    const name = fileName(`${'语'.repeat(400)}.png`);
    expect(Array.from(name)).to.have.length(255);
    expect(name.endsWith('语.png')).to.equal(true);
  });
});

describe('mediaType', () => {
  for (const [told, name, type] of [
    ['audio/webm;codecs=opus', 'note', 'audio/webm'],
    ['Image/PNG', 'a.png', 'image/png'],
    ['', 'list.CSV', 'text/csv'],
    ['', 'run.exe', 'application/octet-stream'],
    ['', 'constructor', 'application/octet-stream'],
  ] as const)
    it(`reads “${told}” of ${name} as ${type}`, () => expect(mediaType(told, name)).to.equal(type));
});

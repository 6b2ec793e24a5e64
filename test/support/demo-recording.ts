/** Samples a second; enough for a voice on the telephone. */
const RATE = 8000;

/** What comes before the samples of a WAV file. */
const HEAD = 44;

/** A recording that a browser can play: two voices that take turns, as hums. 8 bits, one channel. */
export function demoRecording(seconds: number): Blob {
  const bytes = new DataView(new ArrayBuffer(HEAD + seconds * RATE));
  const write = (at: number, text: string): void => {
    Array.from(text).forEach((sign, index) => {
      bytes.setUint8(at + index, sign.charCodeAt(0));
    });
  };
  write(0, 'RIFF');
  bytes.setUint32(4, HEAD - 8 + seconds * RATE, true);
  write(8, 'WAVEfmt ');
  bytes.setUint32(16, 16, true);
  bytes.setUint16(20, 1, true);
  bytes.setUint16(22, 1, true);
  bytes.setUint32(24, RATE, true);
  bytes.setUint32(28, RATE, true);
  bytes.setUint16(32, 1, true);
  bytes.setUint16(34, 8, true);
  write(36, 'data');
  bytes.setUint32(40, seconds * RATE, true);
  for (let index = 0; index < seconds * RATE; index += 1) bytes.setUint8(HEAD + index, sampleAt(index / RATE));
  return new Blob([bytes.buffer], { type: 'audio/wav' });
}

/** Turns of six seconds, words within them, and a breath between. */
function sampleAt(second: number): number {
  const isAgent = Math.floor(second / 6) % 2 === 0;
  const word = Math.max(0, Math.sin(second * 7)) * Math.abs(Math.sin(second * 1.3));
  const loud = second % 6 > 5.2 ? 0 : word * (isAgent ? 0.9 : 0.55);
  return 128 + Math.round(100 * loud * Math.sin(second * 2 * Math.PI * (isAgent ? 140 : 210)));
}

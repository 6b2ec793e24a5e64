import decoder from 'wavesurfer.js/dist/decoder.js';
import { calculateBarSegments, calculateVerticalScale } from 'wavesurfer.js/dist/renderer-utils.js';

/** Of a longer recording no wave is drawn: its samples would fill the memory. */
const MOST_BYTES = 60_000_000;

/** Enough to see who speaks when. */
const SAMPLE_RATE = 8000;

const PEAKS = 1200;

const BAR = 2;
const GAP = 1;

/** How loud a recording is, from its beginning to its end. */
export interface Wave {
  readonly peaks: Float32Array<ArrayBuffer>;
  /** Milliseconds. */
  readonly length: number;
}

/**
 * Reads how loud a recording is; undefined where it is too long, cannot be had by this page, or is nothing that the browser
 * decodes. It is WaveSurfer's decoder and its measure of bars without its element, which sets styles that a strict policy refuses.
 *
 * @example
 * const wave = await readWave(blob, signal);
 */
export async function readWave(source: string | Blob, signal: AbortSignal): Promise<Wave | undefined> {
  try {
    const bytes = await bytesOf(source, signal);
    if (bytes === undefined) return undefined;
    const buffer = await decoder.decode(bytes, SAMPLE_RATE);
    const channels = Array.from({ length: buffer.numberOfChannels }, (_, index) => buffer.getChannelData(index));
    return { peaks: peaksOf(channels), length: buffer.duration * 1000 };
  } catch (error) {
    // Not allowed, gone, given up, or no sound: the player plays what it can, and says so itself where it cannot.
    if (error instanceof DOMException || error instanceof TypeError) return undefined;
    throw error;
  }
}

async function bytesOf(source: string | Blob, signal: AbortSignal): Promise<ArrayBuffer | undefined> {
  if (source instanceof Blob) return source.size > MOST_BYTES ? undefined : source.arrayBuffer();
  const response = await fetch(source, { signal });
  if (!response.ok || Number(response.headers.get('content-length') ?? 0) > MOST_BYTES) return undefined;
  return response.arrayBuffer();
}

/**
 * The loudest moment of each stretch, of all channels together.
 *
 * @example
 * peaksOf([new Float32Array([0, 0.5, -1, 0])], 2); // [0.5, 1]
 */
export function peaksOf(channels: readonly Float32Array[], count = PEAKS): Float32Array<ArrayBuffer> {
  const length = Math.max(0, ...channels.map((channel) => channel.length));
  const peaks = new Float32Array(Math.min(count, length));
  for (const channel of channels)
    channel.forEach((sample, index) => {
      const at = Math.floor((index * peaks.length) / length);
      peaks[at] = Math.max(peaks[at] ?? 0, Math.abs(sample));
    });
  return peaks;
}

export interface WaveView {
  readonly wave: Wave;
  /** Milliseconds that were played. */
  readonly played: number;
  /** Moments that are marked. */
  readonly marks: readonly number[];
}

/**
 * Draws a wave on a canvas in the colours of its text: what was played in its accent, moments as lines over the whole height.
 *
 * @example
 * drawWave(canvas, { wave, played: 4000, marks: [12_000] });
 */
export function drawWave(canvas: HTMLCanvasElement, { wave, played, marks }: WaveView): void {
  const ratio = globalThis.devicePixelRatio;
  const [width, height] = [Math.round(canvas.clientWidth * ratio), Math.round(canvas.clientHeight * ratio)];
  const context = canvas.getContext('2d');
  if (context === null || width === 0 || wave.length === 0) return;
  Object.assign(canvas, { width, height });
  const { color, caretColor } = getComputedStyle(canvas);
  const place = (at: number): number => (at / wave.length) * width;
  const channelData = [wave.peaks];
  const [barWidth, barSpacing] = [BAR * ratio, (BAR + GAP) * ratio];
  const bars = calculateBarSegments({
    channelData,
    barIndexScale: width / barSpacing / wave.peaks.length,
    barSpacing,
    barWidth,
    halfHeight: height / 2,
    vScale: calculateVerticalScale({ channelData, barHeight: 1, normalize: true }),
    canvasHeight: height,
    barAlign: undefined,
    barMinHeight: ratio,
  });
  for (const bar of bars) {
    context.fillStyle = bar.x < place(played) ? caretColor : color;
    context.fillRect(bar.x, bar.y, bar.width, bar.height);
  }
  context.fillStyle = caretColor;
  for (const mark of marks) context.fillRect(Math.min(place(mark), width - ratio), 0, ratio, height);
}

import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Why nothing is recorded: this browser cannot, somebody has said no, there is no microphone, or another program has it. */
export type VoiceProblem = 'unsupported' | 'refused' | 'missing' | 'busy';

/** A recording that is being made. */
export interface VoiceTake {
  /** Ends it and gives what was said. */
  stop(): Promise<Blob>;
  /** Ends it and forgets it. */
  cancel(): void;
}

/** Asks for the microphone and starts to record; a host may put its own in, such as that of its soft phone. */
export type OpenMicrophone = () => Promise<
  { readonly ok: true; readonly take: VoiceTake } | { readonly ok: false; readonly problem: VoiceProblem }
>;

/** Speech needs no more; ten minutes are then 2.4 MB. */
const BITS_PER_SECOND = 32_000;

const TYPES = ['audio/webm;codecs=opus', 'audio/mp4', 'audio/ogg;codecs=opus'];

const PROBLEMS: Readonly<Record<string, VoiceProblem>> = {
  NotAllowedError: 'refused',
  SecurityError: 'refused',
  NotFoundError: 'missing',
  OverconstrainedError: 'missing',
  NotReadableError: 'busy',
  AbortError: 'busy',
};

/**
 * Records from the computer's microphone by the browser's own recorder. The microphone is given back when the recording ends.
 *
 * @example
 * const opened = await openMicrophone();
 * if (opened.ok) attach(await opened.take.stop());
 */
export const openMicrophone: OpenMicrophone = async () => {
  // Both are absent on a page that is not secure.
  const { mediaDevices } = navigator as Partial<Navigator>;
  if (mediaDevices === undefined || typeof MediaRecorder === 'undefined') return { ok: false, problem: 'unsupported' };
  let stream: MediaStream;
  try {
    stream = await mediaDevices.getUserMedia({ audio: true });
  } catch (error) {
    const problem = error instanceof DOMException ? PROBLEMS[error.name] : undefined;
    if (problem === undefined) throw error;
    return { ok: false, problem };
  }
  try {
    return { ok: true, take: record(stream) };
  } catch (error) {
    for (const track of stream.getTracks()) track.stop();
    // Some browsers have a recorder that can record nothing.
    if (error instanceof DOMException) return { ok: false, problem: 'unsupported' };
    throw error;
  }
};

function record(stream: MediaStream): VoiceTake {
  const mimeType = TYPES.find((type) => MediaRecorder.isTypeSupported(type));
  const recorder = new MediaRecorder(stream, {
    audioBitsPerSecond: BITS_PER_SECOND,
    ...(mimeType === undefined ? {} : { mimeType }),
  });
  const parts: Blob[] = [];
  const ended = new Promise<void>((resolve) => {
    recorder.addEventListener('stop', () => {
      resolve();
    });
  });
  recorder.addEventListener('dataavailable', ({ data }) => parts.push(data));
  recorder.start(1000);
  // A microphone that is pulled out has ended it already.
  const end = (): void => {
    if (recorder.state !== 'inactive') recorder.stop();
    for (const track of stream.getTracks()) track.stop();
  };
  return {
    async stop() {
      end();
      await ended;
      return new Blob(parts, { type: recorder.mimeType });
    },
    cancel: end,
  };
}

/** One voice note at a time: where it is, and since when. A host that leaves the page keeps what was said so far. */
export class VoiceNote implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #open: () => OpenMicrophone;
  readonly #keep: (spoken: Blob) => void;
  #take: VoiceTake | undefined;
  #asks = 0;
  #isAsking = false;

  /** When the recording began, by the caller's clock; undefined while none is made. */
  startedAt: number | undefined;
  problem: VoiceProblem | undefined;

  constructor(host: ReactiveControllerHost, open: () => OpenMicrophone, keep: (spoken: Blob) => void) {
    this.#host = host;
    this.#open = open;
    this.#keep = keep;
    host.addController(this);
  }

  /** The browser asks whether it may. */
  get isAsking(): boolean {
    return this.#isAsking;
  }

  hostDisconnected(): void {
    this.#asks += 1;
    this.#isAsking = false;
    this.stop().catch(reportError);
  }

  async start(now: () => number): Promise<void> {
    if (this.#isAsking || this.#take !== undefined) return;
    const ask = (this.#asks += 1);
    this.#isAsking = true;
    this.problem = undefined;
    this.#host.requestUpdate();
    try {
      const opened = await this.#open()();
      // Nobody waits for it any more: the microphone must not stay open.
      if (ask !== this.#asks) {
        if (opened.ok) opened.take.cancel();
        return;
      }
      if (opened.ok) {
        this.#take = opened.take;
        this.startedAt = now();
      } else this.problem = opened.problem;
    } finally {
      if (ask === this.#asks) this.#isAsking = false;
      this.#host.requestUpdate();
    }
  }

  async stop(): Promise<void> {
    const take = this.#end();
    if (take !== undefined) this.#keep(await take.stop());
  }

  cancel(): void {
    this.#end()?.cancel();
  }

  #end(): VoiceTake | undefined {
    const take = this.#take;
    this.#take = undefined;
    this.startedAt = undefined;
    this.#host.requestUpdate();
    return take;
  }
}

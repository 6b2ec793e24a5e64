import { CallsideElement, formatDuration, formatText, panelStyles } from '@callside/ui';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { CALL_PLAYER_STRINGS } from './call-player.strings.js';
import { callPlayerStyles } from './call-player.styles.js';
import { isWriting } from './is-writing.js';
import type * as Waveform from './waveform.js';

/** A moment of a recording that one can jump to. */
export interface CallMarker {
  /** Milliseconds from the start of the recording. */
  readonly at: number;
  readonly label: string;
  /** An answer was pinned to it. */
  readonly isPinned?: boolean;
}

/** How fast a recording can be played. */
export const PLAYER_RATES = [0.75, 1, 1.25, 1.5, 1.75, 2] as const;

const JUMP = 5000;

/**
 * Plays the recording of a call by the browser's own control, with jumps, speed and moments to jump to. Where its bytes can be
 * read, it shows how loud the call is; without that it plays all the same.
 *
 * @cssprop [--callside-accent] - Colour of what was played.
 *
 * @example
 * <callside-call-player></callside-call-player>
 * <script type="module">player.source = '/recordings/7.mp3'; player.markers = [{ at: 4000, label: 'Greeting' }];</script>
 */
export class CallPlayer extends CallsideElement {
  static override styles = [CallsideElement.styles, panelStyles, callPlayerStyles];

  /** The recording: its address, or its bytes, which a policy has to allow as `media-src blob:`. */
  @property({ attribute: false }) source: string | Blob | undefined;
  /** Moments to jump to. */
  @property({ attribute: false }) markers: readonly CallMarker[] = [];

  @state() private rate = 1;
  @state() private unplayable = false;
  @state() private wave: Waveform.Wave | undefined;

  @query('audio') private readonly audio!: HTMLAudioElement | null;
  @query('.wave') private readonly canvas!: HTMLCanvasElement | null;

  #address: string | undefined;
  /** Whether the address was made here, for bytes that were given. */
  #isOwn = false;
  #reading: AbortController | undefined;
  #draw: typeof Waveform.drawWave | undefined;
  readonly #resize = new ResizeObserver(() => {
    this.#drawWave();
  });

  /** Where the recording stands, in milliseconds from its start. */
  get position(): number {
    return Math.round((this.audio?.currentTime ?? 0) * 1000);
  }

  /** Goes to a moment, in milliseconds from the start; plays on if it was playing. */
  jumpTo(at: number): void {
    const { audio } = this;
    if (audio === null) return;
    audio.currentTime = Math.max(0, Math.min(at / 1000, Number.isFinite(audio.duration) ? audio.duration : Infinity));
    this.#drawWave();
  }

  /** Goes back, below zero, or forward by so many milliseconds. */
  jumpBy(ms: number): void {
    this.jumpTo(this.position + ms);
  }

  /** Plays, or pauses. */
  toggle(): void {
    const { audio } = this;
    if (audio === null) return;
    if (audio.paused) audio.play().catch(this.#tellPlaying);
    else audio.pause();
  }

  /** The next faster speed, or with a number below zero the next slower one. */
  changeSpeed(steps: number): void {
    const at = PLAYER_RATES.indexOf(this.rate as (typeof PLAYER_RATES)[number]) + steps;
    this.#setRate(PLAYER_RATES[Math.max(0, Math.min(at, PLAYER_RATES.length - 1))] ?? 1);
  }

  /**
   * Does what a key stands for, and tells whether it stands for anything: J and L jump, K plays, a comma and a full stop change
   * the speed.
   */
  pressKey(key: string): boolean {
    switch (key.toLowerCase()) {
      case 'j':
        this.jumpBy(-JUMP);
        return true;
      case 'l':
        this.jumpBy(JUMP);
        return true;
      case 'k':
        this.toggle();
        return true;
      case ',':
        this.changeSpeed(-1);
        return true;
      case '.':
        this.changeSpeed(1);
        return true;
      default:
        return false;
    }
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) this.requestUpdate('source');
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#letGo();
    this.#resize.disconnect();
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('source')) return;
    this.#letGo();
    this.unplayable = false;
    this.wave = undefined;
    const { source } = this;
    if (source === undefined) return;
    this.#isOwn = source instanceof Blob;
    this.#address = source instanceof Blob ? URL.createObjectURL(source) : source;
    this.#readWave(source).catch(reportError);
  }

  override render(): TemplateResult | typeof nothing {
    if (this.#address === undefined) return nothing;
    const strings = CALL_PLAYER_STRINGS[this.locale];
    return html`<div class="player" role="group" aria-label=${strings.recording} @keydown=${this.#takeKey}>
      ${this.wave === undefined ? nothing : html`<canvas class="wave" aria-hidden="true" @click=${this.#seek}></canvas>`}
      <audio
        controls
        preload="metadata"
        src=${this.#address}
        aria-label=${strings.recording}
        @timeupdate=${this.#drawWave}
        @seeked=${this.#drawWave}
        @loadedmetadata=${this.#begin}
        @error=${this.#refuse}
      ></audio>
      <div class="keys">
        ${this.#renderJump(strings.back, 'J')} ${this.#renderJump(strings.forward, 'L')}
        <label
          >${strings.speed}
          <select @change=${this.#pickRate}>
            ${PLAYER_RATES.map(
              (rate) =>
                html`<option value=${rate} .selected=${live(rate === this.rate)}>
                  ${formatText(strings.times, { rate })}
                </option>`,
            )}
          </select>
        </label>
      </div>
      ${this.unplayable ? html`<p class="refusal" role="alert">${strings.unplayable}</p>` : nothing}
      ${this.markers.length === 0 ? nothing : this.#renderMarkers()}
    </div>`;
  }

  #renderJump(label: string, key: 'J' | 'L'): TemplateResult {
    return html`<button type="button" aria-keyshortcuts=${key} data-jump=${key} @click=${() => this.pressKey(key)}>
      ${label}<kbd aria-hidden="true">${key}</kbd>
    </button>`;
  }

  #renderMarkers(): TemplateResult {
    const strings = CALL_PLAYER_STRINGS[this.locale];
    const markers = [...this.markers].sort((a, b) => a.at - b.at);
    return html`<ol class="markers" aria-label=${strings.markers}>
      ${markers.map(({ at, label, isPinned = false }) => {
        const words = `${formatDuration(at)} ${label}`;
        return html`<li>
          <button
            type="button"
            class=${isPinned ? 'pinned' : ''}
            aria-label=${isPinned ? formatText(strings.pinned, { label: words }) : nothing}
            @click=${() => {
              this.jumpTo(at);
            }}
          >
            <b>${formatDuration(at)}</b> <span>${label}</span>
          </button>
        </li>`;
      })}
    </ol>`;
  }

  override updated(): void {
    this.#resize.disconnect();
    if (this.canvas !== null) this.#resize.observe(this.canvas);
    this.#drawWave();
  }

  readonly #takeKey = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.repeat || isWriting(event) || !this.pressKey(event.key)) return;
    event.preventDefault();
    event.stopPropagation();
  };

  readonly #begin = (): void => {
    this.#setRate(this.rate);
  };

  readonly #refuse = (): void => {
    this.unplayable = true;
  };

  /** Playing was refused, or given up for another recording: the control shows that it is paused. */
  readonly #tellPlaying = (error: unknown): void => {
    if (!(error instanceof DOMException)) reportError(error);
  };

  readonly #pickRate = (event: Event): void => {
    this.#setRate(Number((event.currentTarget as HTMLSelectElement).value));
  };

  #setRate(rate: number): void {
    this.rate = rate;
    if (this.audio !== null) this.audio.playbackRate = rate;
  }

  readonly #seek = (event: MouseEvent): void => {
    const { left, width } = (event.currentTarget as Element).getBoundingClientRect();
    if (this.wave !== undefined && width > 0) this.jumpTo(((event.clientX - left) / width) * this.wave.length);
  };

  /** The wave is an addition: whatever cannot be read leaves the player as it is. */
  async #readWave(source: string | Blob): Promise<void> {
    const reading = new AbortController();
    this.#reading = reading;
    const { readWave, drawWave } = await import('./waveform.js');
    const wave = await readWave(source, reading.signal);
    if (reading.signal.aborted) return;
    this.#draw = drawWave;
    this.wave = wave;
  }

  readonly #drawWave = (): void => {
    if (this.wave === undefined || this.canvas === null) return;
    const marks = this.markers.map(({ at }) => at);
    this.#draw?.(this.canvas, { wave: this.wave, played: this.position, marks });
  };

  #letGo(): void {
    this.#reading?.abort();
    if (this.#isOwn && this.#address !== undefined) URL.revokeObjectURL(this.#address);
    this.#address = undefined;
  }
}

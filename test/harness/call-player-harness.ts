import type { CallPlayer } from '@callside/qa-scorecard/player.js';
import { eventually, same } from './eventually.js';
import { WidgetHarness } from './widget-harness.js';

/** The player as somebody who listens uses it. */
export class CallPlayerHarness extends WidgetHarness<CallPlayer> {
  /** The browser has read how long the recording is, and can go anywhere in it. */
  async isReady(): Promise<this> {
    await eventually(() =>
      same('the recording is ready', this.#audio.readyState >= HTMLMediaElement.HAVE_METADATA, true),
    );
    return this;
  }

  async jump(to: 'back' | 'on'): Promise<void> {
    await this.press(`[data-jump=${to === 'back' ? 'J' : 'L'}]`);
  }

  async jumpToMarker(label: string): Promise<void> {
    await eventually(() => this.#marker(label));
    this.#marker(label).click();
  }

  async pickSpeed(rate: number): Promise<void> {
    await this.element.updateComplete;
    const select = this.one('select') as HTMLSelectElement;
    select.value = String(rate);
    select.dispatchEvent(new Event('change', { bubbles: true }));
    await this.element.updateComplete;
  }

  /** Clicks at a share of the wave's width, 0 to 1. */
  async clickWave(share: number): Promise<void> {
    await this.seesWave(true);
    const wave = this.one('.wave');
    const { left, width, top } = wave.getBoundingClientRect();
    wave.dispatchEvent(new MouseEvent('click', { clientX: left + share * width, clientY: top + 1, bubbles: true }));
  }

  focusOnMarker(label: string): void {
    this.#marker(label).focus();
  }

  focusOnSpeed(): void {
    this.one('select').focus();
  }

  /** Where it stands, in seconds. */
  async seesPosition(seconds: number): Promise<void> {
    await eventually(() => same('the position', Math.round(this.element.position / 100) / 10, seconds));
  }

  async seesSpeed(rate: number): Promise<void> {
    await eventually(() => same('the speed', this.#audio.playbackRate, rate));
    same('the speed shown', (this.one('select') as HTMLSelectElement).value, String(rate));
  }

  async seesMarkers(...markers: readonly string[]): Promise<void> {
    await eventually(() =>
      same(
        'the markers',
        this.all('.markers button').map((each) => each.textContent.trim().replaceAll(/\s+/g, ' ')),
        markers,
      ),
    );
  }

  async seesWave(shown: boolean): Promise<void> {
    await eventually(() => same('a wave', this.root.querySelector('.wave') !== null, shown));
  }

  /** Some of the wave is drawn. */
  async seesWaveDrawn(): Promise<void> {
    await this.seesWave(true);
    await eventually(() => {
      const canvas = this.one('.wave') as HTMLCanvasElement;
      const { data } = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height) ?? { data: [] };
      same(
        'something drawn',
        data.some((sample) => sample > 0),
        true,
      );
    });
  }

  /** The address that the browser plays. */
  get address(): string {
    return this.#audio.src;
  }

  get #audio(): HTMLAudioElement {
    return this.one('audio') as HTMLAudioElement;
  }

  #marker(label: string): HTMLElement {
    const found = this.all('.markers button').find(({ textContent }) => textContent.includes(label));
    if (found === undefined) throw new Error(`There is no marker “${label}”: ${this.text}`);
    return found;
  }
}

import type { ContactImport } from '@callside/call-script/outbound.js';
import { eventually, same } from './eventually.js';
import { WidgetHarness } from './widget-harness.js';

/** What somebody who prepares a calling list does with the import, and sees of it. */
export class ContactImportHarness extends WidgetHarness<ContactImport> {
  /** Chooses a file with this text. */
  take(text: string): Promise<void> {
    return this.takeFile(new Blob([text]));
  }

  takeBytes(bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    return this.takeFile(new Blob([bytes]));
  }

  takeFile(file: Blob): Promise<void> {
    return this.element.take(file);
  }

  async setPurpose(column: number, purpose: string): Promise<void> {
    const select = this.one(`[data-column="${String(column)}"]`) as HTMLSelectElement;
    select.value = purpose;
    select.dispatchEvent(new Event('change', { bubbles: true }));
    await this.element.updateComplete;
  }

  import(): Promise<void> {
    return this.press('[data-import]');
  }

  cancel(): Promise<void> {
    return this.press('[data-cancel]');
  }

  /** Waits for an import of any length: the event says that it is over. */
  async seesImported(count: number): Promise<void> {
    if (!this.text.includes('were imported'))
      await new Promise((resolve) => {
        this.element.addEventListener('callside-contacts-imported', resolve, { once: true });
      });
    await this.sees(`${count.toLocaleString('en')} contacts were imported.`);
  }

  async seesPurposes(purposes: readonly string[]): Promise<void> {
    await eventually(() =>
      same(
        'the columns',
        this.all('[data-column]').map((select) => (select as HTMLSelectElement).value),
        purposes,
      ),
    );
  }

  async seesRefused(lines: readonly string[]): Promise<void> {
    await eventually(() =>
      same(
        'the refused rows',
        this.all('[data-refused]').map((line) => line.textContent),
        lines,
      ),
    );
  }
}

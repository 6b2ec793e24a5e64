import type { TicketForm } from '@callside/ticket-form';
import type { TicketBar } from '@callside/ticket-form/bar.js';
import type { LitElement } from 'lit';
import { AttachmentsHarness } from './attachments-harness.js';
import { eventually, same } from './eventually.js';
import { TicketBarHarness } from './ticket-bar-harness.js';
import { WidgetHarness } from './widget-harness.js';

/** The ticket form as an agent uses it. */
export class TicketFormHarness extends WidgetHarness<TicketForm> {
  async submit(): Promise<void> {
    await this.press('.foot .primary');
  }

  /** Presses a key where the focus is, and lets it go. */
  pressKey(key: string, init: KeyboardEventInit = {}): KeyboardEvent {
    let target: Element = this.element;
    for (let inner = this.root.activeElement; inner !== null; inner = inner.shadowRoot?.activeElement ?? null)
      target = inner;
    const event = new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true, ...init });
    target.dispatchEvent(event);
    target.dispatchEvent(new KeyboardEvent('keyup', { key, bubbles: true, composed: true, ...init }));
    return event;
  }

  /** The bar of the ticket, once it is loaded. */
  async bar(): Promise<TicketBarHarness> {
    const found = (): TicketBar | null => this.root.querySelector('callside-ticket-bar');
    await eventually(() => same('the bar', found()?.shadowRoot?.querySelector('.bar') instanceof Element, true));
    const bar = found();
    if (bar === null) throw new Error('The bar is gone.');
    return new TicketBarHarness(bar);
  }

  /** A field for files, once it is loaded. */
  async files(field: string): Promise<AttachmentsHarness<LitElement>> {
    const found = (): LitElement | null => this.root.querySelector(`callside-file-field[name="${CSS.escape(field)}"]`);
    await eventually(() => same('the field', found()?.shadowRoot?.querySelector('.place') instanceof Element, true));
    const element = found();
    if (element === null) throw new Error('The field is gone.');
    return new AttachmentsHarness(element);
  }

  async seesFieldDisabled(field: string): Promise<void> {
    await eventually(() => same(`disabled of “${field}”`, this.field(field).disabled, true));
  }

  focusButton(): void {
    this.one('.foot .primary').focus();
  }

  async seesFocusOnButton(): Promise<void> {
    await eventually(() => same('the focus on the button', this.root.activeElement?.matches('.primary'), true));
  }

  async seesNumber(number: string): Promise<void> {
    await eventually(() => same('the ticket’s number', this.textAt('[data-number]'), number));
  }

  async seesStatus(status: string): Promise<void> {
    await eventually(() => same('the ticket’s status', this.textAt('.head .pill'), status));
  }

  async seesButton(text: string): Promise<void> {
    await eventually(() => same('the button', this.textAt('.foot .primary'), text));
  }

  async seesErrorCount(text: string): Promise<void> {
    await eventually(() => same('the count of errors', this.textAt('.foot .state.bad:not([role])'), text));
  }
}

import type { TicketForm } from '@callside/ticket-form';
import { eventually, same } from './eventually.js';
import { WidgetHarness } from './widget-harness.js';

/** The ticket form as an agent uses it. */
export class TicketFormHarness extends WidgetHarness<TicketForm> {
  async submit(): Promise<void> {
    await this.press('.foot .primary');
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

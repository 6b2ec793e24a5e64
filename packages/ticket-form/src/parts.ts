// What the form loads only when it is needed, in one piece: the bar of a stored ticket, the customer's other tickets,
// the overview of keys, heavy fields.
import { defineElement } from '@callside/ui';
import { KeysHelp } from './keys-help.js';
import './define-bar.js';
import './define-history.js';

export { AGENT_FIELD_RENDERERS } from '@callside/ui/agent-fields.js';

defineElement('callside-keys-help', KeysHelp);

declare global {
  interface HTMLElementTagNameMap {
    'callside-keys-help': KeysHelp;
  }
}

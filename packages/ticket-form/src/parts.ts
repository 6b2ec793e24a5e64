// What the form loads only when it is needed, in one piece: number and bar of a stored ticket, the customer's other tickets,
// its files and fields for them, the overview of keys, heavy fields, fields with a mask, quick phrases.
import { defineElement } from '@callside/ui';
import { FileField } from './file-field.js';
import { KeysHelp } from './keys-help.js';
import '@callside/ui/phrases.js';
import '@callside/ui/private-field.js';
import './define-attachments.js';
import './define-bar.js';
import './define-history.js';

export { AGENT_FIELD_RENDERERS } from '@callside/ui/agent-fields.js';
export { act } from './act-on-key.js';
export { fileIssueText } from './file-field.model.js';
export { filesKept } from './files-kept.js';
export { filesOnPage } from './page-files.js';
export { renderPersonal } from './render-personal.js';
export { renderPhrases } from './render-phrases.js';
export { renderTemplates } from './render-templates.js';
export { renderAbove, renderBelow, renderNumber } from './render-around.js';

defineElement('callside-file-field', FileField);
defineElement('callside-keys-help', KeysHelp);

declare global {
  interface HTMLElementTagNameMap {
    'callside-file-field': FileField;
    'callside-keys-help': KeysHelp;
  }
}

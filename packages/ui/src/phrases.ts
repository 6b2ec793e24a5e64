import './define.js';
import { defineElement } from './define-element.js';
import { QuickPhrases } from './phrases/quick-phrases.js';

export { QuickPhrases } from './phrases/quick-phrases.js';
export { QUICK_PHRASES_STRINGS, VARIABLE_STRINGS } from './phrases/quick-phrases.strings.js';

defineElement('callside-quick-phrases', QuickPhrases);

declare global {
  interface HTMLElementTagNameMap {
    'callside-quick-phrases': QuickPhrases;
  }
}

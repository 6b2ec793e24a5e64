import { unsafeCSS } from 'lit';
import { hostSheet } from './host.sheet.js';

/** The tokens, for elements that Lit draws. */
export const hostStyles = unsafeCSS(hostSheet);

import { judgePatternsBy, patternFault } from '@callside/core';
import { defineElement } from '@callside/ui';
import { DraftList } from './draft-list.js';

// It draws forms of which nobody has asked whether they are usable.
judgePatternsBy(patternFault);
defineElement('callside-draft-list', DraftList);

declare global {
  interface HTMLElementTagNameMap {
    'callside-draft-list': DraftList;
  }
}

// What the panel loads only when it is needed, in one piece: personal data in fields and words, ratings.
import '@callside/ui/define.js';
import '@callside/ui/private-field.js';

export { maskWords } from './private-words.js';
export { renderPersonal } from './render-personal.js';

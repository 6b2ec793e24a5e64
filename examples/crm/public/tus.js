// tus-js-client's modules import CommonJS packages, which no browser loads by itself: its ready file, as a module.
import 'tus-js-client/dist/tus.min.js';

export const { Upload } = globalThis.tus;

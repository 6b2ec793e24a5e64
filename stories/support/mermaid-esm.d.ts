/** Mermaid in one self-contained module with chunks beside it: no bundler has to understand its dependencies. */
declare module 'mermaid/dist/mermaid.esm.min.mjs' {
  export { default } from 'mermaid';
}

/** A style sheet as a text, with all that it imports: as Vite gives it, and the tests' server. */
declare module '*.css?inline' {
  const css: string;
  export default css;
}

/** Storybook's renderer for web components; the package ships no types for this entry. */
declare module '@storybook/web-components/entry-preview' {
  import type { ProjectAnnotations } from 'storybook/internal/types';
  const annotations: ProjectAnnotations<never>;
  export = annotations;
}

/// <reference types="vite/client" />
import { setCustomElementsManifest, type Preview } from '@storybook/web-components-vite';
import { DEFAULT_SURROUNDINGS, surroundingsToolbar, withSurroundings } from './surroundings.js';

interface Manifest {
  readonly modules: readonly unknown[];
}

const manifests = Object.values(
  import.meta.glob<Manifest>('../packages/*/custom-elements.json', { eager: true, import: 'default' }),
);

setCustomElementsManifest({ schemaVersion: '1.0.0', modules: manifests.flatMap(({ modules }) => modules) });

const preview: Preview = {
  tags: ['autodocs'],
  parameters: { a11y: { test: 'error' }, controls: { expanded: true } },
  globalTypes: surroundingsToolbar,
  initialGlobals: { ...DEFAULT_SURROUNDINGS },
  decorators: [withSurroundings],
};

export default preview;

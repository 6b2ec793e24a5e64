import type { Decorator, Preview } from '@storybook/web-components-vite';

/** What a page gives to the elements on it: the toolbar's choices, and what the tests of stories go through. */
export interface Surroundings {
  readonly theme: 'light' | 'dark';
  readonly locale: 'en' | 'zh-CN' | 'zh-TW';
  readonly direction: 'ltr' | 'rtl';
}

export const DEFAULT_SURROUNDINGS: Surroundings = { theme: 'light', locale: 'en', direction: 'ltr' };

/**
 * Puts theme, language and direction on the html element, where a host page has them.
 *
 * @example
 * applySurroundings({ theme: 'dark', locale: 'zh-CN', direction: 'ltr' });
 */
export function applySurroundings({ theme, locale, direction }: Surroundings): void {
  const root = document.documentElement;
  root.dataset.theme = theme;
  root.style.colorScheme = theme;
  // The system's colours follow the scheme, as on a host page that has a dark mode.
  root.style.backgroundColor = 'Canvas';
  root.style.color = 'CanvasText';
  root.lang = locale;
  root.dir = direction;
}

/** Renders a story in the surroundings that the toolbar, or a test, has chosen. */
export const withSurroundings: Decorator = (story, { globals }) => {
  applySurroundings({ ...DEFAULT_SURROUNDINGS, ...(globals as Partial<Surroundings>) });
  return story();
};

/** The toolbar of the surroundings. */
export const surroundingsToolbar: NonNullable<Preview['globalTypes']> = {
  theme: {
    description: 'Theme',
    toolbar: {
      icon: 'contrast',
      dynamicTitle: true,
      items: [
        { value: 'light', title: 'Light' },
        { value: 'dark', title: 'Dark' },
      ],
    },
  },
  locale: {
    description: 'Language',
    toolbar: {
      icon: 'globe',
      dynamicTitle: true,
      items: [
        { value: 'en', title: 'English' },
        { value: 'zh-CN', title: '简体中文' },
        { value: 'zh-TW', title: '繁體中文' },
      ],
    },
  },
  direction: {
    description: 'Direction',
    toolbar: {
      icon: 'transfer',
      dynamicTitle: true,
      items: [
        { value: 'ltr', title: 'Left to right' },
        { value: 'rtl', title: 'Right to left' },
      ],
    },
  },
};

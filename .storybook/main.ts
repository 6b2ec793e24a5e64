import type { StorybookConfig } from '@storybook/web-components-vite';

/** Bundled together by Vite these would be a second Lit beside the one of the packages' sources. */
const LIT = ['lit', 'lit-html', 'lit-element', '@lit/reactive-element'];

const config: StorybookConfig = {
  framework: '@storybook/web-components-vite',
  stories: ['../stories/**/*.mdx', '../stories/**/*.stories.ts'],
  addons: ['@storybook/addon-docs', '@storybook/addon-a11y'],
  core: { disableTelemetry: true, disableWhatsNewNotifications: true, enableCrashReports: false },
  features: { sidebarOnboardingChecklist: false },
  viteFinal: (vite) => ({
    ...vite,
    optimizeDeps: { ...vite.optimizeDeps, exclude: [...(vite.optimizeDeps?.exclude ?? []), ...LIT] },
    resolve: { ...vite.resolve, conditions: ['callside-src', 'module', 'browser', 'development|production'] },
  }),
};

export default config;

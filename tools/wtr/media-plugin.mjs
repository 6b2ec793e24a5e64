/**
 * Web-test-runner plugin: sets media features from a test.
 * Chromium takes all of them, WebKitGTK the colour scheme and reduced motion, Firefox none; the answer says whether it worked.
 *
 * @example
 * await executeServerCommand('media', { 'prefers-color-scheme': 'dark', 'forced-colors': 'active' });
 */
export function mediaPlugin() {
  const connections = new WeakMap();
  return {
    name: 'media',
    async executeCommand({ command, payload, session }) {
      if (command !== 'media') return undefined;
      const features = Object.entries(payload).map(([name, value]) => ({ name, value }));
      const page = session.browser.getPage(session.id);
      if (session.browser.name === 'Chrome') {
        if (!connections.has(page)) connections.set(page, await page.createCDPSession());
        await connections.get(page).send('Emulation.setEmulatedMedia', { features });
        return true;
      }
      if (session.browser.name === 'WebKit') {
        await page.emulateMediaFeatures(features);
        return true;
      }
      return false;
    },
  };
}

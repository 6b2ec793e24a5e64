import { writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';

/** WebDriver's code points for the keys that have no character. */
const KEYS = {
  Tab: '\uE004',
  Enter: '\uE006',
  Escape: '\uE00C',
  Space: ' ',
  Backspace: '\uE003',
  Delete: '\uE017',
  ArrowLeft: '\uE012',
  ArrowUp: '\uE013',
  ArrowRight: '\uE014',
  ArrowDown: '\uE015',
  Home: '\uE011',
  End: '\uE010',
  PageUp: '\uE00E',
  PageDown: '\uE00F',
  F2: '\uE032',
  Shift: '\uE008',
  Control: '\uE009',
  Alt: '\uE00A',
  Meta: '\uE03D',
};

const keyDown = (key) => ({ type: 'keyDown', value: KEYS[key] ?? key });
const keyUp = (key) => ({ type: 'keyUp', value: KEYS[key] ?? key });

/**
 * Offers a WebDriver session under the names of puppeteer's Page.
 *
 * @param {(method: string, path: string, body?: object) => Promise<any>} session sends one command
 * @param {string} control the pipe on which webkit-shell.py takes GTK settings
 */
export function webDriverPage(session, control) {
  const act = (source) => session('POST', '/actions', { actions: [source] });
  const keys = (actions) => act({ type: 'key', id: 'keyboard', actions });
  const pointer = (actions) => act({ type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions });
  const evaluate = (script) => session('POST', '/execute/sync', { script, args: [] });

  return {
    async setViewport({ width, height }) {
      // The window is larger than the page by its borders: correct until the page has the size.
      for (let tries = 3; tries > 0; tries -= 1) {
        const [innerWidth, innerHeight] = await evaluate('return [innerWidth, innerHeight]');
        if (innerWidth === width && innerHeight === height) return;
        const rect = await session('GET', '/window/rect');
        await session('POST', '/window/rect', {
          width: rect.width + width - innerWidth,
          height: rect.height + height - innerHeight,
        });
        await sleep(100);
      }
    },

    keyboard: {
      type: (text) => keys([...text].flatMap((character) => [keyDown(character), keyUp(character)])),
      press: (chord) => {
        const parts = chord.split('+');
        return keys([...parts.map(keyDown), ...parts.toReversed().map(keyUp)]);
      },
      down: (key) => keys([keyDown(key)]),
      up: (key) => keys([keyUp(key)]),
    },

    mouse: {
      move: (x, y) => pointer([{ type: 'pointerMove', duration: 0, x, y }]),
      click: (x, y) =>
        pointer([
          { type: 'pointerMove', duration: 0, x, y },
          { type: 'pointerDown', button: 0 },
          { type: 'pointerUp', button: 0 },
        ]),
      down: () => pointer([{ type: 'pointerDown', button: 0 }]),
      up: () => pointer([{ type: 'pointerUp', button: 0 }]),
      reset: () => session('DELETE', '/actions'),
    },

    screenshot: async () => Buffer.from(await session('GET', '/screenshot'), 'base64'),

    async emulateMediaFeatures(features) {
      await writeFile(control, `${JSON.stringify(gtkSettings(features))}\n`);
      const query = `return ${JSON.stringify(features)}.every((f) => matchMedia('(' + f.name + ':' + f.value + ')').matches)`;
      for (let tries = 40; tries > 0; tries -= 1) {
        if (await evaluate(query)) return;
        await sleep(50);
      }
      throw new Error(`WebKitGTK did not take ${JSON.stringify(features)}.`);
    },
  };
}

/** The desktop settings from which WebKitGTK derives media features. */
function gtkSettings(features) {
  const settings = {};
  for (const { name, value } of features) {
    if (name === 'prefers-color-scheme') settings['gtk-application-prefer-dark-theme'] = value === 'dark';
    if (name === 'prefers-reduced-motion') settings['gtk-enable-animations'] = value !== 'reduce';
  }
  return settings;
}

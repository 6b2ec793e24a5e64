// Finds the browsers of this machine. Every tool that opens one asks here: component tests, end-to-end tests, pictures.
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The engines that the tests know, and where to look for each. */
const ENGINES = {
  chromium: {
    variable: 'CHROME_PATH',
    programs: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'],
    places: ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'],
  },
  firefox: {
    variable: 'FIREFOX_PATH',
    programs: ['firefox-esr', 'firefox'],
    places: ['/Applications/Firefox.app/Contents/MacOS/firefox'],
  },
  webkit: { programs: ['WebKitWebDriver'], places: [], needs: ['Xvfb'] },
};

/** Debian packages that bring each engine. */
export const DEBIAN_PACKAGES = {
  chromium: ['chromium'],
  firefox: ['firefox-esr'],
  webkit: ['webkit2gtk-driver', 'xvfb', 'python3-gi', 'gir1.2-webkit2-4.1'],
};

/** Switches that let Chromium run as root, in a small container, without calling home. */
export const CHROMIUM_ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-dev-shm-usage',
];

/**
 * Finds the program of an installed engine.
 *
 * @param {keyof typeof ENGINES} engine
 * @returns {string | undefined} its path
 */
export function installed(engine) {
  const { variable, programs, places, needs = [] } = ENGINES[engine];
  if (needs.some((program) => onPath(program) === undefined)) return undefined;
  const named = variable === undefined ? undefined : process.env[variable];
  if (named) {
    if (!existsSync(named)) throw new Error(`${variable} names ${named}, which does not exist.`);
    return named;
  }
  return programs.map(onPath).find(Boolean) ?? places.find((place) => existsSync(place));
}

/**
 * Finds Chromium: the one named by CHROME_PATH, an installed one, else the one that comes through npm.
 *
 * @returns {Promise<{path: string, headless: true | 'shell'} | undefined>} undefined when this machine can run none
 */
export async function findChromium() {
  const path = installed('chromium');
  if (path !== undefined) return { path, headless: true };
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  // The package unpacks the libraries that a bare system lacks only when it believes to be in its usual place.
  process.env.AWS_LAMBDA_JS_RUNTIME ??= 'nodejs20.x';
  const { default: bundled } = await import('@sparticuz/chromium');
  return { path: await bundled.executablePath(), headless: 'shell' };
}

/**
 * Names the engines that BROWSERS asks for; undefined when it asks for none.
 *
 * @returns {(keyof typeof ENGINES)[] | undefined}
 */
export function askedEngines() {
  const names = (process.env.BROWSERS ?? '').split(',').map((name) => name.trim());
  const asked = names.filter(Boolean);
  const unknown = asked.find((name) => !Object.hasOwn(ENGINES, name));
  if (unknown !== undefined) {
    throw new Error(`BROWSERS names "${unknown}"; known are ${Object.keys(ENGINES).join(', ')}.`);
  }
  return asked.length > 0 ? asked : undefined;
}

/**
 * Names the engines to test in: those that BROWSERS asks for, else all that this machine has.
 *
 * @returns {Promise<(keyof typeof ENGINES)[]>}
 */
export async function enginesToTest() {
  const asked = askedEngines();
  const found = [];
  for (const engine of asked ?? Object.keys(ENGINES)) {
    const path = engine === 'chromium' ? (await findChromium())?.path : installed(engine);
    if (path !== undefined) found.push(engine);
    else if (asked) throw new Error(`BROWSERS names ${engine}, which is not on this machine.`);
  }
  return found;
}

function onPath(program) {
  return (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, program))
    .find((path) => existsSync(path));
}

// A real Chromium on a profile of its own, and modules that run in it. For measurements.
import { createServer } from 'node:http';
import { build } from 'esbuild';
import puppeteer from 'puppeteer-core';
import { CHROMIUM_ARGS, findChromium } from './browsers.mjs';

/**
 * Bundles a module, loads it and resolves to what the function that it puts on `globalThis` gives.
 *
 * @param {string} entry absolute path of the module
 * @param {string} name the function's name
 * @param {readonly string[]} [args] for Chromium, beside the usual ones
 * @returns {Promise<unknown>}
 */
export async function runInChromium(entry, name, args = []) {
  const define = { global: 'globalThis', 'process.env.NODE_ENV': '"production"' };
  const { outputFiles } = await build({ entryPoints: [entry], bundle: true, write: false, format: 'esm', define });
  const server = createServer((request, response) => {
    const isScript = request.url === '/page.js';
    response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html');
    response.end(isScript ? outputFiles[0].text : '<!doctype html><script type="module" src="/page.js"></script>');
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const browser = await launchChromium(args);
  try {
    const page = await browser.newPage();
    const failed = new Promise((_, reject) => page.on('pageerror', reject));
    await page.goto(`http://127.0.0.1:${server.address().port}`);
    const ready = page.waitForFunction((wanted) => wanted in globalThis, {}, name);
    return await Promise.race([failed, ready.then(() => page.evaluate((wanted) => globalThis[wanted](), name))]);
  } finally {
    await browser.close();
    server.close();
  }
}

/**
 * Starts Chromium.
 *
 * @param {readonly string[]} [args] beside the usual ones
 * @returns {Promise<import('puppeteer-core').Browser>} whoever starts it closes it
 */
export async function launchChromium(args = []) {
  const chromium = await findChromium();
  if (chromium === undefined) throw new Error('No Chromium on this machine: install one or set CHROME_PATH.');
  const { path: executablePath, headless } = chromium;
  return puppeteer.launch({ executablePath, headless, args: [...CHROMIUM_ARGS, ...args], protocolTimeout: 900_000 });
}

/**
 * Builds what a page loads, as its author would: one script, and one style sheet where it imports one. Fonts stay away.
 *
 * @param {string} entry absolute path of the module
 * @returns {Promise<{name: string, text: string}[]>}
 */
export async function buildForPage(entry) {
  const { outputFiles } = await build({
    entryPoints: [entry],
    outdir: '/',
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    loader: { '.woff': 'empty', '.woff2': 'empty', '.ttf': 'empty', '.svg': 'empty' },
    define: { global: 'globalThis', 'process.env.NODE_ENV': '"production"' },
    logLevel: 'error',
  });
  return outputFiles.map(({ path, text }) => ({ name: path.slice(path.lastIndexOf('/') + 1), text }));
}

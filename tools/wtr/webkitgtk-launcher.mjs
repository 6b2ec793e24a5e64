// A web-test-runner launcher for Debian's WebKitGTK. It speaks WebDriver itself and offers the part of puppeteer's
// Page that @web/test-runner-commands calls: setViewport, keyboard, mouse, screenshot.
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { webDriverPage } from './webdriver-page.mjs';

const SHELL = fileURLToPath(new URL('./webkit-shell.py', import.meta.url));

/**
 * Makes a launcher that runs one page at a time in one WebKitGTK window.
 *
 * @param {{features?: string[]}} [options] WebKit features to switch on, by identifier
 */
export function webKitGtkLauncher({ features = [] } = {}) {
  return new WebKitGtkLauncher(features);
}

class WebKitGtkLauncher {
  name = 'WebKit';
  type = 'puppeteer'; // Makes @web/test-runner-commands call the page of getPage().
  concurrency = 1;
  #features;
  #children = [];
  #profile;
  #session;
  #page;
  #active;
  #started;

  constructor(features) {
    this.#features = features;
  }

  async initialize() {
    // Nothing to read from the configuration; the first session starts the browser.
  }

  async startSession(id, url) {
    this.#started ??= this.#start();
    await this.#started;
    this.#active = id;
    await this.#session('POST', '/url', { url });
  }

  async startDebugSession() {
    throw new Error('WebKitGTK has no debug session.');
  }

  isActive(id) {
    return this.#active === id;
  }

  getBrowserUrl() {
    return this.#session('GET', '/url');
  }

  getPage() {
    return this.#page;
  }

  async stopSession() {
    this.#active = undefined;
    await this.#session('POST', '/url', { url: 'about:blank' });
    return { testCoverage: undefined };
  }

  async stop() {
    if (this.#session) await this.#session('DELETE', '').catch((error) => console.error(error.message));
    await Promise.all(this.#children.map(end));
    if (this.#profile) await remove(this.#profile);
  }

  async #start() {
    this.#profile = mkdtempSync(join(tmpdir(), 'wtr-webkit-'));
    const control = join(this.#profile, 'control');
    execFileSync('mkfifo', [control]);
    const display = await this.#startDisplay();
    const root = await this.#startDriver({
      DISPLAY: `:${display}`,
      GDK_BACKEND: 'x11',
      NO_AT_BRIDGE: '1',
      WEBKIT_PROFILE: this.#profile,
      WEBKIT_CONTROL: control,
    });
    const args = ['--automation', ...this.#features.map((feature) => `+${feature}`)];
    const browser = { browserName: 'MiniBrowser', 'webkitgtk:browserOptions': { binary: SHELL, args } };
    const { sessionId } = await call(root, 'POST', '/session', { capabilities: { alwaysMatch: browser } });
    this.#session = (method, path, body) => call(`${root}/session/${sessionId}`, method, path, body);
    this.#page = webDriverPage(this.#session, control);
  }

  /** Starts a virtual display on a free number. */
  async #startDisplay() {
    const args = ['-displayfd', '3', '-screen', '0', '1600x1200x24', '-nolisten', 'tcp'];
    const server = spawn('Xvfb', args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
    this.#children.push(server);
    const [number] = await once(server.stdio[3], 'data');
    return String(number).trim();
  }

  async #startDriver(env) {
    const port = await freePort();
    const driver = spawn('WebKitWebDriver', [`--port=${port}`], { stdio: 'ignore', env: { ...process.env, ...env } });
    this.#children.unshift(driver);
    const root = `http://127.0.0.1:${port}`;
    await answers(`${root}/status`);
    return root;
  }
}

/** Sends one WebDriver command and returns its value. */
async function call(base, method, path, body) {
  const response = await fetch(base + path, { method, ...(method === 'POST' && { body: JSON.stringify(body ?? {}) }) });
  const { value } = await response.json();
  if (value?.error) throw new Error(`WebDriver ${path}: ${value.error} ${value.message}`);
  return value;
}

/** Resolves when a server answers at the address; gives up after ten seconds. */
async function answers(url) {
  for (let tries = 100; ; tries -= 1) {
    try {
      await fetch(url);
      return;
    } catch (error) {
      if (tries === 0) throw error;
      await sleep(100);
    }
  }
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

async function end(child) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill();
  await exited;
}

/** Removes a folder into which processes may still write while they go. What stays behind is a nuisance, not a failed test. */
async function remove(folder) {
  for (let attempt = 1; attempt <= 20; attempt++) {
    try {
      return await rm(folder, { recursive: true, force: true });
    } catch (error) {
      if (attempt === 20) console.error(`Left behind: ${folder} (${error.code}).`);
      await sleep(100);
    }
  }
}

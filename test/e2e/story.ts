import type { Browser } from 'puppeteer-core';
import { CrmPage, CrmServer, launchChromium } from './crm.js';
import { STORY_TIMEOUT } from './until.js';

/** What a story has for as long as it is told. */
export interface Scene {
  readonly server: CrmServer;
  readonly browser: Browser;
  /** The page of the agent 1001, or of whoever the story names. */
  readonly crm: CrmPage;
}

/**
 * A story in the example CRM with the real server: a describe of which each step stands on the one before, so that the first
 * that fails is the last. What the scene has is there within the steps.
 *
 * @param settings variables of the server's environment
 * @example
 * story('a call', (scene) => { it('rings', () => scene.crm.ring()); });
 */
export function story(
  name: string,
  tell: (scene: Scene) => void,
  settings: Readonly<Record<string, string>> = {},
): void {
  describe(name, function () {
    this.timeout(STORY_TIMEOUT);
    this.bail(true);
    let scene: Scene;

    before(async () => {
      const [server, browser] = await Promise.all([CrmServer.start(settings), launchChromium()]);
      scene = { server, browser, crm: await CrmPage.open(browser, server) };
    });

    afterEach(async function () {
      if (this.currentTest?.state === 'failed') console.log(await scene.crm.report());
    });

    after(async () => {
      const { server, browser } = scene;
      await browser.close();
      await server.stop();
      await server.remove();
    });

    tell({
      get server() {
        return scene.server;
      },
      get browser() {
        return scene.browser;
      },
      get crm() {
        return scene.crm;
      },
    });
  });
}

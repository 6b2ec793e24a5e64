import { setTimeout as sleep } from 'node:timers/promises';

/** Slow 4G as Lighthouse has it: latency in milliseconds, bytes per second. */
const SLOW_4G = { offline: false, latency: 150, downloadThroughput: 1_600_000 / 8, uploadThroughput: 750_000 / 8 };
const CPU_SLOWDOWN = 4;

/** Nothing more has come for this long: the page is done. */
const QUIET = 1500;
const LONGEST = 60_000;

/**
 * Opens a page as a customer with a slow telephone does, in a profile of its own.
 *
 * @param {import('puppeteer-core').Browser} browser
 * @param {string} url
 * @param {{answers: boolean}} how whether the first question is answered as soon as it can be
 * @returns {Promise<{bytes: number, visible: number, answered?: number, shift: number, longTasks: number}>}
 */
export async function visit(browser, url, { answers }) {
  const context = await browser.createBrowserContext();
  try {
    const page = await context.newPage();
    await page.setViewport({ width: 360, height: 740, deviceScaleFactor: 2, isMobile: true, hasTouch: true });
    const session = await page.createCDPSession();
    await session.send('Network.enable');
    await session.send('Network.emulateNetworkConditions', SLOW_4G);
    await session.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWDOWN });
    let bytes = 0;
    let last = performance.now();
    const seen = () => (last = performance.now());
    session.on('Network.requestWillBeSent', seen);
    session.on('Network.loadingFinished', ({ encodedDataLength }) => {
      bytes += encodedDataLength;
      seen();
    });
    await page.evaluateOnNewDocument(watch, answers);
    const begun = performance.now();
    await page.goto(url, { waitUntil: 'load', timeout: LONGEST });
    for (;;) {
      const { stands } = await page.evaluate(() => globalThis.watched());
      if (stands && performance.now() - last > QUIET) break;
      if (performance.now() - begun > LONGEST) throw new Error(`${url}: the first question never stood still.`);
      await sleep(200);
    }
    const result = await page.evaluate(() => globalThis.watched());
    if (answers && result.registered === false) throw new Error(`${url}: the answer was shown but not taken.`);
    return { ...result, bytes };
  } finally {
    await context.close();
  }
}

/** Runs in the page, before anything of it: looks at every frame for the first answer, and gives it until it stays given. */
function watch(answers) {
  const found = { visible: undefined, answered: undefined, shift: 0, longTasks: 0 };
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) found.shift += entry.value;
  }).observe({ type: 'layout-shift', buffered: true });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) found.longTasks += entry.duration - 50;
  }).observe({ type: 'longtask', buffered: true });

  /** The first radio button that is drawn, in shadow roots as well. */
  const firstAnswer = (root) => {
    for (const element of root.querySelectorAll('*')) {
      if (element.matches('input[type="radio"], [role="radio"]')) return element;
      const inner = element.shadowRoot && firstAnswer(element.shadowRoot);
      if (inner) return inner;
    }
    return undefined;
  };
  const isDrawn = (element) => {
    // Radio buttons are often hidden behind what is drawn for them.
    const place = element.closest('label, fieldset, [role="radiogroup"]') ?? element;
    const { width, height } = place.getBoundingClientRect();
    return width > 0 && height > 0;
  };
  const isChosen = (element) => element.checked === true || element.getAttribute('aria-checked') === 'true';
  const look = () => {
    const answer = document.body && firstAnswer(document);
    if (answer && isDrawn(answer)) {
      found.visible ??= performance.now();
      if (answers && !isChosen(answer)) {
        answer.click();
        found.answered = performance.now();
      }
    }
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
  globalThis.watched = () => {
    const answer = firstAnswer(document);
    const stands = found.visible !== undefined && (!answers || (answer !== undefined && isChosen(answer)));
    const taken = typeof globalThis.answers === 'function' ? globalThis.answers() : undefined;
    return { ...found, stands, ...(taken === undefined ? {} : { registered: String(taken?.content ?? '') !== '' }) };
  };
}

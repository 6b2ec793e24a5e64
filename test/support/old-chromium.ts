import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';

interface Reply {
  readonly id?: number;
  readonly method?: string;
  readonly params?: unknown;
  readonly sessionId?: string;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

const SWITCHES = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--remote-debugging-pipe',
  // What an old one asks of a new kernel otherwise ends it.
  '--single-process',
  '--no-zygote',
];

/** A Chromium of years ago, by the few words of its protocol that have stayed the same: today's drivers speak to none of them. */
export class OldChromium {
  readonly #process: ChildProcess;
  readonly #profile: string;
  readonly #waiting = new Map<number, (reply: Reply) => void>();
  /** What pages have said on their consoles, and what broke in them. */
  readonly complaints: string[] = [];
  #rest = '';
  #sent = 0;

  private constructor(process: ChildProcess, profile: string) {
    this.#process = process;
    this.#profile = profile;
    (process.stdio[4] as Readable).setEncoding('utf8').on('data', (text: string) => {
      this.#hear(text);
    });
  }

  static async launch(path: string): Promise<OldChromium> {
    const profile = await mkdtemp(join(tmpdir(), 'callside-old-chromium-'));
    const child = spawn(path, [...SWITCHES, `--user-data-dir=${profile}`, 'about:blank'], {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
    });
    return new OldChromium(child, profile);
  }

  async version(): Promise<string> {
    const { product } = (await this.#ask('Browser.getVersion')) as { readonly product: string };
    return product;
  }

  async newPage(): Promise<OldPage> {
    const { targetId } = (await this.#ask('Target.createTarget', { url: 'about:blank' })) as { targetId: string };
    const { sessionId } = (await this.#ask('Target.attachToTarget', { targetId, flatten: true })) as {
      sessionId: string;
    };
    const page = new OldPage((method, params) => this.#ask(method, params, sessionId));
    await page.start();
    return page;
  }

  async close(): Promise<void> {
    const ended = once(this.#process, 'exit');
    this.#process.kill('SIGKILL');
    await ended;
    await rm(this.#profile, { recursive: true, force: true });
  }

  #ask(method: string, params: object = {}, sessionId?: string): Promise<unknown> {
    const id = ++this.#sent;
    const asking = new Promise<unknown>((resolve, reject) => {
      this.#waiting.set(id, ({ result, error }) => {
        if (error === undefined) resolve(result);
        else reject(new Error(`${method}: ${error.message}`));
      });
    });
    (this.#process.stdio[3] as Writable).write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
    return asking;
  }

  #hear(text: string): void {
    const [first = '', ...others] = text.split('\0');
    const all = [this.#rest + first, ...others];
    this.#rest = all.pop() ?? '';
    for (const each of all) {
      const reply = JSON.parse(each) as Reply;
      if (reply.id !== undefined) this.#waiting.get(reply.id)?.(reply);
      else if (reply.method === 'Runtime.exceptionThrown' || reply.method === 'Runtime.consoleAPICalled')
        this.complaints.push(JSON.stringify(reply.params));
    }
  }
}

/** One page of it. */
export class OldPage {
  readonly #ask: (method: string, params?: object) => Promise<unknown>;

  constructor(ask: (method: string, params?: object) => Promise<unknown>) {
    this.#ask = ask;
  }

  async start(): Promise<void> {
    for (const domain of ['Page', 'Runtime', 'Network']) await this.#ask(`${domain}.enable`);
  }

  async goto(url: string): Promise<void> {
    await this.#ask('Page.navigate', { url });
  }

  async setOffline(offline: boolean): Promise<void> {
    const none = { latency: 0, downloadThroughput: -1, uploadThroughput: -1 };
    await this.#ask('Network.emulateNetworkConditions', { offline, ...none });
  }

  /** Runs a script in the page, in the words of its year, and gives what it comes to. */
  async evaluate<T>(expression: string): Promise<T> {
    const answer = (await this.#ask('Runtime.evaluate', { expression, returnByValue: true, awaitPromise: true })) as {
      readonly result: { readonly value?: T };
      readonly exceptionDetails?: { readonly text: string; readonly exception?: { readonly description?: string } };
    };
    const { exceptionDetails } = answer;
    if (exceptionDetails !== undefined)
      throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return answer.result.value as T;
  }
}

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type {} from '@callside/call-script/define.js';
import type { CallScriptDefinition } from '@callside/core';
import { expect } from 'chai';
import { story } from './story.js';
import { until } from './until.js';

const SAY = 'callside-call-script >>> .say';

/** Other words at every step, and a step more after the greeting. */
function nextVersion(script: CallScriptDefinition): CallScriptDefinition {
  const [greet, ...steps] = script.steps.map((step) => ({ ...step, say: `Version two says ${step.id}.` }));
  if (greet === undefined) throw new Error('There is no step.');
  const news = { id: 'news', stage: greet.stage, say: 'Version two has news.', next: 'verify' };
  return { ...script, version: script.version + 1, steps: [{ ...greet, next: 'news' }, news, ...steps] };
}

/** A script that is published while a call runs. Each step stands on the one before. */
story('a new version of a script', (scene) => {
  let folder: string;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'callside-definitions-'));
  });

  after(() => rm(folder, { recursive: true, force: true }));

  it('is published while a call runs', async () => {
    await scene.crm.ring();
    await scene.crm.goOn();
    await scene.crm.seesStep('verify');
    const script = await scene.crm.page.evaluate(() => document.querySelector('callside-call-script')?.definition);
    if (script === undefined) throw new Error('The panel has no script.');
    await writeFile(join(folder, 'script.json'), JSON.stringify(nextVersion(script)));
    await scene.server.restart({ CALLSIDE_DEFINITIONS: folder });
  });

  it('is not led by where the page hears of it during the call', async () => {
    await scene.crm.page.evaluate(async () => {
      const panel = document.querySelector('callside-call-script');
      const { token } = (await (await fetch('/crm/session/1001')).json()) as { token: string };
      const headers = { authorization: `Bearer ${token}` };
      const response = await fetch('/v1/definitions/call-script/hillside-repair', { headers });
      if (panel !== null) panel.definition = (await response.json()) as CallScriptDefinition;
    });
    expect(await version()).to.equal(2);
    await scene.crm.sees(SAY, /I will gladly see to it/);
    await scene.crm.answer('match');
    await scene.crm.seesStep('understand');
    await scene.crm.sees(SAY, /Please tell me what has happened/);
  });

  it('is not led by after a reload either: neither its words nor its steps', async () => {
    await scene.crm.page.reload();
    await scene.crm.seesStep('understand');
    await until('the page has the new version', async () => (await version()) === 2);
    await scene.crm.sees(SAY, /Please tell me what has happened/);
    await goBack();
    await scene.crm.seesStep('verify');
    await goBack();
    await scene.crm.seesStep('greet');
    await scene.crm.sees(SAY, /What can I do for you/);
    await scene.crm.goOn();
    await scene.crm.seesStep('verify');
    await scene.crm.sees(SAY, /I will gladly see to it/);
  });

  it('leaves the record with the version that led the call', async () => {
    await scene.crm.press('#hang-up');
    await scene.crm.saveRecord();
    await scene.crm.sees('callside-call-script >>> .panel', /The call record is saved/);
    expect(await scriptsOfCalls()).to.deep.equal([{ id: 'hillside-repair', version: 1 }]);
  });

  it('leads the next call, by its own words and steps', async () => {
    await scene.crm.ring();
    await scene.crm.sees(SAY, /Version two says greet\./);
    await scene.crm.goOn();
    await scene.crm.seesStep('news');
    await scene.crm.goOn();
    await scene.crm.seesStep('verify');
    await scene.crm.sees(SAY, /Version two says verify\./);
    await scene.crm.press('#hang-up');
    await scene.crm.saveRecord();
    await scene.crm.sees('callside-call-script >>> .panel', /The call record is saved/);
    expect(await scriptsOfCalls()).to.have.deep.members([
      { id: 'hillside-repair', version: 1 },
      { id: 'hillside-repair', version: 2 },
    ]);
  });

  it('is on the server with each call as it was led', async () => {
    const calls = await until('both calls have arrived', async () => {
      const found = (await scene.crm.pulled('1001')).filter(({ doc }) => doc.state === 'closed');
      return found.length === 2 && found;
    });
    expect(calls.map(({ doc }) => (doc.script as { version: number }).version).sort()).to.deep.equal([1, 2]);
  });

  function goBack(): Promise<void> {
    return scene.crm.page.evaluate(() => document.querySelector('callside-call-script')?.back());
  }

  function version(): Promise<number | undefined> {
    return scene.crm.page.evaluate(() => document.querySelector('callside-call-script')?.definition?.version);
  }

  async function scriptsOfCalls(): Promise<unknown[]> {
    const records = await scene.crm.stored('entities');
    return records.filter(({ type }) => type === 'call').map(({ doc }) => (doc as { script: unknown }).script);
  }
});

import type { CallScriptDefinition, QuickGuideDefinition } from '@callside/core';
import type {} from '@callside/call-script/define-cards.js';
import type {} from '@callside/call-script/define-contact-import.js';
import type {} from '@callside/call-script/define-outbound-list.js';
import { expect } from 'chai';
import { story } from './story.js';

const LIST = 'callside-outbound-list';
const PANEL = '#outbound callside-call-script';

/** Markup that would run, names that objects have from nature, and a sign that turns the direction of what follows. */
const MARKUP = '<img src=x onerror=alert(1)><script>alert(2)</script>';
const NAMES = '{{__proto__}} {{constructor.name}} {{customer.__proto__.x}}';
const TURN = '\u202e';
const HOSTILE = `${MARKUP}${TURN}${NAMES}`;

const HEAD = { id: 'hostile', version: 1, status: 'published', title: HOSTILE } as const;

const SCRIPT: CallScriptDefinition = {
  ...HEAD,
  kind: 'call-script',
  start: 'first',
  variables: [{ id: 'promised', type: 'text', title: HOSTILE, input: true }],
  stages: [{ id: 'all', title: HOSTILE }],
  steps: [
    {
      id: 'first',
      stage: 'all',
      say: `${MARKUP} ${NAMES} {{customer.name}} / {{fields.promised}} end`,
      never: HOSTILE,
      answers: [{ id: 'yes', label: HOSTILE, next: 'first' }],
      fields: [{ id: 'note', type: 'text', label: HOSTILE, help: HOSTILE }],
      actions: [{ id: 'act', type: 'act', label: HOSTILE }],
      next: 'first',
    },
  ],
  sidetrips: [{ id: 'trip', key: 't', title: HOSTILE, start: 'first' }],
};

const GUIDE: QuickGuideDefinition = {
  ...HEAD,
  kind: 'quick-guide',
  entries: [
    {
      id: 'card',
      topic: 'manner',
      title: HOSTILE,
      situation: HOSTILE,
      say: `${HOSTILE} {{customer.name}}`,
      never: HOSTILE,
      instructions: [HOSTILE],
      cautions: [HOSTILE],
      keywords: ['hostile'],
    },
  ],
};

const ARTICLES = [{ id: 'a', title: `hostile ${HOSTILE}`, text: HOSTILE, url: 'javascript:alert(3)' }];

/** Texts of authors, customers and files that want to be more than text. */
story('hostile words', (scene) => {
  const dialogs: string[] = [];

  before(async () => {
    scene.crm.page.on('dialog', (dialog) => {
      dialogs.push(dialog.message());
      void dialog.dismiss();
    });
    await scene.crm.showTab('outbound');
    await scene.crm.page.evaluate(
      (definition, guide, articles) => {
        const panel = document.querySelector<HTMLElementTagNameMap['callside-call-script']>(
          '#outbound callside-call-script',
        );
        const cards = document.querySelector('callside-side-cards');
        if (panel === null || cards === null) throw new Error('The page is another one.');
        panel.definition = definition;
        panel.after(cards);
        Object.assign(cards, { guides: [guide], articles });
      },
      SCRIPT,
      GUIDE,
      ARTICLES,
    );
  });

  it('of a file are text in the calling list', async () => {
    const quoted = `"${MARKUP}${TURN}{{__proto__}}"`;
    const csv = `Name,Phone,Ticket,Promised,Time zone\n${quoted},13800000001,${quoted},${quoted},${noon()}\n`;
    await scene.crm.page.evaluate(
      (text) => document.querySelector('callside-contact-import')?.take(new File([text], 'list.csv')),
      csv,
    );
    await scene.crm.press('callside-contact-import >>> [data-import]');
    await scene.crm.sees(`${LIST} >>> .next`, literally(MARKUP));
    await scene.crm.press(`${LIST} >>> [data-dial]`);
    await scene.crm.press('#answer');
  });

  it('of a script, a customer and a variable are text in the panel', async () => {
    const said = await scene.crm.sees(`${PANEL} >>> .say`, /end$/);
    expect(said.split(MARKUP)).to.have.length(4);
    expect(said).not.to.include('{{customer.name}}').and.not.to.include('[object');
    await scene.crm.sees(`${PANEL} >>> [data-answer]`, literally(MARKUP));
    await scene.crm.sees(`${PANEL} >>> .never`, literally(MARKUP));
  });

  it('turn no words around them', async () => {
    const kinds = await scene.crm.page.$$eval(`${PANEL} >>> .filled`, (values) =>
      values.map((value) => getComputedStyle(value).unicodeBidi),
    );
    expect(kinds).to.deep.equal(['isolate', 'isolate']);
  });

  it('are text on the cards, and in what is found', async () => {
    await scene.crm.page.evaluate(() => {
      const cards = document.querySelector('callside-side-cards');
      const panel = document.querySelector<HTMLElementTagNameMap['callside-call-script']>(
        '#outbound callside-call-script',
      );
      if (cards !== null) cards.call = panel?.call;
    });
    await scene.crm.press('callside-side-cards >>> summary');
    await scene.crm.sees('callside-side-cards >>> .say', literally(MARKUP));
    await scene.crm.press('callside-side-cards >>> #tab-search');
    await scene.crm.page.locator('callside-side-cards >>> .search').fill('hostile');
    await scene.crm.sees('callside-side-cards >>> .result', literally('<img'));
    await scene.crm.press('callside-side-cards >>> .result');
    await scene.crm.sees('callside-side-cards >>> h3', literally('<img'));
    expect(await scene.crm.page.$$('callside-side-cards >>> a')).to.deep.equal([]);
  });

  it('have become no element and run nothing', async () => {
    for (const tag of ['img', 'script'])
      for (const host of [LIST, PANEL, 'callside-side-cards', 'callside-contact-import'])
        expect(await scene.crm.page.$$(`${host} >>> ${tag}`), `${tag} in ${host}`).to.deep.equal([]);
    expect(dialogs).to.deep.equal([]);
    expect(scene.crm.complaints).to.deep.equal([]);
  });
});

function literally(text: string): RegExp {
  return new RegExp(text.replaceAll(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`));
}

/** A zone whose clocks stand near noon now. */
function noon(): string {
  const ahead = ((13 - new Date().getUTCHours() + 36) % 24) - 12;
  return ahead === 0 ? 'Etc/GMT' : `Etc/GMT${ahead > 0 ? '-' : '+'}${String(Math.abs(ahead))}`;
}

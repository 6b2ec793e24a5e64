import '@callside/call-script/define-cards.js';
import type { ArticleOpenedEvent, CardOpenedEvent, KnowledgeGapEvent, SideCards } from '@callside/call-script/cards.js';
import {
  createCatalog,
  createLocalCall,
  findRecords,
  startRun,
  type CommandContext,
  type KnowledgeArticle,
} from '@callside/core';
import {
  callCentreRoles,
  escalationGuide,
  frequentProblemsGuide,
  mannerTacticsGuide,
  objectionsGuide,
  repairCallScript,
} from '@callside/playbooks';
import { expect, oneEvent } from '@open-wc/testing';
import { eventually, same } from '../harness/eventually.js';
import { SideCardsHarness } from '../harness/side-cards-harness.js';
import { describeElement } from '../suites/element.suite.js';
import { ARTICLES } from '../support/knowledge.js';
import { reportedDuring } from '../support/reported.js';
import { OFFLINE, openWidgetDesk } from '../support/widget-desk.js';
import { showElement, type PageOptions } from '../support/widget-page.js';

const GUIDES = [mannerTacticsGuide, objectionsGuide, frequentProblemsGuide, escalationGuide];

async function show(properties: Partial<SideCards> = {}, page: PageOptions = {}): Promise<SideCardsHarness> {
  const given = { guides: GUIDES, articles: ARTICLES, ...properties };
  return new SideCardsHarness(await showElement('callside-side-cards', given, page));
}

/** The element with its search open and ready. */
async function showSearch(properties: Partial<SideCards> = {}, page: PageOptions = {}): Promise<SideCardsHarness> {
  const cards = await show(properties, page);
  await cards.choose('search');
  await cards.search('vpn');
  await cards.seesReady();
  return cards;
}

const about = (problemType: string) => createLocalCall({ values: { problemType } });

describeElement({
  tag: 'callside-side-cards',
  properties: () => ({ guides: GUIDES, articles: ARTICLES }),
  shows: { en: 'Threatening', 'zh-CN': '威胁型' },
  textOf: (element) => new SideCardsHarness(element).text,
  defineAgain: () => import('@callside/call-script/define-cards.js'),
});

describe('<callside-side-cards> and its cards', () => {
  it('shows the seven manners first', async () => {
    const cards = await show();
    expect(cards.selectedTab).to.equal('manner');
    expect(cards.cards).to.have.length(7);
  });

  it('has tabs only for what there is', async () => {
    const cards = await show({ guides: [frequentProblemsGuide] });
    expect(cards.tabs).to.deep.equal(['problem', 'search']);
  });

  it('says so when there is nothing', async () => {
    const cards = await show({ guides: [], articles: undefined });
    await cards.sees('There are no cards yet.');
  });

  it('begins with the tab and the card that fit the call', async () => {
    const cards = await show({ call: about('late') });
    expect(cards.selectedTab).to.equal('problem');
    expect(cards.cards[0]).to.equal('delivery');
    expect(cards.card('delivery')).to.include('Fits this call').and.to.include('4–6 min');
  });

  it('puts first what fits as soon as the call turns', async () => {
    const call = about('late');
    const cards = await show({ call });
    call.setValue('problemType', 'invoice');
    await eventually(() => same('the first card', cards.cards[0], 'billing'));
  });

  it('moves nothing under the agent who is in it', async () => {
    const call = about('late');
    const cards = await show({ call });
    const before = cards.cards;
    cards.focusCard('complaint');
    call.setValue('problemType', 'invoice');
    await eventually(() => same('the fit', cards.card('billing').includes('Fits this call'), true));
    expect(cards.cards).to.deep.equal(before);
    await cards.seesFocus('summary');
  });

  it('keeps a card open when the order changes', async () => {
    const call = about('late');
    const cards = await show({ call });
    await cards.turn('billing');
    call.setValue('problemType', 'invoice');
    await eventually(() => same('the first card', cards.cards[0], 'billing'));
    expect(cards.has('[data-card$="/billing"][open]')).to.equal(true);
  });

  it('tells the host which card was opened', async () => {
    const cards = await show();
    const event = oneEvent(cards.element, 'callside-card-opened') as Promise<CardOpenedEvent>;
    await cards.turn('silent');
    expect(await event).to.include({ card: 'manner-tactics/silent', topic: 'manner' });
  });

  it('fills the words to say from the call, and masks what the role may not see', async () => {
    const [first] = mannerTacticsGuide.entries;
    const guide = { ...mannerTacticsGuide, entries: [{ ...first!, say: '{{customer.phone}}, {{fields.place}}' }] };
    const call = createLocalCall({ scope: { customer: { phone: '13800001234' }, agent: { roles: ['agent'] } } });
    const cards = await show({ guides: [guide], call });
    expect(cards.card('threatening')).to.include('13800001234, ');
    cards.element.catalog = createCatalog([callCentreRoles]);
    await eventually(() => same('the mask', cards.card('threatening').includes('138••••1234'), true));
    expect(cards.card('threatening')).not.to.include('13800001234');
  });

  it('leaves out a guide with errors, and says so', async () => {
    const cards = await show({ guides: [mannerTacticsGuide, { ...objectionsGuide, entries: [] }] });
    await cards.sees('Guides with errors, left out: 1.');
    expect(cards.tabs).to.deep.equal(['manner', 'search']);
  });

  it('shows hostile text as text', async () => {
    const attack = '<img src=x onerror=alert(1)>';
    const [first] = mannerTacticsGuide.entries;
    const cards = await show({ guides: [{ ...mannerTacticsGuide, entries: [{ ...first!, title: attack }] }] });
    await cards.sees(attack);
    expect(cards.has('img')).to.equal(false);
  });
});

describe('<callside-side-cards> and its search', () => {
  it('finds articles by the beginning of a word, the own language first', async () => {
    const cards = await showSearch();
    await cards.seesResults('VPN login fails', 'VPN 登录失败', '电子发票怎么开');
  });

  it('finds Chinese in the middle of a text, and marks it', async () => {
    const cards = await showSearch({}, { lang: 'zh-CN' });
    await cards.search('重置密码');
    await cards.seesResults('VPN 登录失败');
    expect(cards.marked('.excerpt')).to.deep.equal(['重置密码']);
  });

  it('finds by a single sign, wherever it stands', async () => {
    const cards = await showSearch({}, { lang: 'zh-CN' });
    for (const sign of ['登', '败']) {
      await cards.search(sign);
      await eventually(() => same(`found by ${sign}`, cards.results.includes('VPN 登录失败'), true));
    }
  });

  it('finds cards beside articles, in any language', async () => {
    const cards = await showSearch();
    await cards.search('律师');
    await cards.seesResults('Threatening');
  });

  it('finds only what has all the words', async () => {
    const cards = await showSearch();
    await cards.search('vpn rescue');
    await cards.seesStatus('Nothing has all of these words.');
  });

  it('does not find what has expired', async () => {
    const cards = await showSearch();
    await cards.search('prices of last year');
    await cards.seesStatus('Nothing has all of these words.');
  });

  it('asks the host for its articles only when somebody searches', async () => {
    let asked = 0;
    const articles = () => {
      asked++;
      return Promise.resolve(ARTICLES);
    };
    const cards = await show({ articles });
    expect(asked).to.equal(0);
    await cards.choose('search');
    await cards.search('lift');
    await cards.seesResults('Lift stands still');
    expect(asked).to.equal(1);
  });

  it('finds the cards while the articles cannot be had, and tries again when asked', async () => {
    let isOffline = true;
    const articles = () => (isOffline ? Promise.reject(new Error('offline')) : Promise.resolve(ARTICLES));
    const cards = await show({ articles });
    const reported = await reportedDuring(async () => {
      await cards.choose('search');
      await cards.sees('The articles could not be loaded.');
    });
    expect(reported.map(String)).to.deep.equal(['Error: offline']);
    await cards.search('lawyer');
    await cards.seesResults('Threatening');
    isOffline = false;
    await cards.click('retry');
    await cards.search('portal');
    await cards.seesResults('VPN login fails');
  });

  it('takes other articles as they come', async () => {
    const cards = await showSearch();
    cards.element.articles = [{ id: 'new', title: 'VPN anew', text: '' }];
    await cards.seesResults('VPN anew');
  });

  it('passes over what is no article, and the second of two with one id', async () => {
    const odd = [null, { id: 1 }, { id: 'a', title: 'VPN one', text: '' }, { id: 'a', title: 'VPN two', text: '' }];
    const cards = await showSearch({ articles: odd as unknown as KnowledgeArticle[] });
    await cards.seesResults('VPN one');
  });

  it('opens an article in place, and comes back to where it was', async () => {
    const cards = await showSearch();
    const event = oneEvent(cards.element, 'callside-article-opened') as Promise<ArticleOpenedEvent>;
    await cards.openResult('VPN login fails');
    expect((await event).article.id).to.equal('vpn');
    await cards.seesOpened('VPN login fails');
    await cards.sees('Reviewed Oct 3, 2026');
    await cards.seesFocus('h3');
    await cards.goBack();
    await cards.seesFocus('[data-key="article:vpn"]');
  });

  it('leads only to addresses of the web', async () => {
    const text = 'VPN';
    const articles = [
      { id: 'good', title: 'VPN good', text, url: 'https://kb.example.com/a' },
      { id: 'bad', title: 'VPN bad', text, url: 'javascript://x%0Aalert(1)' },
    ];
    const cards = await showSearch({ articles });
    await cards.openResult('VPN good');
    expect(cards.href('a')).to.equal('https://kb.example.com/a');
    await cards.goBack();
    await cards.openResult('VPN bad');
    expect(cards.has('a')).to.equal(false);
  });

  it('shows hostile articles as text', async () => {
    const attack = '<img src=x onerror=alert(1)>';
    const cards = await showSearch({ articles: [{ id: 'x', title: `VPN ${attack}`, text: attack }] });
    await cards.openResult(`VPN ${attack}`);
    expect(cards.has('img')).to.equal(false);
  });

  it('does not search for what an input method has not finished', async () => {
    const cards = await showSearch();
    const input = cards.element.renderRoot.querySelector<HTMLInputElement>('.search')!;
    input.value = 'vpn deng';
    input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true, isComposing: true }));
    await cards.element.updateComplete;
    expect(cards.results).to.have.length(3);
  });
});

describe('<callside-side-cards> and a question that nothing answers', () => {
  const QUESTION = 'Do you deliver to Hainan?';

  it('is stored with its place in the call, without network too', async () => {
    const { openCall, desk } = await openWidgetDesk({ failure: OFFLINE });
    const call = openCall();
    await call.stored;
    call.setRun(startRun(repairCallScript, { now: 0 }).run);
    const cards = await showSearch({ call });
    const event = oneEvent(cards.element, 'callside-knowledge-gap') as Promise<KnowledgeGapEvent>;
    await cards.startQuestion();
    await cards.recordQuestion(QUESTION);
    await cards.sees('Recorded on this device. It goes to the knowledge team by itself.');
    const where = { callId: call.callId, script: { id: 'repair', version: 1 }, step: 'greet' };
    expect((await event).stored).to.deep.include({ question: QUESTION, language: 'en', found: 3, ...where });
    expect(await desk.run(openGaps, undefined)).to.have.length(1);
  });

  it('goes to the host where no call stores it', async () => {
    const cards = await showSearch();
    const event = oneEvent(cards.element, 'callside-knowledge-gap') as Promise<KnowledgeGapEvent>;
    await cards.startQuestion();
    await cards.recordQuestion(QUESTION);
    expect((await event).gap).to.deep.equal({ question: QUESTION, language: 'en', found: 3 });
    await cards.sees('The question is passed on.');
  });

  it('begins with what was searched for', async () => {
    const cards = await showSearch();
    await cards.startQuestion();
    expect(cards.question).to.equal('vpn');
    await cards.seesFocus('#question');
  });

  it('has to ask something', async () => {
    const cards = await showSearch();
    await cards.startQuestion();
    await cards.recordQuestion(' ');
    await cards.sees('Fill this in.');
  });

  it('is given up without a trace', async () => {
    const cards = await showSearch();
    await cards.startQuestion();
    await cards.click('cancel');
    await cards.seesStatus('3 found');
  });

  it('stays on screen when it could not be stored', async () => {
    const call = {
      ...createLocalCall(),
      perform: () => Promise.reject(new Error('full')),
    };
    const cards = await showSearch({ call });
    await cards.startQuestion();
    await reportedDuring(async () => {
      await cards.recordQuestion(QUESTION);
      await cards.sees('The question could not be stored. Try again.');
    });
    expect(cards.question).to.equal(QUESTION);
  });
});

describe('<callside-side-cards> by keyboard', () => {
  it('goes to the search at /, and the host does not hear of it', async () => {
    const cards = await show();
    cards.focusCard('silent');
    expect(cards.key('/')).to.equal(false);
    await cards.seesFocus('.search');
  });

  it('leaves / to the host while the focus is elsewhere', async () => {
    const cards = await show();
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: '/', bubbles: true }));
    await cards.element.updateComplete;
    expect(cards.selectedTab).to.equal('manner');
  });

  it('types / in the search', async () => {
    const cards = await showSearch();
    cards.element.startSearch();
    await cards.seesFocus('.search');
    expect(cards.key('/')).to.equal(false);
    expect(cards.results).to.have.length(3);
  });

  it('goes from tab to tab by arrows', async () => {
    const cards = await show();
    await cards.choose('manner');
    cards.key('ArrowRight');
    await cards.seesFocus('#tab-objection');
    cards.key('ArrowLeft');
    await cards.seesFocus('#tab-manner');
    cards.key('ArrowLeft');
    await cards.seesFocus('#tab-search');
  });

  it('goes from the search to what it has found, and back', async () => {
    const cards = await showSearch();
    cards.element.startSearch();
    await cards.seesFocus('.search');
    cards.key('ArrowDown');
    await cards.seesFocus('[data-key="article:vpn"]');
    cards.key('ArrowUp');
    await cards.seesFocus('.search');
  });

  it('goes back by Escape: out of the article, then out of the query, then it is the host’s', async () => {
    const cards = await showSearch();
    await cards.openResult('VPN login fails');
    await cards.seesFocus('h3');
    expect(cards.key('Escape')).to.equal(false);
    await cards.seesFocus('.result');
    expect(cards.key('Escape')).to.equal(false);
    await eventually(() => same('the results', cards.results, []));
    cards.element.startSearch();
    await cards.seesFocus('.search');
    expect(cards.key('Escape')).to.equal(true);
  });

  it('keeps what is typed from the host', async () => {
    const cards = await showSearch();
    cards.element.startSearch();
    await cards.seesFocus('.search');
    expect([cards.key('s'), cards.key('Enter')]).to.deep.equal([false, false]);
    expect(cards.key('k', { ctrlKey: true })).to.equal(true);
  });

  it('leaves the keys to an input method while it composes', async () => {
    const cards = await showSearch();
    await cards.openResult('VPN login fails');
    await cards.seesFocus('h3');
    cards.key('Escape', { isComposing: true });
    await cards.seesOpened('VPN login fails');
  });

  it('does not take the focus by itself', async () => {
    const cards = await show({ call: about('late') });
    expect(cards.hasFocus).to.equal(false);
  });
});

for (const lang of ['en', 'zh-CN'] as const)
  for (const theme of ['light', 'dark'] as const)
    for (const width of [300, 500, 1280])
      describe(`<callside-side-cards> in ${lang}, ${theme}, at ${String(width)} px`, () => {
        it('is accessible with a card open and cuts nothing off', async () => {
          const cards = await show({ call: about('late') }, { lang, theme, width });
          await cards.turn('delivery');
          await expect(cards.element).to.be.accessible();
          expect(cards.overflowing).to.deep.equal([]);
        });

        it('is accessible with results, and with one of them open', async () => {
          const cards = await showSearch({}, { lang, theme, width });
          await expect(cards.element).to.be.accessible();
          expect(cards.overflowing).to.deep.equal([]);
          await cards.openResult('VPN login fails');
          await expect(cards.element).to.be.accessible();
        });
      });

async function openGaps({ store }: CommandContext) {
  const { records } = await findRecords(store, 'knowledge-gap', { where: { state: 'open' } });
  return records;
}

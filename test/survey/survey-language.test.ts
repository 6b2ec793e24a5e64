import type { UpdatingHost } from '@callside/ui';
import { addSurveyLanguage, SURVEY_STRINGS } from '@callside/survey';
import { expect } from '@open-wc/testing';
import { html, type ReactiveController } from 'lit';
import { languages, wordsFor } from '../../packages/survey/src/languages.js';
import { isWordless, SurveyLanguage, wordFiles } from '../../packages/survey/src/survey-language.at-need.js';
import { place } from '../support/place.js';
import { reportedDuring } from '../support/reported.js';

/** As a survey in the self-contained file: what it would draw is its language, and the words that this gives. */
class SpeakingProbe extends HTMLElement implements UpdatingHost {
  readonly said: string[] = [];
  readonly #speech: SurveyLanguage;
  #controller: ReactiveController | undefined;

  constructor() {
    super();
    this.#speech = new SurveyLanguage(this);
  }

  get language(): string {
    return this.#speech.language;
  }

  addController(controller: ReactiveController): void {
    this.#controller = controller;
  }

  requestUpdate(): void {
    if (!isWordless(this.language)) this.said.push(`${this.language}: ${wordsFor(this.language).next}`);
  }

  connectedCallback(): void {
    this.#controller?.hostConnected?.();
  }

  disconnectedCallback(): void {
    this.#controller?.hostDisconnected?.();
  }
}

customElements.define('speaking-probe', SpeakingProbe);

const { en, 'zh-CN': simplified, 'zh-TW': traditional } = SURVEY_STRINGS;
const FILES = { ...wordFiles };

/** The language that is said, and how “next” is said in it. */
const SIMPLIFIED = `zh-CN: ${simplified.next}`;
const ENGLISH = `en: ${en.next}`;

/** In the order in which the files were asked for; each comes, or does not, when the test says so. */
let asked: { readonly tag: string; readonly arrive: () => void; readonly fail: (error: Error) => void }[];

function show(...tags: readonly string[]): { page: HTMLElement; probes: readonly SpeakingProbe[] } {
  const page = place(html`<div>${tags.map((tag) => html`<speaking-probe lang=${tag}></speaking-probe>`)}</div>`);
  return { page, probes: [...page.querySelectorAll<SpeakingProbe>('speaking-probe')] };
}

const tagsAsked = (): readonly string[] => asked.map(({ tag }) => tag);
const saidBy = ({ probes: [probe] }: ReturnType<typeof show>): readonly string[] => probe?.said ?? [];

/** Until all that was resolved is told, and lets changes of `lang` be seen. */
const aTurn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

describe('SurveyLanguage of the self-contained file', () => {
  beforeEach(() => {
    asked = [];
    for (const tag of ['zh-CN', 'zh-TW'] as const) {
      languages[tag] = undefined;
      wordFiles[tag] = () =>
        new Promise((resolve, reject) => {
          const arrive = (): void => {
            resolve({ words: SURVEY_STRINGS[tag] });
          };
          asked.push({ tag, arrive, fail: reject });
        });
    }
  });

  afterEach(async () => {
    for (const { arrive } of asked) arrive();
    await aTurn();
    Object.assign(languages, SURVEY_STRINGS);
    Object.assign(wordFiles, FILES);
  });

  it('speaks English at once, and loads nothing for it', () => {
    const shown = show('en-GB');
    expect(saidBy(shown)).to.deep.equal([`en-GB: ${en.next}`]);
    expect(asked).to.deep.equal([]);
  });

  for (const tag of ['de', '', 'x-klingon'])
    it(`says at once in English what it cannot say in “${tag}”, and loads nothing`, () => {
      const shown = show(tag);
      expect(saidBy(shown)).to.deep.equal([`${tag}: ${en.next}`]);
      expect(asked).to.deep.equal([]);
    });

  for (const [tag, file] of [
    ['zh-CN', 'zh-CN'],
    ['zh', 'zh-CN'],
    ['zh-Hans-SG', 'zh-CN'],
    ['ZH-tw', 'zh-TW'],
    ['zh-HK', 'zh-TW'],
    ['zh-Hant', 'zh-TW'],
  ] as const)
    it(`says nothing in ${tag} before the words of ${file} are here`, async () => {
      const shown = show(tag);
      await aTurn();
      expect(saidBy(shown)).to.deep.equal([]);
      expect(tagsAsked()).to.deep.equal([file]);
      asked[0]?.arrive();
      await aTurn();
      expect(saidBy(shown)).to.deep.equal([`${tag}: ${SURVEY_STRINGS[file].next}`]);
    });

  it('loads a file once for all surveys of the page, and never again', async () => {
    const { probes } = show('zh-CN', 'zh-SG', 'zh-CN');
    await aTurn();
    asked[0]?.arrive();
    await aTurn();
    expect(probes.map(({ said }) => said.length)).to.deep.equal([1, 1, 1]);
    show('zh-CN');
    await aTurn();
    expect(tagsAsked()).to.deep.equal(['zh-CN']);
  });

  it('goes on in the language before until the words of the next are here', async () => {
    const shown = show('en');
    await aTurn();
    shown.probes[0]!.lang = 'zh-CN';
    await aTurn();
    shown.probes[0]!.requestUpdate();
    expect(new Set(saidBy(shown))).to.deep.equal(new Set([ENGLISH]));
    asked[0]?.arrive();
    await aTurn();
    expect(saidBy(shown).at(-1)).to.equal(SIMPLIFIED);
  });

  it('speaks the language that was wanted last, whichever words come first', async () => {
    const shown = show('zh-CN');
    shown.probes[0]!.lang = 'zh-TW';
    await aTurn();
    expect(tagsAsked()).to.deep.equal(['zh-CN', 'zh-TW']);
    asked[0]?.arrive();
    await aTurn();
    expect(saidBy(shown)).to.deep.equal([]);
    asked[1]?.arrive();
    await aTurn();
    expect(saidBy(shown)).to.deep.equal([`zh-TW: ${traditional.next}`]);
  });

  describe('where the words cannot be loaded', () => {
    let shown: ReturnType<typeof show>;
    let reported: readonly unknown[];

    beforeEach(async () => {
      reported = await reportedDuring(async () => {
        shown = show('zh-CN', 'zh-SG');
        await aTurn();
        asked[0]?.fail(new TypeError('No network.'));
        await aTurn();
      });
    });

    it('tells it once, and speaks English', () => {
      expect(reported.map(String)).to.deep.equal(['TypeError: No network.']);
      expect(shown.probes.map(({ said }) => said)).to.deep.equal([[`zh-CN: ${en.next}`], [`zh-SG: ${en.next}`]]);
    });

    it('does not load them again for what else changes', async () => {
      shown.page.lang = 'de';
      shown.probes[0]!.requestUpdate();
      await aTurn();
      expect(tagsAsked()).to.deep.equal(['zh-CN']);
    });

    it('loads them again when a language changes to theirs', async () => {
      shown.probes[0]!.lang = 'en';
      await aTurn();
      shown.probes[0]!.lang = 'zh-CN';
      await aTurn();
      asked[1]?.arrive();
      await aTurn();
      expect(saidBy(shown).at(-1)).to.equal(SIMPLIFIED);
      expect(tagsAsked()).to.deep.equal(['zh-CN', 'zh-CN']);
    });

    it('loads them again for the next survey', async () => {
      const next = show('zh-CN');
      await aTurn();
      asked[1]?.arrive();
      await aTurn();
      expect(saidBy(next)).to.deep.equal([SIMPLIFIED]);
    });
  });

  it('loads nothing for a language that the page has taught, and leaves that as it was taught', async () => {
    addSurveyLanguage('zh-CN', { next: '继续' });
    const shown = show('zh-CN');
    await aTurn();
    expect(saidBy(shown)).to.deep.equal(['zh-CN: 继续']);
    expect(asked).to.deep.equal([]);
    expect(wordsFor('zh-CN').back).to.equal(en.back);
  });

  it('loads nothing for what the page teaches in the turn that shows the survey', async () => {
    const shown = show('zh-CN');
    addSurveyLanguage('zh-CN', { next: '继续' });
    await aTurn();
    expect(saidBy(shown)).to.deep.equal(['zh-CN: 继续']);
    expect(asked).to.deep.equal([]);
  });

  it('does not overwrite what the page teaches while the file is on its way', async () => {
    const shown = show('zh-CN');
    await aTurn();
    addSurveyLanguage('zh-CN', { next: '继续' });
    asked[0]?.arrive();
    await aTurn();
    expect(saidBy(shown)).to.deep.equal(['zh-CN: 继续']);
  });

  for (const tag of ['zh-CN', 'zh-TW'] as const)
    it(`finds the words of ${tag} in their file`, async () => {
      expect((await FILES[tag]()).words).to.equal(SURVEY_STRINGS[tag]);
    });
});

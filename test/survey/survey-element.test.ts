import type { SurveyDefinition } from '@callside/core';
import { postCallSurvey } from '@callside/playbooks';
import { Survey } from '@callside/survey';
import { expect } from '@open-wc/testing';
import { noiseDuring } from '../support/widget-page.js';

let tags = 0;

/** A tag of its own for each test: how an element comes to its properties depends on when it is defined. */
function newTag(): string {
  tags += 1;
  return `survey-element-${String(tags)}`;
}

type SurveyTag = HTMLElement & Pick<Survey, 'definition' | 'linkState' | 'updateComplete'>;

/** No survey yet where nothing has defined its tag. */
function create(tag: string): SurveyTag {
  return document.createElement(tag) as SurveyTag;
}

function define(tag: string): void {
  customElements.define(tag, class extends Survey {});
}

const textOf = (element: HTMLElement): string => element.shadowRoot?.textContent ?? '';

describe('SurveyElement', () => {
  let tag: string;
  let element: SurveyTag;

  beforeEach(() => {
    tag = newTag();
    element = create(tag);
  });

  afterEach(() => {
    element.remove();
  });

  it('takes what the page has set before it knew the element', async () => {
    document.body.append(Object.assign(element, { definition: postCallSurvey }));
    define(tag);
    await element.updateComplete;
    expect(element.definition).to.equal(postCallSurvey);
    expect(textOf(element)).to.include('It takes less than a minute.');
  });

  it('draws nothing before it stands on a page, and then all at once', async () => {
    define(tag);
    element = create(tag);
    element.definition = postCallSurvey;
    await Promise.resolve();
    expect(textOf(element)).to.equal('');
    document.body.append(element);
    await element.updateComplete;
    expect(textOf(element)).to.include('It takes less than a minute.');
  });

  it('reads JSON from an attribute, and takes what is none for a broken definition', async () => {
    define(tag);
    document.body.append(element);
    customElements.upgrade(element);
    element.setAttribute('definition', JSON.stringify(postCallSurvey));
    await element.updateComplete;
    expect(textOf(element)).to.include('It takes less than a minute.');
    element.setAttribute('definition', '{');
    await element.updateComplete;
    expect(element.definition).to.equal(null);
    expect(textOf(element)).to.include('This survey cannot be shown.');
  });

  it('reads a text from an attribute of another name', async () => {
    define(tag);
    document.body.append(element);
    element.setAttribute('link-state', 'survey-link-expired');
    await element.updateComplete;
    expect(element.linkState).to.equal('survey-link-expired');
  });

  it('draws once for all that changed in one turn', async () => {
    let drawn = 0;
    class Counting extends Survey {
      protected override updated(): void {
        super.updated();
        drawn += 1;
      }
    }
    customElements.define(tag, Counting);
    document.body.append(element);
    await element.updateComplete;
    drawn = 0;
    Object.assign(element, { definition: postCallSurvey, seed: 'a' });
    await element.updateComplete;
    expect(drawn).to.equal(1);
  });

  it('goes on after an update that failed', async () => {
    define(tag);
    document.body.append(element);
    customElements.upgrade(element);
    const hostile = {
      get kind(): string {
        throw new TypeError('Not today.');
      },
    } as SurveyDefinition;
    element.definition = hostile;
    expect(await element.updateComplete.catch((error: unknown) => String(error))).to.equal('TypeError: Not today.');
    element.definition = postCallSurvey;
    await element.updateComplete;
    expect(textOf(element)).to.include('It takes less than a minute.');
  });

  it('is silent through all of it', async () => {
    const noise = await noiseDuring(async () => {
      define(tag);
      document.body.append(element);
      element.remove();
      document.body.append(element);
      await element.updateComplete;
    });
    expect(noise).to.deep.equal([]);
  });
});

import '@callside/survey/define.js';
import { expect } from '@open-wc/testing';
import * as fc from 'fast-check';
import * as lit from 'lit';
import { live } from 'lit/directives/live.js';
import * as small from '../../packages/survey/src/small-lit.js';
import { EVERY_QUESTION } from '../support/every-question.js';
import { showElement } from '../support/widget-page.js';

/** Both under the same names. */
interface Templates {
  readonly html: (strings: TemplateStringsArray, ...values: readonly unknown[]) => unknown;
  readonly render: (template: unknown, root: HTMLElement) => void;
  readonly live: (value: unknown) => unknown;
  readonly nothing: unknown;
}

const SMALL: Templates = small;
const LIT: Templates = {
  html: lit.html,
  render(template, root) {
    lit.render(template, root);
  },
  live,
  nothing: lit.nothing,
};

/** A plan that either can draw. */
type Drawing =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'nothing' | 'absent' }
  | { readonly kind: 'list'; readonly items: readonly Drawing[] }
  | { readonly kind: 'box'; readonly name: string; readonly isOn: boolean; readonly inner: Drawing }
  | { readonly kind: 'pair'; readonly one: Drawing; readonly other: Drawing }
  | { readonly kind: 'line'; readonly text: string; readonly isBare: boolean };

const hostile = fc.oneof(fc.string(), fc.constantFrom('<b>', '"x"', '${', 'lit$', '<!--', '-->', "' onclick='"));

const { drawing } = fc.letrec<{ drawing: Drawing }>((tie) => ({
  drawing: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    fc.record({ kind: fc.constant('text' as const), text: hostile }),
    fc.record({ kind: fc.constantFrom('nothing' as const, 'absent' as const) }),
    fc.record({ kind: fc.constant('line' as const), text: hostile, isBare: fc.boolean() }),
    fc.record({ kind: fc.constant('list' as const), items: fc.array(tie('drawing'), { maxLength: 4 }) }),
    fc.record({ kind: fc.constant('box' as const), name: hostile, isOn: fc.boolean(), inner: tie('drawing') }),
    fc.record({ kind: fc.constant('pair' as const), one: tie('drawing'), other: tie('drawing') }),
  ),
}));

function draw(templates: Templates, plan: Drawing): unknown {
  const { html, nothing, live: held } = templates;
  switch (plan.kind) {
    case 'text':
      return plan.text;
    case 'nothing':
      return nothing;
    case 'absent':
      return undefined;
    case 'list':
      return plan.items.map((item) => draw(templates, item));
    case 'box':
      return html`<section class="box ${plan.name}" id=${plan.name} ?hidden=${plan.isOn}>
        <p title="${plan.name} twice ${plan.isOn ? nothing : plan.name}">${draw(templates, plan.inner)}</p>
      </section>`;
    case 'pair':
      return html`${draw(templates, plan.one)}<i>${draw(templates, plan.other)}</i>`;
    case 'line':
      return html`<input name=${plan.isBare ? nothing : plan.text} .value=${held(plan.text)} /><svg viewBox="0 0 9 9">
          <path d=${plan.text} />
        </svg>`;
  }
}

/** What is on screen: markup without the marks of either, and what lines hold. */
function seen(root: HTMLElement): unknown {
  const marks = document.createTreeWalker(root, NodeFilter.SHOW_COMMENT);
  const copy = root.innerHTML;
  const comments: string[] = [];
  while (marks.nextNode() !== null) comments.push(`<!--${(marks.currentNode as Comment).data}-->`);
  return {
    markup: comments.reduce((text, comment) => text.replace(comment, ''), copy),
    lines: [...root.querySelectorAll('input')].map(({ value }) => value),
  };
}

const drawn = (templates: Templates, plans: readonly Drawing[]): unknown => {
  const root = document.createElement('div');
  for (const plan of plans) templates.render(draw(templates, plan), root);
  return seen(root);
};

describe('the small Lit of surveys', () => {
  it('is what surveys are drawn with here', async () => {
    const { renderRoot } = await showElement('callside-survey', { definition: EVERY_QUESTION });
    expect(renderRoot.querySelector('form')).to.not.equal(null);
    expect('_$litPart$' in renderRoot).to.equal(false);
  });

  it('shows what Lit shows, whatever was shown before', () => {
    fc.assert(
      fc.property(fc.array(drawing, { minLength: 1, maxLength: 4 }), (plans) => {
        expect(drawn(SMALL, plans)).to.deep.equal(drawn(LIT, plans));
      }),
    );
  });

  it('keeps elements that stay', () => {
    const root = document.createElement('div');
    const show = (names: readonly string[]): readonly Element[] => {
      SMALL.render(SMALL.html`<ul>${names.map((name) => SMALL.html`<li>${name}</li>`)}</ul>`, root);
      return [...root.querySelectorAll('li')];
    };
    const [first, second] = show(['one', 'two', 'three']);
    const after = show(['one', '2']);
    expect(after).to.deep.equal([first, second]);
    expect(root.textContent).to.equal('one2');
    expect(show(['one', '2', '3', '4'])).to.have.length(4);
  });

  it('leaves text that stays as it is, so that nothing is read out twice', () => {
    const root = document.createElement('div');
    const show = (text: string): void => {
      SMALL.render(SMALL.html`<p class=${'of ' + String(text.length)}>${text}</p>`, root);
    };
    show('Saved');
    const watch = new MutationObserver(() => undefined);
    watch.observe(root, { subtree: true, childList: true, characterData: true, attributes: true });
    show('Saved');
    expect(watch.takeRecords()).to.have.length(0);
    show('Kept.');
    expect(watch.takeRecords()).to.have.length(1);
    watch.disconnect();
  });

  it('sets a property that the page has changed meanwhile', () => {
    const root = document.createElement('div');
    const show = (): HTMLInputElement => {
      SMALL.render(SMALL.html`<input type="checkbox" .checked=${SMALL.live(false)} />`, root);
      const [tick] = root.querySelectorAll('input');
      if (tick === undefined) throw new Error('No tick on the page.');
      return tick;
    };
    show().checked = true;
    expect(show().checked).to.equal(false);
  });

  it('calls the listener that was given last, and none that was taken back', () => {
    const root = document.createElement('div');
    const heard: string[] = [];
    const show = (hear: (() => void) | undefined): void => {
      SMALL.render(SMALL.html`<button @click=${hear}>Go</button>`, root);
    };
    const press = (): void => root.querySelector('button')?.click();
    show(() => heard.push('one'));
    press();
    show(() => heard.push('two'));
    press();
    show(undefined);
    press();
    expect(heard).to.deep.equal(['one', 'two']);
  });

  it('takes nothing for a template that came as data', () => {
    const root = document.createElement('div');
    const forged = { _$litType$: 1, strings: Object.assign(['<b>x</b>'], { raw: ['<b>x</b>'] }), values: [] };
    SMALL.render(SMALL.html`<p>${JSON.parse(JSON.stringify(forged))}</p>`, root);
    expect(root.querySelector('b')).to.equal(null);
    expect(root.textContent).to.equal('[object Object]');
  });
});

import type { KeyInput } from 'puppeteer-core';
import { story } from './story.js';

/** A whole call without a mouse, as an agent with the phone at the ear takes it. */
story('a call by keyboard alone', (scene) => {
  it('takes the call', async () => {
    await tabTo('#ring');
    await keys('Enter');
    await tabTo('#answer');
    await keys('Enter');
    await scene.crm.seesStep('greet');
  });

  it('leads through the script by single keys, a side-trip included', async () => {
    await tabTo('callside-call-script [data-next]');
    await keys('Enter');
    await scene.crm.seesStep('verify');
    await keys('s');
    await scene.crm.seesStep('soothe');
    await keys('Enter');
    await scene.crm.seesStep('verify');
    await keys('1');
    await scene.crm.seesStep('understand');
    await tabTo('callside-call-script [name="description"]');
    await scene.crm.page.keyboard.type('Water 1 s under the sink');
    await scene.crm.seesStep('understand');
    await keys('Tab');
    await scene.crm.page.keyboard.type('Kitchen');
    await tabTo('callside-call-script [data-next]');
    await keys('Enter');
    await scene.crm.seesStep('confirm');
    await keys('1');
    await scene.crm.seesStep('classify');
  });

  it('fills and submits the ticket', async () => {
    await tabTo('callside-ticket-form [name="problemType"]');
    await keys('w');
    await scene.crm.seesValue('ticket-form', 'problemType', 'water');
    await tabTo('callside-ticket-form button.primary');
    await keys('Enter');
    await scene.crm.sees('callside-ticket-form >>> [data-number]', /^GD\d{11}$/);
  });

  it('ends the call and saves the record', async () => {
    await tabTo('#hang-up');
    await keys('Enter');
    await tabTo('callside-call-script callside-disposition');
    await keys('2');
    await keys('Tab');
    await tabTo('callside-call-script [data-save]');
    await keys('Enter');
    await scene.crm.sees('callside-call-script >>> .panel', /The call record is saved/);
  });

  async function keys(...pressed: KeyInput[]): Promise<void> {
    for (const key of pressed) await scene.crm.page.keyboard.press(key);
  }

  /** Presses Tab until what has the focus lies in the wanted place: a selector, and one more inside a widget. */
  async function tabTo(place: string): Promise<void> {
    const [outer = '', inner] = place.split(/ (.*)/);
    for (let step = 0; step < 80; step++) {
      if (await hasFocus(outer, inner)) return;
      await keys('Tab');
    }
    throw new Error(`Tab never comes to ${place}`);
  }

  function hasFocus(outer: string, inner: string | undefined): Promise<boolean> {
    return scene.crm.page.evaluate(
      (host, part) => {
        const element = document.activeElement;
        if (element?.matches(host) !== true) return false;
        return part === undefined || element.shadowRoot?.activeElement?.matches(part) === true;
      },
      outer,
      inner,
    );
  }
});

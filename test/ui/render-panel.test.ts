import { issue, type SaveState } from '@callside/core';
import { PANEL_STRINGS, renderBroken, renderSaveState } from '@callside/ui';
import { expect } from '@open-wc/testing';
import { place } from '../support/place.js';

const strings = PANEL_STRINGS.en;

function saveState(
  sync: Partial<NonNullable<SaveState['sync']>> | undefined,
  storage: SaveState['storage'] = 'idb',
): SaveState {
  return { storage, sync: sync && { state: 'idle', pending: 0, dead: 0, conflicts: 0, ...sync } };
}

describe('renderSaveState', () => {
  for (const [name, state, stored, text] of [
    ['kept by the page', undefined, false, strings.notKept],
    ['kept in memory', saveState({}, 'memory'), true, strings.savedMemory],
    ['in storage that fails', saveState({ dead: 1 }, 'failing'), true, strings.failing],
    ['behind a lock', saveState({}, 'locked'), true, strings.locked],
    ['on a full disk', saveState({}, 'full'), true, strings.full],
    ['what is left', saveState({}, 'vanished'), true, strings.vanished],
    ['what can be read', saveState({}, 'damaged'), true, strings.damaged],
    ['typed', saveState({}), false, strings.savedHere],
    ['stored without a server', saveState(undefined), true, strings.savedHere],
    ['on its way', saveState({ pending: 1, state: 'sending' }), true, strings.sending],
    ['waiting', saveState({ pending: 2, state: 'waiting' }), true, 'Saved on this device · 2 waiting for network'],
    [
      'waiting for a token',
      saveState({ pending: 2, state: 'unauthorized' }),
      true,
      'Saved on this device · sign in to send 2',
    ],
    [
      'waiting for a reload',
      saveState({ pending: 2, state: 'outdated' }),
      true,
      'Saved on this device · reload the page to send 2',
    ],
    ['refused', saveState({ dead: 1 }), true, '1 refused by the server: needs a look'],
    ['arrived', saveState({}), true, strings.arrived],
  ] as const) {
    it(`says that it is ${name}`, () => {
      const line = place(renderSaveState({ state, stored, locale: 'en' })).firstElementChild!;
      expect(line.textContent.trim()).to.equal(text);
    });
  }

  it('is announced', () => {
    const line = place(renderSaveState({ state: undefined, stored: false, locale: 'en' })).firstElementChild!;
    expect(line.getAttribute('role')).to.equal('status');
  });
});

describe('renderBroken', () => {
  const findings = [issue('required', ['steps', 3, 'next']), issue('not-an-object', [])];
  const host = { locale: 'en', requestUpdate: () => undefined } as const;

  // First of all here: what is loaded once stays.
  it('shows the codes until the words are there, and asks to be shown again', async () => {
    let said: string[] = [];
    await new Promise<void>((resolve) => {
      const early = place(renderBroken(findings, { ...host, requestUpdate: resolve }));
      said = [...early.querySelectorAll('li')].map((item) => item.textContent.trim().replaceAll(/\s+/g, ' '));
    });
    expect(said).to.deep.equal(['steps[3].next required', 'not-an-object not-an-object']);
    expect(place(renderBroken(findings, host)).textContent).to.contain('Here an object is expected.');
  });

  it('lists every finding with its path', () => {
    const panel = place(renderBroken(findings, host)).firstElementChild!;
    expect([...panel.querySelectorAll('code')].map((code) => code.textContent)).to.deep.equal([
      'steps[3].next',
      'not-an-object',
    ]);
  });

  it('is announced at once', () => {
    expect(place(renderBroken(findings, host)).firstElementChild!.getAttribute('role')).to.equal('alert');
  });
});

import { defineElement, SubscriptionController, type Observable } from '@callside/ui';
import { elementUpdated, expect, fixture, html } from '@open-wc/testing';
import { LitElement } from 'lit';

class Source implements Observable {
  readonly listeners = new Set<() => void>();

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  tell(): void {
    for (const listener of this.listeners) listener();
  }
}

class SubscriptionProbe extends LitElement {
  source: Source | undefined;
  heard = 0;
  updates = 0;

  constructor() {
    super();
    new SubscriptionController(
      this,
      () => this.source,
      () => this.heard++,
    );
  }

  protected override updated(): void {
    this.updates += 1;
  }
}

defineElement('subscription-probe', SubscriptionProbe);

async function create(): Promise<{ probe: SubscriptionProbe; source: Source }> {
  const probe = await fixture<SubscriptionProbe>(html`<subscription-probe></subscription-probe>`);
  const source = await follow(probe);
  return { probe, source };
}

async function follow(probe: SubscriptionProbe): Promise<Source> {
  const source = new Source();
  probe.source = source;
  probe.requestUpdate();
  await elementUpdated(probe);
  return source;
}

describe('SubscriptionController', () => {
  it('updates its host when the source changes', async () => {
    const { probe, source } = await create();
    const before = probe.updates;
    source.tell();
    await elementUpdated(probe);
    expect([probe.updates - before, probe.heard]).to.deep.equal([1, 1]);
  });

  it('leaves a source that its host does not hold any more', async () => {
    const { probe, source } = await create();
    const next = await follow(probe);
    expect([source.listeners.size, next.listeners.size]).to.deep.equal([0, 1]);
  });

  it('leaves the source while its host is off the page', async () => {
    const { probe, source } = await create();
    const page = probe.parentElement!;
    probe.remove();
    const away = source.listeners.size;
    page.append(probe);
    expect([away, source.listeners.size]).to.deep.equal([0, 1]);
  });
});

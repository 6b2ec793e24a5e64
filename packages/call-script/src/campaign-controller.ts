import {
  campaignDay,
  readContactEvents,
  watchContacts,
  withEvents,
  type CampaignDay,
  type CampaignEntry,
  type CommandContext,
  type CompiledOutboundPolicy,
  type ContactChange,
  type Desk,
} from '@callside/core';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { dayEndOf, nextChange, readList } from './outbound-list.model.js';

/** Which list is wanted, and by which rules it is put in order. */
export interface CampaignWanted {
  readonly desk: Desk | undefined;
  readonly campaign: string;
  readonly rules: CompiledOutboundPolicy;
  readonly success: readonly string[];
}

/**
 * Keeps a calling list in the order of the day: reads it, adds what happens, and puts it in order anew when somebody becomes free
 * or the day ends. Updates the host with it.
 */
export class CampaignController implements ReactiveController {
  /** The list in its order; undefined while it is read. */
  day: CampaignDay<CampaignEntry> | undefined;
  /** What time it is at the desk, to the second. */
  now = 0;

  readonly #host: ReactiveControllerHost;
  readonly #wanted: () => CampaignWanted;
  readonly #ordered: (day: CampaignDay<CampaignEntry>) => void;
  #given: CampaignWanted | undefined;
  #entries: readonly CampaignEntry[] = [];
  #known = new Set<string>();
  #changeAt = Infinity;
  #timer: ReturnType<typeof setInterval> | undefined;
  #stop: (() => void) | undefined;

  constructor(
    host: ReactiveControllerHost,
    wanted: () => CampaignWanted,
    ordered: (day: CampaignDay<CampaignEntry>) => void,
  ) {
    this.#host = host;
    this.#wanted = wanted;
    this.#ordered = ordered;
    host.addController(this);
  }

  hostConnected(): void {
    this.#timer = setInterval(this.#look, 1000);
    // What has changed while the host was off the page has not been heard.
    this.#given = undefined;
    this.#host.requestUpdate();
  }

  hostUpdate(): void {
    const before = this.#given;
    const now = (this.#given = this.#wanted());
    if (before?.desk !== now.desk || before?.campaign !== now.campaign) this.#watch();
    else if (before.rules !== now.rules || before.success !== now.success) this.#order();
  }

  hostDisconnected(): void {
    clearInterval(this.#timer);
    this.#stop?.();
    this.#stop = undefined;
  }

  #watch(): void {
    this.#stop?.();
    this.#stop = undefined;
    this.day = undefined;
    const given = this.#given;
    if (given?.desk === undefined) return;
    given.desk.run(watchContacts, this.#hear).then((stop) => {
      if (this.#isFor(given) && this.#stop === undefined) this.#stop = stop;
      else stop();
    }, reportError);
    this.#read(given);
  }

  #read(given: CampaignWanted): void {
    const { desk, campaign } = given;
    desk?.run(readList, { campaign }).then(({ entries, batches, events, now }) => {
      if (!this.#isFor(given)) return;
      this.#entries = entries;
      this.#known = new Set([...batches, ...events].map(({ id }) => id));
      this.now = now;
      this.#order();
      this.#host.requestUpdate();
    }, reportError);
  }

  /** Records of a list never change: one that is known already is only on its way to the server. */
  readonly #hear = ({ batches, events, missed }: ContactChange): void => {
    const given = this.#given;
    if (given?.desk === undefined) return;
    if (missed || batches.some((id) => !this.#known.has(id))) {
      this.#read(given);
      return;
    }
    const ids = events.filter((id) => !this.#known.has(id));
    if (ids.length === 0) return;
    given.desk.run(readContactEvents, { ids }).then((found) => {
      if (!this.#isFor(given)) return;
      for (const { id } of found) this.#known.add(id);
      this.#entries = withEvents(this.#entries, found);
      this.#order();
      this.#host.requestUpdate();
    }, reportError);
  };

  /** Once a second, for clocks on screen and for who becomes free. */
  readonly #look = (): void => {
    const given = this.#given;
    given?.desk?.run(timeAt, undefined).then((now) => {
      if (!this.#isFor(given) || this.day === undefined) return;
      this.now = now;
      if (now >= this.#changeAt) this.#order();
      this.#host.requestUpdate();
    }, reportError);
  };

  #order(): void {
    const { rules, success, desk } = this.#given ?? this.#wanted();
    if (desk === undefined || this.now === 0) return;
    const { now } = this;
    this.day = campaignDay(rules, this.#entries, { now, agent: desk.agent.id, dayEnd: dayEndOf(now), success });
    this.#changeAt = nextChange(this.day, now);
    this.#ordered(this.day);
  }

  /** Whether an answer is still the one that is wanted. */
  #isFor({ desk, campaign }: CampaignWanted): boolean {
    return this.#given?.desk === desk && this.#given?.campaign === campaign;
  }
}

function timeAt({ clock }: CommandContext): Promise<number> {
  return Promise.resolve(clock.now());
}

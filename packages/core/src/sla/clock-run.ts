import { CallsideError } from '../errors.js';
import type { CompiledCalendar } from './compile-calendar.js';
import type { CompiledTarget } from './compile-policy.js';
import type { SlaClock, SlaEvent } from './sla-event.js';
import { addWorkingTime, closeOfWorkingDay, workingTimeBetween } from './working-time.js';

/** The ticket at one place of its log. */
export interface TicketAt {
  /** What conditions may read. */
  readonly scope: { readonly ticket: Readonly<Record<string, unknown>> };
  readonly status: string | undefined;
  readonly priority: string | undefined;
  /** Resolved or closed, and not opened again. */
  readonly over: boolean;
}

/** A stretch in which the clock ran: since when, and what had been used before it. */
interface Stretch {
  readonly from: number;
  readonly before: number;
}

/** The limit that holds: which of the target's, and how long it is from here. */
interface Limit {
  readonly index: number;
  readonly ms: number;
}

/**
 * One clock while the log is read. It ticks from the starting event on even when the target is not for the ticket yet:
 * a change of priority that counts from the start needs to know what has been used.
 */
export interface Run {
  readonly target: CompiledTarget;
  readonly calendar: CompiledCalendar | undefined;
  startedAt: number | undefined;
  stoppedAt: number | undefined;
  /** Not paused. A stopped run keeps what it was. */
  ticking: boolean;
  stretches: Stretch[];
  /** What had been used when the clock last stood still. */
  used: number;
  limit: Limit | undefined;
  /** The result that a closure left and the clock went on from: it knows the moments before the first stretch. */
  carried: SlaClock | undefined;
  rounds: number;
  breachedRounds: number;
  because: SlaEvent[];
  final: SlaClock | undefined;
}

/** A clock that has not started. Throws `definition-not-found` when its calendar is not there. */
export function createRun(target: CompiledTarget, calendars: Readonly<Partial<Record<string, CompiledCalendar>>>): Run {
  const calendar = target.calendar === undefined ? undefined : calendars[target.calendar];
  if (target.calendar !== undefined && calendar === undefined) {
    throw new CallsideError(
      'definition-not-found',
      `Cannot run "${target.id}" without calendar "${target.calendar}".`,
      {
        details: { kind: 'business-calendar', id: target.calendar },
      },
    );
  }
  return {
    target,
    calendar,
    startedAt: undefined,
    stoppedAt: undefined,
    ticking: false,
    stretches: [],
    used: 0,
    limit: undefined,
    carried: undefined,
    rounds: 0,
    breachedRounds: 0,
    because: [],
    final: undefined,
  };
}

/** Lets one event work on a clock. `ticket` is how it stands after the event. */
export function handleEvent(run: Run, event: SlaEvent, ticket: TicketAt, before: TicketAt): void {
  const { target } = run;
  const going = run.startedAt !== undefined && run.stoppedAt === undefined;
  if (event.type === 'reopened' && before.over && run.stoppedAt !== undefined) reopen(run, event, ticket);
  else if (!going && !ticket.over && startsBy(run, event)) start(run, event, ticket);
  else if (going) {
    if (ticket.priority !== before.priority) changePriority(run, event, ticket);
    if (target.stops.has(event.type) || entersStop(run, ticket, before)) stop(run, event);
    else setTicking(run, event, ticket);
  }
  if (event.type === 'closed' && event.clocks !== undefined)
    run.final = event.clocks.find(({ id }) => id === target.id);
}

/** The clock as it stands at a moment that no event of the log comes after. */
export function resultOf(run: Run, now: number): SlaClock {
  if (run.final !== undefined) return run.final;
  const { target, limit, startedAt, stoppedAt, rounds, breachedRounds, because } = run;
  if (startedAt === undefined || limit === undefined) {
    const nothing = { used: 0, paused: false, breached: false, warned: false };
    return { id: target.id, state: 'not-started', ...nothing, rounds, breachedRounds, because };
  }
  const at = stoppedAt ?? now;
  const used = usedAt(run, at);
  const paused = stoppedAt === undefined && !run.ticking;
  const breached = used > limit.ms;
  const warning = target.warnAt === undefined ? undefined : Math.ceil(limit.ms * target.warnAt);
  const due = momentOf(run, limit.ms, at) ?? run.carried?.due;
  const warnFrom = warning === undefined ? undefined : (momentOf(run, warning, at) ?? run.carried?.warnFrom);
  return {
    id: target.id,
    state: stoppedAt !== undefined ? (breached ? 'breached' : 'met') : paused ? 'paused' : 'running',
    startedAt,
    ...(stoppedAt === undefined ? {} : { stoppedAt }),
    ...(due === undefined ? {} : { due }),
    ...(warnFrom === undefined ? {} : { warnFrom }),
    used,
    left: limit.ms - used,
    paused,
    breached,
    warned: warning !== undefined && used >= warning,
    rounds,
    breachedRounds,
    because,
  };
}

function start(run: Run, event: SlaEvent, ticket: TicketAt): void {
  if (run.stoppedAt !== undefined && run.limit !== undefined && run.used > run.limit.ms) run.breachedRounds++;
  run.final = undefined;
  run.because = [];
  run.stoppedAt = undefined;
  run.ticking = !isIn(run.target.pauseIn, ticket);
  begin(run, event.at);
  run.limit = limitFor(run, ticket, event.at);
  if (run.limit !== undefined) run.rounds++;
  note(run, event);
}

/** Sets the clock to zero. */
function begin(run: Run, at: number): void {
  run.startedAt = at;
  run.used = 0;
  run.carried = undefined;
  run.stretches = run.ticking ? [{ from: at, before: 0 }] : [];
}

function stop(run: Run, event: SlaEvent): void {
  run.used = usedAt(run, event.at);
  run.stoppedAt = event.at;
  note(run, event);
}

function setTicking(run: Run, event: SlaEvent, ticket: TicketAt): void {
  const ticking = !isIn(run.target.pauseIn, ticket);
  if (ticking === run.ticking) return;
  run.used = usedAt(run, event.at);
  run.ticking = ticking;
  if (ticking) run.stretches.push({ from: event.at, before: run.used });
  note(run, event);
}

function reopen(run: Run, event: SlaEvent, ticket: TicketAt): void {
  const { onReopen } = run.target;
  if (onReopen === 'restart') start(run, event, ticket);
  if (onReopen !== 'continue') return;
  if (run.final !== undefined) takeOver(run, run.final);
  run.stoppedAt = undefined;
  run.ticking = !isIn(run.target.pauseIn, ticket);
  if (run.ticking) run.stretches.push({ from: event.at, before: run.used });
  note(run, event);
  changePriority(run, event, ticket);
}

/** Goes on from a result that a closure carries instead of from what is reckoned today. */
function takeOver(run: Run, final: SlaClock): void {
  run.final = undefined;
  run.startedAt = final.startedAt ?? run.startedAt;
  run.used = final.used;
  run.carried = final;
  run.stretches = [];
  run.rounds = final.rounds;
  run.breachedRounds = final.breachedRounds;
  run.because = [...final.because];
  if (run.limit !== undefined && final.left !== undefined) run.limit = { ...run.limit, ms: final.used + final.left };
}

/**
 * Brings in the limit that holds now. `forward`: the share of the old limit that is left is left of the new one.
 * `retroactive`: as if the new limit had held from the start. `reset`: the clock begins again.
 */
function changePriority(run: Run, event: SlaEvent, ticket: TicketAt): void {
  const { at } = event;
  const policy = run.target.onPriorityChange;
  const old = run.limit;
  const next = limitFor(run, ticket, policy === 'retroactive' ? (run.startedAt ?? at) : at);
  const resets = policy === 'reset' && event.type !== 'reopened';
  if (old?.index === next?.index && !resets) return;
  if (next !== undefined && (resets || (old === undefined && policy !== 'retroactive'))) {
    begin(run, at);
    run.limit = next;
  } else if (next !== undefined && old !== undefined && policy === 'forward') {
    const used = usedAt(run, at);
    // What is overdue stays overdue since when it was: a share of a missed limit says nothing of the new one.
    run.limit = { ...next, ms: used > old.ms ? old.ms : used + Math.round((1 - used / old.ms) * next.ms) };
  } else run.limit = next;
  if (old === undefined && next !== undefined) run.rounds++;
  note(run, event);
}

function limitFor(run: Run, { scope }: TicketAt, from: number): Limit | undefined {
  const { when, limits } = run.target;
  if (when !== undefined && !when.holds(scope)) return undefined;
  const index = limits.findIndex((limit) => limit.when === undefined || limit.when.holds(scope));
  const limit = limits[index];
  if (limit === undefined) return undefined;
  if (run.calendar === undefined || limit.days === 0) return { index, ms: limit.ms };
  const close = closeOfWorkingDay(run.calendar, from, limit.days);
  return { index, ms: close === undefined ? Infinity : workingTimeBetween(run.calendar, from, close) + limit.ms };
}

function usedAt(run: Run, at: number): number {
  const last = run.stretches.at(-1);
  if (!run.ticking || run.stoppedAt !== undefined || last === undefined) return run.used;
  return last.before + (run.calendar === undefined ? at - last.from : workingTimeBetween(run.calendar, last.from, at));
}

/**
 * The moment at which so much is used: in a stretch that is over, in the one that runs, or from `at` on. Undefined when
 * it lies before the first stretch, or nowhere.
 */
function momentOf(run: Run, used: number, at: number): number | undefined {
  const { stretches } = run;
  for (const [index, { from, before }] of stretches.entries()) {
    if (used < before) return undefined;
    const end = stretches[index + 1]?.before ?? (run.ticking ? Infinity : run.used);
    if (used <= end) return later(run, from, used - before);
  }
  return used < run.used ? undefined : later(run, at, used - run.used);
}

function later({ calendar }: Run, from: number, ms: number): number | undefined {
  if (ms === Infinity) return undefined;
  return calendar === undefined ? from + ms : addWorkingTime(calendar, from, ms);
}

/** A ticket is created once, even when the log says so twice. */
function startsBy({ target, startedAt }: Run, { type }: SlaEvent): boolean {
  return target.starts.has(type) && (type !== 'created' || startedAt === undefined);
}

function entersStop({ target }: Run, ticket: TicketAt, before: TicketAt): boolean {
  return ticket.status !== before.status && isIn(target.stopsIn, ticket);
}

function isIn(statuses: ReadonlySet<string>, { status }: TicketAt): boolean {
  return status !== undefined && statuses.has(status);
}

/** Results of a closure do not explain; left in, each would hold all earlier ones. */
function note(run: Run, { clocks, ...event }: SlaEvent): void {
  run.because.push(event);
}

import {
  compileCalendar,
  compileSlaPolicy,
  possibleEvents,
  slaClocks,
  slaEventsOf,
  textFor,
  ticketFlow,
  type Catalog,
  type Field,
  type FlowValues,
  type Locale,
  type Refusal,
  type SlaClock,
  type SlaTarget,
  type Ticket,
  type TicketFormDefinition,
  type Values,
  type WorkflowDefinition,
  type WorkflowState,
} from '@callside/core';

/** A move with its name, and why it cannot be made where it cannot. */
export interface MoveChoice {
  readonly event: string;
  readonly title: string;
  readonly fields: readonly Field[];
  readonly refusal: Refusal | undefined;
}

/** A clock with what its target is called. */
export interface ShownClock extends SlaClock {
  readonly title: SlaTarget['title'];
}

/** Who looks, and when, in epoch milliseconds. */
export interface Look {
  readonly now: number;
  readonly roles: readonly string[];
  readonly locale: Locale;
}

/**
 * Every move of a ticket's workflow in the workflow's order, possible or not.
 *
 * @example
 * movesOf(ticket, TICKET_WORKFLOW, { now, roles: ['agent'], locale: 'en' }).filter(({ refusal }) => refusal === undefined);
 */
export function movesOf(ticket: Ticket, workflow: WorkflowDefinition, { now, roles, locale }: Look): MoveChoice[] {
  const { snapshot } = ticketFlow(ticket, workflow, now);
  return possibleEvents(workflow, snapshot, { at: now }, { roles }).flatMap(({ event, result }) => {
    const type = workflow.events[event];
    if (type === undefined) return [];
    const { title, fields = [] } = type;
    return { event, title: textFor(title, locale), fields, refusal: result.ok ? undefined : result.refusal };
  });
}

/**
 * The name of the state that a ticket is in.
 *
 * @example
 * stateTitle(TICKET_WORKFLOW, 'waiting', 'en'); // 'Waiting'
 */
export function stateTitle(workflow: WorkflowDefinition, path: string, locale: Locale): string {
  const state = statesOf(workflow.states).find(([at]) => at === path)?.[1];
  return state === undefined ? path : textFor(state.title, locale);
}

/**
 * The names of the states that take an event: what has to come first where it is refused.
 *
 * @example
 * statesTaking(TICKET_WORKFLOW, 'close', 'en'); // ['Resolved']
 */
export function statesTaking(workflow: WorkflowDefinition, event: string, locale: Locale): string[] {
  const takes = ([, { on = {} }]: StateAt): boolean => Object.hasOwn(on, event);
  return statesOf(workflow.states)
    .filter(takes)
    .map(([, { title }]) => textFor(title, locale));
}

/**
 * The clocks of a ticket that have something to say: running, paused or run out. None where the form names no policy, or
 * one that the catalogue does not have.
 *
 * @example
 * clocksOf(ticket, { form, catalog, workflow }, now).map(({ id, left }) => [id, left]);
 */
export function clocksOf(
  ticket: Ticket,
  { form, catalog, workflow }: { form: TicketFormDefinition; catalog: Catalog; workflow: WorkflowDefinition },
  now: number,
): ShownClock[] {
  const policy = form.sla && catalog.resolve('sla-policy', form.sla);
  if (policy === undefined) return [];
  const named = policy.targets.flatMap(({ calendar }) => calendar ?? []);
  const calendars = named.map((id) => [id, catalog.resolve('business-calendar', { id })] as const);
  if (calendars.some(([, calendar]) => calendar === undefined)) return [];
  const compiled = calendars.flatMap(([id, calendar]) => (calendar ? [[id, compileCalendar(calendar)] as const] : []));
  const events = slaEventsOf(ticket, ticketFlow(ticket, workflow, now));
  const titles = new Map(policy.targets.map(({ id, title }) => [id, title]));
  return slaClocks(compileSlaPolicy(policy), Object.fromEntries(compiled), events, now)
    .filter(({ state, breached }) => state === 'running' || state === 'paused' || breached)
    .map((clock) => ({ ...clock, title: titles.get(clock.id) ?? clock.id }));
}

/**
 * What a move takes along: answers as they are, moments in epoch milliseconds, nothing for what was left empty.
 *
 * @example
 * moveData([{ id: 'until', type: 'date-time', label: 'Until' }], { until: '2026-11-22T09:00' }); // { until: 1795338000000 }
 */
export function moveData(fields: readonly Field[], values: Values): FlowValues {
  const given = fields.flatMap(({ id, type }) => {
    const value = values[id] ?? null;
    if (value === null) return [];
    return [[id, type === 'date-time' && typeof value === 'string' ? new Date(value).getTime() : value] as const];
  });
  return Object.fromEntries(given);
}

type StateAt = readonly [path: string, state: WorkflowState];

function statesOf(states: Readonly<Record<string, WorkflowState>>, around = ''): StateAt[] {
  return Object.entries(states).flatMap(([name, state]): StateAt[] => {
    const path = `${around}${name}`;
    return [[path, state], ...statesOf(state.states ?? {}, `${path}.`)];
  });
}

import {
  startWorkflow,
  transition,
  type FlowValues,
  type TransitionResult,
  type WorkflowDefinition,
  type WorkflowSnapshot,
} from '@callside/core';

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;

/** A workflow with these parts, whose events are those of its states. */
export function workflowOf(
  parts: Partial<WorkflowDefinition> & Pick<WorkflowDefinition, 'states'>,
): WorkflowDefinition {
  const { states, on = {} } = parts;
  const names = new Set([...Object.keys(on), ...eventsOf(states)]);
  return {
    kind: 'workflow',
    id: 'sample',
    version: 1,
    status: 'published',
    title: 'Sample',
    initial: Object.keys(states)[0] ?? '',
    events: Object.fromEntries([...names].map((name) => [name, { title: name }])),
    ...parts,
  };
}

function eventsOf(states: NonNullable<WorkflowDefinition['states']>): string[] {
  return Object.values(states).flatMap(({ on = {}, states: inner = {} }) => [...Object.keys(on), ...eventsOf(inner)]);
}

/** A step of a story: an event, or what has to be told with it. */
export type Told =
  string | { type: string; at?: number; by?: string; data?: FlowValues; roles?: readonly string[]; agent?: string };

/** All roles, for stories that are not about them. */
export const ALL_ROLES = [
  'agent',
  'team-leader',
  'supervisor',
  'business-contact',
  'evaluator',
  'business-supervisor',
  'trainer',
  'manager',
  'customer',
  'system',
];

/** Tells a snapshot one event; it happens when the state was entered unless a time is told. */
export function tell(definition: WorkflowDefinition, snapshot: WorkflowSnapshot, told: Told): TransitionResult {
  const {
    type,
    at = snapshot.since,
    roles = ALL_ROLES,
    agent,
    ...rest
  } = typeof told === 'string' ? { type: told } : told;
  const scope = agent === undefined ? {} : { agent: { id: agent } };
  const event = { type, at, ...(agent === undefined ? {} : { by: agent }), ...rest };
  return transition(definition, snapshot, event, { scope, roles });
}

/** Starts at 0 and tells one event after another, all of which have to be taken. */
export function story(definition: WorkflowDefinition, ...events: readonly Told[]): WorkflowSnapshot {
  return events.reduce<WorkflowSnapshot>(
    (snapshot, told) => {
      const result = tell(definition, snapshot, told);
      if (!result.ok) throw new Error(`${JSON.stringify(told)} was refused: ${JSON.stringify(result.refusal)}`);
      return result.snapshot;
    },
    startWorkflow(definition, { now: 0 }).snapshot,
  );
}

/** Why an event was refused; the name of the state it led to if it was not. */
export function refusalOf(result: TransitionResult): string {
  return result.ok ? `went to ${result.snapshot.state}` : result.refusal.reason;
}

/** The types of effects, in order. */
export function typesOf({ effects }: Pick<TransitionResult, 'effects'>): string[] {
  return effects.map(({ type }) => type);
}

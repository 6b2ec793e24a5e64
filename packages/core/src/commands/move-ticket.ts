import type { TicketFormDefinition } from '../definition/ticket-form.js';
import type { WorkflowDefinition } from '../definition/workflow.js';
import { createFormModel } from '../form/form-model.js';
import type { Issue } from '../issue.js';
import { APPEND_STORES } from '../sync/outbox.js';
import { ticketFlow } from '../ticket/ticket-flow.js';
import type { Ticket } from '../ticket/ticket.js';
import { transition } from '../workflow/machine.js';
import type { FiredEffect, FlowValues, Refusal } from '../workflow/snapshot.js';
import { TICKET_WORKFLOW } from '../workflow/ticket-workflow.js';
import { changeTicket } from './change-ticket.js';
import { readDoc, type CommandContext } from './command.js';
import { onceJudged } from './once-judged.js';

export interface MoveTicketInput {
  readonly id: string;
  /** An event of the workflow, such as `resolve`. */
  readonly event: string;
  /** What the event brings along: `until` of a wait, `resolution`, `reason`. */
  readonly data?: FlowValues;
  /** The workflow of the ticket's form; {@link TICKET_WORKFLOW} when absent. */
  readonly workflow?: WorkflowDefinition;
  /** The ticket's form: with it the fields are checked that the new status requires. */
  readonly form?: TicketFormDefinition;
}

export type MoveTicketResult =
  | { readonly ok: true; readonly ticket: Ticket; readonly effects: readonly FiredEffect[] }
  /** The workflow does not lead there from here, for this person, or now. */
  | { readonly ok: false; readonly refusal: Refusal; readonly issues: readonly [] }
  /** Fields are missing that the new status requires. */
  | { readonly ok: false; readonly refusal?: undefined; readonly issues: readonly Issue[] };

/**
 * Moves a ticket through its workflow. What is not possible says why and when it will be, and nothing is stored. What has
 * to be done because of the move comes back as `effects`. Throws `record-not-found`.
 *
 * @example
 * const result = await desk.run(moveTicket, { id, event: 'resolve', data: { resolution: 'Valve replaced' }, form });
 * if (!result.ok) explain(result.refusal, result.issues);
 */
export async function moveTicket(context: CommandContext, input: MoveTicketInput): Promise<MoveTicketResult> {
  const { id, event, data, workflow = TICKET_WORKFLOW, form } = input;
  const { agent, clock, store } = context;
  const at = clock.now();
  const roles = agent.roles ?? [];
  return onceJudged(() =>
    store.write(APPEND_STORES, async (tx): Promise<MoveTicketResult> => {
      const ticket = await readDoc<Ticket>(tx, 'ticket', id);
      const { snapshot } = ticketFlow(ticket, workflow, at);
      const result = transition(
        workflow,
        snapshot,
        { type: event, at, by: agent.id, ...(data && { data }) },
        { roles },
      );
      if (!result.ok) return { ok: false, refusal: result.refusal, issues: [] };
      const status = result.snapshot.state;
      const issues = form === undefined ? [] : missingFor(status, ticket, form);
      if (issues.length > 0) return { ok: false, issues };
      const happening = { type: 'moved', event, roles, ...(data && { data }) } as const;
      const change = status === ticket.status ? {} : { set: { status } };
      return { ok: true, ticket: await changeTicket(tx, context, id, { happening, change }), effects: result.effects };
    }),
  );
}

/** What is wrong with the ticket for a status that it is not in yet; nobody's roles narrow that. */
function missingFor(status: string, { values }: Ticket, { sections }: TicketFormDefinition): readonly Issue[] {
  const fields = sections.flatMap((section) => section.fields);
  return createFormModel(fields, { values, scope: { saved: values } }).check(status);
}

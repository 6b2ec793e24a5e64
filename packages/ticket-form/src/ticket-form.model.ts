import {
  callRoles,
  createFormModel,
  defaultValues,
  errorsAmong,
  FIRST_TICKET_STATUS,
  lintTicketForm,
  type FieldState,
  type FormModel,
  type Issue,
  type SharedCall,
  type Ticket,
  type TicketFormDefinition,
  type Value,
  type Values,
} from '@callside/core';

/** A section with the fields that are shown in it now. */
export interface ShownSection {
  readonly id: string;
  readonly title: TicketFormDefinition['sections'][number]['title'];
  readonly fields: readonly FieldState[];
}

/** Types whose elements are heavy. */
const LATE_TYPES: ReadonlySet<string> = new Set(['tree', 'lookup', 'tri-state']);

/** From how many options on a list is searched rather than scrolled. */
const MANY_OPTIONS = 16;

/** The form over one call's shared answers: keeps the two in step and finds what is wrong. */
export class TicketModel {
  readonly definition: TicketFormDefinition;
  readonly #form: FormModel;
  readonly #call: SharedCall;
  readonly #initial: Values;
  #writing = false;

  /** Throws `expression-invalid` for a broken rule: ask {@link checkTicketForm} first. */
  constructor(definition: TicketFormDefinition, call: SharedCall) {
    const fields = definition.sections.flatMap((section) => section.fields);
    this.definition = definition;
    this.#call = call;
    this.#form = createFormModel(fields, {
      values: call.values,
      scope: call.scope(),
      roles: callRoles(call),
      hidden: definition.hidden,
    });
    for (const [id, value] of Object.entries(defaultValues(fields, call.scope()))) {
      if (!Object.hasOwn(call.values, id)) call.setValue(id, value);
    }
    this.#initial = call.values;
  }

  /** Sections with at least one field on show. */
  get sections(): readonly ShownSection[] {
    return this.definition.sections
      .map(({ id, title, fields }) => ({ id, title, fields: fields.flatMap((field) => this.#shown(field.id)) }))
      .filter(({ fields }) => fields.length > 0);
  }

  /** All that is in the form, that of hidden fields too. */
  get values(): Values {
    return this.#form.values;
  }

  /** The values to store. */
  get submission(): ReturnType<FormModel['submission']> {
    return this.#form.submission();
  }

  /** Whether something was changed since the ticket was stored. */
  differsFrom({ values }: Pick<Ticket, 'values'>): boolean {
    const now = this.submission;
    const ids = new Set([...Object.keys(now), ...Object.keys(values)]);
    return [...ids].some((id) => JSON.stringify(now[id]) !== JSON.stringify(values[id]));
  }

  /** Whether a field is of a type, or has as many options, that its element is loaded only when it is needed. */
  get needsParts(): boolean {
    return this.#form.fields.some(
      ({ type, options = [] }) => LATE_TYPES.has(type) || (type === 'select' && options.length >= MANY_OPTIONS),
    );
  }

  /** What keeps the ticket from being stored. */
  check(): readonly Issue[] {
    return this.#form.check(FIRST_TICKET_STATUS);
  }

  /** Takes a value from the form into the call, with what follows from it: computed values, choices no longer on offer. */
  setValue(id: string, value: Value): void {
    this.#writing = true;
    try {
      for (const changed of new Set([id, ...this.#form.setValue(id, value)])) {
        this.#call.setValue(changed, this.#form.state(changed)?.value ?? null);
      }
    } finally {
      this.#writing = false;
    }
  }

  /** Brings every value back to what it was when the form was opened. */
  reset(): void {
    this.restore(this.#initial);
  }

  /** Takes values in place of all that is in the form. */
  restore(values: Values): void {
    for (const { id } of this.#form.fields) this.setValue(id, values[id] ?? null);
  }

  /** Takes in what changed in the call: answers given in the script, the state of the line. */
  takeCall(): void {
    // While one value after the other goes into the call, those that are still to go are not news from it.
    for (const { id } of this.#writing ? [] : this.#form.fields) {
      const value = this.#call.values[id] ?? null;
      if (this.#form.state(id)?.value !== value) this.#form.setValue(id, value);
    }
    this.#form.setScope(this.#call.scope());
  }

  #shown(id: string): FieldState[] {
    const state = this.#form.state(id);
    return state?.visible === true ? [state] : [];
  }
}

/**
 * What keeps a definition from being used as a ticket form.
 *
 * @example
 * checkTicketForm({ kind: 'ticket-form' }); // [{ code: 'property-missing', path: ['id'], … }, …]
 */
export function checkTicketForm(definition: unknown): readonly Issue[] {
  return errorsAmong(lintTicketForm(definition));
}

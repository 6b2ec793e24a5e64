import {
  callRoles,
  createFormModel,
  defaultValues,
  FIRST_TICKET_STATUS,
  hasCardNumber,
  isMaskedValue,
  maskCardNumbers,
  type Catalog,
  type DefinitionRef,
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
const LATE_TYPES: ReadonlySet<string> = new Set(['tree', 'lookup', 'tri-state', 'rating', 'attachment']);

/** From how many options on a list is searched rather than scrolled. */
const MANY_OPTIONS = 16;

/** The form over one call's shared answers: keeps the two in step and finds what is wrong. */
export class TicketModel {
  readonly definition: TicketFormDefinition;
  readonly #form: FormModel;
  readonly #call: SharedCall;
  readonly #initial: Values;
  /** Each stored value as JSON: the server may mask it since. */
  readonly #stored = new Map<string, string | undefined>();
  #writing = false;

  /** Throws `expression-invalid` for a broken rule: ask `isUsableTicketForm` first. */
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

  /** How many fields the form has, hidden ones too. */
  get length(): number {
    return this.#form.fields.length;
  }

  /** The first of its fields, so many. */
  firstSections(count: number): readonly ShownSection[] {
    let left = count;
    return this.sections.flatMap((section) => {
      const fields = section.fields.slice(0, Math.max(0, left));
      left -= section.fields.length;
      return fields.length === 0 ? [] : [{ ...section, fields }];
    });
  }

  /** All that is in the form, that of hidden fields too. */
  get values(): Values {
    return this.#form.values;
  }

  /** The values to store; a field that is masked stays as it is, and so is not among them. */
  get submission(): Values {
    const values = Object.entries(this.#form.submission());
    return Object.fromEntries(values.filter(([, value]) => !isMaskedValue(value)));
  }

  /** Whether something was changed since the ticket was stored. */
  differsFrom({ values }: Pick<Ticket, 'values'>): boolean {
    const now = this.#form.submission();
    const ids = new Set([...Object.keys(now), ...Object.keys(values)]);
    return [...ids].some((id) => {
      if (!isMaskedValue(values[id])) this.#stored.set(id, asWritten(values[id]));
      return !isMaskedValue(now[id]) && asWritten(now[id]) !== this.#stored.get(id);
    });
  }

  /** Whether a field is masked, or of a type, or has as many options, that its element is loaded only when it is needed. */
  get needsParts(): boolean {
    return this.#form.fields.some(
      ({ id, type, options = [] }) =>
        LATE_TYPES.has(type) ||
        (type.endsWith('select') && options.length >= MANY_OPTIONS) ||
        isMaskedValue(this.#form.values[id]),
    );
  }

  /** What keeps the ticket from being stored. */
  check(): readonly Issue[] {
    return this.#form.check(FIRST_TICKET_STATUS);
  }

  /**
   * Takes a value from the form into the call, with what follows from it: computed values, choices no longer on offer. A card
   * number is masked first, whoever draws the field: a call keeps a draft of all that it gets.
   */
  setValue(id: string, given: Value): void {
    const value = hasCardNumber(given) ? maskCardNumbers(String(given)) : given;
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

/** A value as JSON; of a file its id, which is all that tells one from another. */
function asWritten(value: Value | undefined): string | undefined {
  return JSON.stringify(value, ['id']);
}

/**
 * Whether a field takes the whole width of the form.
 *
 * @example
 * isWide({ type: 'long-text' }); // true
 */
export function isWide({ type, width }: { readonly type: string; readonly width?: 'half' | 'full' }): boolean {
  return (
    width === 'full' || (width === undefined && ['long-text', 'choice', 'multi-select', 'attachment'].includes(type))
  );
}

/** What a form may be chosen from. */
export interface FormChoice {
  readonly definition: unknown;
  readonly templates: readonly TicketFormDefinition[];
  readonly catalog: Catalog | undefined;
}

/**
 * The form that was chosen, or that the ticket was made with, in that version; else the host's, else the first template.
 *
 * @example
 * formToShow({ definition: undefined, templates: [repair, billing], catalog: undefined }, undefined); // repair
 */
export function formToShow({ definition, templates, catalog }: FormChoice, ref: DefinitionRef | undefined): unknown {
  const isIt = ({ id, version }: DefinitionRef): boolean => id === ref?.id && version === ref.version;
  const made = templates.find(isIt) ?? (ref && catalog?.resolve('ticket-form', ref));
  // Null is JSON that could not be read: no template stands in for that.
  return made ?? (definition === undefined ? templates[0] : definition);
}

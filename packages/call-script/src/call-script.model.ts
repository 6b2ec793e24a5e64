import {
  advance,
  callDurations,
  callRoles,
  createFormModel,
  currentStep,
  defaultValues,
  fillTemplate,
  goBack,
  sharedFieldId,
  stageTimes,
  startRun,
  startSidetrip,
  type AdvanceResult,
  type CallScriptDefinition,
  type DefinitionRef,
  type Field,
  type FieldState,
  type FormModel,
  type Issue,
  type Scope,
  type ScriptMoment,
  type ScriptRefusal,
  type ScriptRun,
  type ScriptStep,
  type SharedCall,
  type StageTime,
  type TemplatePart,
  type Value,
  type Values,
} from '@callside/core';

/** What came of trying to go on. */
export type StepResult =
  | { readonly ok: true; readonly run: ScriptRun }
  | { readonly ok: false; readonly issues: readonly Issue[]; readonly refusal?: ScriptRefusal };

/** What a script begins with, beside its call. */
export interface ScriptBeginning {
  /** The scripts within it, in the versions that they were laid out with. */
  readonly parts?: readonly DefinitionRef[];
  /** What the host gives for its input variables. */
  readonly inputs?: Values;
}

/** The script over one call: position, prompt, fields and times as the panel shows them. */
export class ScriptModel {
  readonly definition: CallScriptDefinition;
  readonly #call: SharedCall;

  /** Starts the script on a call that has none, and goes on where a call stands in this one. */
  constructor(definition: CallScriptDefinition, call: SharedCall, { parts = [], inputs = {} }: ScriptBeginning = {}) {
    this.definition = definition;
    this.#call = call;
    const { run } = call;
    const fields = definition.steps.flatMap((step) => sharedFields(step));
    const first = { ...defaultValues(fields, call.scope()), ...firstValues(definition, inputs) };
    for (const [id, value] of Object.entries(first)) if (!Object.hasOwn(call.values, id)) call.setValue(id, value);
    if (run?.script.id === definition.id && run.script.version === definition.version) return;
    const begun = startRun(definition, this.moment);
    // What was gone through in another script stays in the record.
    const earlier = run && { earlier: [...(run.earlier ?? []), { script: run.script, path: run.path }] };
    this.#take({ ...begun, run: { ...begun.run, ...(parts.length > 0 && { parts }), ...earlier } });
  }

  get run(): ScriptRun {
    return this.#call.run ?? startRun(this.definition, this.moment).run;
  }

  get step(): ScriptStep {
    return currentStep(this.definition, this.run);
  }

  /** Whether a step asks something whose element is loaded only when it is needed. */
  get needsParts(): boolean {
    return this.definition.steps.some(({ fields = [] }) => fields.some(({ type }) => type === 'rating'));
  }

  /** The step's fields under the ids that the ticket form shares. */
  get fields(): readonly FieldState[] {
    const fields = sharedFields(this.step);
    const model = this.#form(fields);
    return fields.flatMap(({ id }) => {
      const state = model.state(id);
      return state?.visible === true ? [state] : [];
    });
  }

  get stages(): readonly StageTime[] {
    return stageTimes(this.definition, this.run, this.#call.now());
  }

  /** Talk, hold and wrap-up so far, in milliseconds. */
  get durations(): ReturnType<typeof callDurations> {
    return callDurations(this.#call.events, this.#call.now());
  }

  /** What the script's output variables have come to. */
  get outputs(): Values {
    const ids = (this.definition.variables ?? []).flatMap(({ id, output }) => (output === true ? [id] : []));
    return Object.fromEntries(ids.map((id) => [id, this.#call.values[id] ?? null]));
  }

  /** Milliseconds that are left of the wrap-up's target; negative when it is over, undefined without a target. */
  get wrapUpLeft(): number | undefined {
    const { wrapUpSeconds } = this.definition;
    return wrapUpSeconds === undefined ? undefined : wrapUpSeconds * 1000 - this.durations.wrapUp;
  }

  prompt(text: string): readonly TemplatePart[] {
    const { given = {} } = this.run;
    return fillTemplate(text, this.#call.scope()).map((part) =>
      // No name that every object has is a value.
      'text' in part || !Object.hasOwn(given, part.variable)
        ? part
        : { ...part, value: part.value ?? given[part.variable] },
    );
  }

  setValue(id: string, value: Value): void {
    this.#call.setValue(id, value);
  }

  /** Goes on by an answer or the step's own way; what is missing comes back and nothing moves. */
  goOn(answer?: string): StepResult {
    const issues = this.#form(sharedFields(this.step)).check();
    if (issues.length > 0) return { ok: false, issues };
    return this.#move(advance(this.definition, this.run, { ...this.moment, answer }));
  }

  goBack(): void {
    this.#call.setRun(goBack(this.definition, this.run, this.moment));
  }

  takeSidetrip(id: string): StepResult {
    return this.#move(startSidetrip(this.definition, this.run, id, this.moment));
  }

  #move(result: AdvanceResult): StepResult {
    if (!result.ok) return { ok: false, issues: [], refusal: result };
    this.#take(result);
    return result;
  }

  #take({ run, values }: { readonly run: ScriptRun; readonly values: Values }): void {
    for (const [id, value] of Object.entries(values)) this.#call.setValue(id, value);
    this.#call.setRun(run);
  }

  /** Now, whoever leads the call, and what conditions read. */
  get moment(): ScriptMoment & { readonly scope: Scope } {
    const scope = this.#call.scope();
    const by = scope.agent?.['id'];
    return { now: this.#call.now(), scope, by: typeof by === 'string' ? by : undefined };
  }

  #form(fields: readonly Field[]): FormModel {
    const { values } = this.#call;
    return createFormModel(fields, { values, scope: this.#call.scope(), roles: callRoles(this.#call) });
  }
}

/** The variables that have a value when a script begins. */
function firstValues({ variables = [] }: CallScriptDefinition, inputs: Values): Values {
  const known = variables.map(({ id, input, default: first }) => [id, input === true ? (inputs[id] ?? first) : first]);
  return Object.fromEntries(known.filter(([, value]) => value !== undefined)) as Values;
}

/** A step's fields under the ids that the ticket form shares. */
function sharedFields({ fields = [] }: ScriptStep): Field[] {
  return fields.map((field): Field => ({ ...field, id: sharedFieldId(field) }));
}

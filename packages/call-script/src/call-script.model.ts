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
  type CallScriptDefinition,
  type Field,
  type FieldState,
  type FormModel,
  type Issue,
  type ScriptRefusal,
  type ScriptRun,
  type ScriptStep,
  type SharedCall,
  type StageTime,
  type TemplatePart,
  type Value,
} from '@callside/core';

/** What came of trying to go on. */
export type StepResult =
  | { readonly ok: true; readonly run: ScriptRun }
  | { readonly ok: false; readonly issues: readonly Issue[]; readonly refusal?: ScriptRefusal };

/** The script over one call: position, prompt, fields and times as the panel shows them. */
export class ScriptModel {
  readonly definition: CallScriptDefinition;
  readonly #call: SharedCall;

  /** Starts the script on a call that has none, and goes on where a call stands in this one. */
  constructor(definition: CallScriptDefinition, call: SharedCall) {
    this.definition = definition;
    this.#call = call;
    const { run } = call;
    const same = run?.script.id === definition.id && run.script.version === definition.version;
    if (!same) call.setRun(startRun(definition, call.now()));
    const fields = definition.steps.flatMap((step) => sharedFields(step));
    for (const [id, value] of Object.entries(defaultValues(fields, call.scope()))) {
      if (!Object.hasOwn(call.values, id)) call.setValue(id, value);
    }
  }

  get run(): ScriptRun {
    return this.#call.run ?? startRun(this.definition, this.#call.now());
  }

  get step(): ScriptStep {
    return currentStep(this.definition, this.run);
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

  /** Milliseconds that are left of the wrap-up's target; negative when it is over, undefined without a target. */
  get wrapUpLeft(): number | undefined {
    const { wrapUpSeconds } = this.definition;
    return wrapUpSeconds === undefined ? undefined : wrapUpSeconds * 1000 - this.durations.wrapUp;
  }

  prompt(text: string): readonly TemplatePart[] {
    return fillTemplate(text, this.#call.scope());
  }

  setValue(id: string, value: Value): void {
    this.#call.setValue(id, value);
  }

  /** Goes on by an answer or the step's own way; what is missing comes back and nothing moves. */
  goOn(answer?: string): StepResult {
    const issues = this.#form(sharedFields(this.step)).check();
    if (issues.length > 0) return { ok: false, issues };
    const result = advance(this.definition, this.run, {
      now: this.#call.now(),
      scope: this.#call.scope(),
      ...(answer === undefined ? {} : { answer }),
    });
    if (!result.ok) return { ok: false, issues: [], refusal: result };
    this.#call.setRun(result.run);
    return result;
  }

  goBack(): void {
    this.#call.setRun(goBack(this.definition, this.run, this.#call.now()));
  }

  takeSidetrip(id: string): void {
    this.#call.setRun(startSidetrip(this.definition, this.run, id, this.#call.now()));
  }

  #form(fields: readonly Field[]): FormModel {
    const { values } = this.#call;
    return createFormModel(fields, { values, scope: this.#call.scope(), roles: callRoles(this.#call) });
  }
}

/** A step's fields under the ids that the ticket form shares. */
function sharedFields({ fields = [] }: ScriptStep): Field[] {
  return fields.map((field): Field => ({ ...field, id: sharedFieldId(field) }));
}

import {
  CallsideError,
  createCatalog,
  errorsAmong,
  formatPath,
  lintDefinition,
  surveyFields,
  type Definition,
  type DefinitionHead,
  type DefinitionKind,
  type DefinitionLink,
  type DefinitionRef,
  type Disposition,
  type Doc,
  type Field,
  type ScorecardDefinition,
  type ScriptVariable,
  type SurveyDefinition,
  type TicketFormDefinition,
  type WorkflowDefinition,
} from '@callside/core';
import { checkNumbering } from './push/ticket-number.js';
import { isRef } from './push/ticket-rules.js';

/** The definitions that the server knows, found by kind, id and version. */
export interface DefinitionBook {
  /** Those of a kind, in every version. */
  all(kind: DefinitionKind): readonly DefinitionHead[];
  /** What widgets may load: the newest published version, or exactly this one unless it is a draft. */
  released(kind: DefinitionKind, link: DefinitionLink): Definition | undefined;
  /** Published, in this version or else in the newest. */
  published(kind: DefinitionKind, link: DefinitionLink): Definition | undefined;
  /** The form in exactly this version. */
  ticketForm(ref: DefinitionRef): TicketFormDefinition | undefined;
  /** The flow that a ticket's form or an evaluation's scorecard names; undefined for the usual one. */
  flowOf(type: string, doc: Doc): WorkflowDefinition | undefined;
  /** The scorecard of an evaluation, in exactly its version. */
  scorecardOf(evaluation: Doc): ScorecardDefinition | undefined;
  /** The survey in exactly this version, also when it has been retired. */
  survey(ref: DefinitionRef): SurveyDefinition | undefined;
  /** The survey that a new link may use: published, in this version or else in the newest. */
  publishedSurvey(wanted: DefinitionLink): SurveyDefinition | undefined;
  /** The fields of a record's values, by the definition that the record names. */
  fieldsOf(type: string, doc: Doc): readonly Field[];
}

/**
 * Puts definitions in order. Refuses, with `definition-invalid`, what the linter calls an error: a survey's page carries no
 * linter of its own. Refuses two contents of one version, too, and numbering that cannot work.
 *
 * @example
 * createDefinitionBook([repairForm, csatSurvey]).survey({ id: 'csat', version: 1 });
 */
export function createDefinitionBook(definitions: readonly DefinitionHead[]): DefinitionBook {
  for (const definition of definitions) checkFindings(definition);
  // The linter has just found them to be what their kind says.
  const catalog = createCatalog(definitions as readonly Definition[]);
  const clash = catalog.issues[0]?.path[0];
  if (clash !== undefined) refuse(definitions[Number(clash)], 'it is there twice with different content');
  const ticketForm = (ref: DefinitionRef): TicketFormDefinition | undefined => catalog.resolve('ticket-form', ref);
  const formOf = ({ form }: Doc): TicketFormDefinition | undefined => (isRef(form) ? ticketForm(form) : undefined);
  const scorecardOf = ({ scorecard }: Doc): ScorecardDefinition | undefined =>
    isRef(scorecard) ? catalog.resolve('scorecard', scorecard) : undefined;
  const dispositionOf = ({ set, outcome }: Doc): Disposition | undefined => {
    const known = isRef(set) ? catalog.resolve('disposition-set', set) : undefined;
    return known?.dispositions.find(({ id }) => id === outcome);
  };
  for (const definition of catalog.definitions) if (definition.kind === 'ticket-form') checkForm(definition);
  /** What a script asks and works out, and the scripts within it. */
  const scriptFields = (link: DefinitionLink, within: readonly string[] = []): readonly Field[] => {
    const { id, steps = [], variables = [] } = catalog.resolve('call-script', link) ?? {};
    if (id === undefined || within.includes(id)) return [];
    const inner = steps.flatMap(({ script }) => (script === undefined ? [] : scriptFields(script, [...within, id])));
    return [...steps.flatMap(({ fields = [] }) => fields), ...variables.map(variableField), ...inner];
  };
  const published = <K extends DefinitionKind>(kind: K, link: DefinitionLink) => {
    const found = catalog.resolve(kind, link);
    return found?.status === 'published' ? found : undefined;
  };
  return {
    all: (kind) => catalog.definitions.filter((definition) => definition.kind === kind),
    released(kind, link) {
      const found = catalog.resolve(kind, link);
      return found?.status === 'draft' ? undefined : found;
    },
    published,
    ticketForm,
    scorecardOf,
    flowOf(type, doc) {
      const named = type === 'ticket' ? formOf(doc) : type === 'evaluation' ? scorecardOf(doc) : undefined;
      const link = named?.workflow;
      return link === undefined ? undefined : catalog.resolve('workflow', link);
    },
    survey: (ref) => catalog.resolve('survey', ref),
    publishedSurvey: (wanted) => published('survey', wanted),
    fieldsOf(type, doc) {
      const ofForm = (): readonly Field[] => formOf(doc)?.sections.flatMap(({ fields }) => fields) ?? [];
      if (type === 'ticket') return ofForm();
      if (type === 'handover') return [...ofForm(), ...scriptsOf(runOf(doc)).flatMap((ref) => scriptFields(ref))];
      if (type === 'survey-response')
        return isRef(doc.survey) ? surveyFields(catalog.resolve('survey', doc.survey) ?? { blocks: [] }) : [];
      if (type === 'contact-event') return dispositionOf(doc)?.fields ?? [];
      return type === 'call' ? scriptsOf(doc).flatMap((ref) => scriptFields(ref)) : [];
    },
  };
}

/** The place in the script of a call that is handed over. */
function runOf({ call }: Doc): Doc {
  return isDoc(call) && isDoc(call.run) ? call.run : {};
}

/** The scripts that have led a call so far, with those within them in the versions that they were begun with. */
function scriptsOf({ script, parts, earlier }: Doc): readonly DefinitionRef[] {
  const before = listIn(earlier).map((each) => (isDoc(each) ? each.script : undefined));
  return [script, ...listIn(parts), ...before].filter(isRef);
}

function listIn(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** What a script works out is as personal as it says. */
function variableField({ id, pii, title = id }: ScriptVariable): Field {
  return { id, type: 'text', label: title, ...(pii === undefined ? {} : { pii }) };
}

function isDoc(value: unknown): value is Doc {
  return typeof value === 'object' && value !== null;
}

function checkFindings(definition: DefinitionHead): void {
  const [first, ...more] = errorsAmong(lintDefinition(definition));
  if (first === undefined) return;
  const others = more.length === 0 ? '' : `, and ${String(more.length)} more`;
  refuse(definition, `${first.code} at ${formatPath(first.path) || 'its top'}${others}`);
}

function checkForm(form: TicketFormDefinition): void {
  const wrong = checkNumbering(form);
  if (wrong !== undefined) refuse(form, wrong);
}

function refuse(definition: DefinitionHead | undefined, why: string): never {
  const { kind, id, version } = definition ?? {};
  throw new CallsideError(
    'definition-invalid',
    `Cannot use the ${String(kind)} "${String(id)}" version ${String(version)}: ${why}.`,
    {
      details: { kind, id, version },
    },
  );
}

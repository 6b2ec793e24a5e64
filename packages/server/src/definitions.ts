import {
  CallsideError,
  errorsAmong,
  formatPath,
  lintDefinition,
  type DefinitionHead,
  type DefinitionRef,
  type SurveyDefinition,
  type TicketFormDefinition,
} from '@callside/core';
import { checkNumbering } from './push/ticket-number.js';

/** The definitions that the server knows, found by kind, id and version. */
export interface DefinitionBook {
  /** The form in exactly this version. */
  ticketForm(ref: DefinitionRef): TicketFormDefinition | undefined;
  /** The survey in exactly this version, also when it has been retired. */
  survey(ref: DefinitionRef): SurveyDefinition | undefined;
  /** The survey that a new link may use: published, in this version or else in the newest. */
  publishedSurvey(wanted: { readonly id: string; readonly version?: number }): SurveyDefinition | undefined;
}

/**
 * Puts definitions in order. Refuses, with `definition-invalid`, what the linter calls an error: a survey's page carries no
 * linter of its own. Refuses two of one version, too, and numbering that cannot work.
 *
 * @example
 * createDefinitionBook([repairForm, csatSurvey]).survey({ id: 'csat', version: 1 });
 */
export function createDefinitionBook(definitions: readonly DefinitionHead[]): DefinitionBook {
  const byKey = new Map<string, DefinitionHead>();
  for (const definition of definitions) {
    const key = keyOf(definition.kind, definition);
    if (byKey.has(key)) refuse(definition, 'it is there twice');
    checkFindings(definition);
    if (isTicketForm(definition)) checkForm(definition);
    byKey.set(key, definition);
  }
  const surveys = definitions.filter(isSurvey).sort((a, b) => b.version - a.version);
  return {
    ticketForm(ref) {
      const found = byKey.get(keyOf('ticket-form', ref));
      return found !== undefined && isTicketForm(found) ? found : undefined;
    },
    survey(ref) {
      const found = byKey.get(keyOf('survey', ref));
      return found !== undefined && isSurvey(found) ? found : undefined;
    },
    publishedSurvey: ({ id, version }) =>
      surveys.find(
        (survey) =>
          survey.status === 'published' && survey.id === id && (version === undefined || survey.version === version),
      ),
  };
}

function keyOf(kind: DefinitionHead['kind'], ref: DefinitionRef): string {
  return `${kind}/${ref.id}/${String(ref.version)}`;
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

function refuse(definition: DefinitionHead, why: string): never {
  const { kind, id, version } = definition;
  throw new CallsideError('definition-invalid', `Cannot use the ${kind} "${id}" version ${String(version)}: ${why}.`, {
    details: { kind, id, version },
  });
}

function isTicketForm(definition: DefinitionHead): definition is TicketFormDefinition {
  return definition.kind === 'ticket-form';
}

function isSurvey(definition: DefinitionHead): definition is SurveyDefinition {
  return definition.kind === 'survey';
}

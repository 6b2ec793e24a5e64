import { CallsideError, surveyFields, type DefinitionHead, type SurveyDefinition } from '@callside/core';
import { isAllowed, type AttachmentLimits } from '../push/attachment-rules.js';

export interface FileSettings {
  readonly definitions: readonly DefinitionHead[];
  readonly surveyFiles?: boolean;
  readonly uploads?: string;
}

/**
 * Refuses to start with a survey that asks for files which this server would not take: a customer who is asked for a file must be
 * able to send it. Throws `definition-invalid`.
 *
 * @example
 * refuseUntakenFiles({ definitions, surveyFiles: true, uploads: './files' }, ATTACHMENT_LIMITS);
 */
export function refuseUntakenFiles(
  { definitions, surveyFiles, uploads }: FileSettings,
  limits: AttachmentLimits,
): void {
  for (const survey of definitions.filter(asksForFiles)) {
    if (surveyFiles !== true || uploads === undefined)
      throw refusal(survey, 'asks for files: set "surveyFiles" and "uploads", or take "files" out of it');
    for (const { id, accept = [], maxSize = 0 } of surveyFields(survey).filter(({ type }) => type === 'attachment')) {
      if (maxSize > limits.maxSize)
        throw refusal(
          survey,
          `asks in "${id}" for larger files than the ${String(limits.maxSize)} bytes of "attachments.maxSize"`,
        );
      const type = accept.find((each) => !isAllowed(each, limits.mimes));
      if (type !== undefined) throw refusal(survey, `asks in "${id}" for ${type}, which is not in "attachments.mimes"`);
    }
  }
}

function asksForFiles(definition: DefinitionHead): definition is SurveyDefinition {
  return (definition as Partial<SurveyDefinition>).files === true;
}

function refusal({ id }: SurveyDefinition, why: string): CallsideError {
  return new CallsideError('definition-invalid', `The survey "${id}" ${why}.`);
}

import {
  filesOf,
  isId,
  issue,
  surveyFields,
  type Doc,
  type FileReference,
  type SurveyDefinition,
  type Value,
} from '@callside/core';
import type { ServerContext } from '../context.js';
import type { Sql } from '../database/database.js';
import { ProblemError } from '../problem.js';
import { checkAttachment } from '../push/attachment-rules.js';
import { appendToAudit } from '../records/audit.js';
import { lockEntity, writeEntity, type Entity } from '../records/entity-rows.js';
import { SURVEY_LINK } from '../uploads/finish-upload.js';
import { findStoredUpload } from '../uploads/upload-rows.js';
import type { SurveyLink } from './link-rows.js';

interface Place {
  readonly context: ServerContext;
  readonly tenant: string;
  readonly link: SurveyLink;
}

/**
 * Brings the attachments of a response to what its answers name: a file that is named for the first time becomes an attachment
 * without bytes, one that is named no more is deleted. Refuses what is no file of this link. Gives what the feed has to tell.
 *
 * @example
 * const changed = await settleFiles(tx, { context, tenant, link }, { survey, before: {}, answers });
 */
export async function settleFiles(
  tx: Sql,
  place: Place,
  { survey, before, answers }: { readonly survey: SurveyDefinition; readonly before: Doc; readonly answers: Doc },
): Promise<readonly Entity[]> {
  if (survey.files !== true) return [];
  const [known, named] = [before, answers].map((each) => filesIn(survey, each)) as [Files, Files];
  const changed: Entity[] = [];
  for (const [id, { file, question }] of named) {
    if (!isId(id) || Object.keys(file).some((name) => !FACTS.includes(name)))
      refuse(question, 'A file is named by id, name, type, size and sha256.');
    if (known.has(id)) {
      if (!isSame(known.get(id)?.file, file)) refuse(question, 'A file that was named stays what it is.');
      continue;
    }
    changed.push(await announce(tx, place, { file, question }));
  }
  for (const id of known.keys()) {
    const entity = named.has(id) ? undefined : await lockEntity(tx, place.tenant, id);
    if (entity === undefined || entity.deleted || !isOfLink(entity, place.link.id)) continue;
    changed.push(await store(tx, place, { ...entity, rev: entity.rev + 1, deleted: true }));
  }
  return changed;
}

/**
 * Tells whether a record is a file that an answer of this link has named.
 *
 * @example
 * isOfLink(entity, link.id);
 */
export function isOfLink({ type, doc }: Pick<Entity, 'type' | 'doc'>, linkId: string): boolean {
  const owner = Object(doc.for) as Doc;
  return type === 'attachment' && doc.by === SURVEY_LINK && owner.type === 'survey-response' && owner.id === linkId;
}

/** What an answer says of a file. */
const FACTS: readonly string[] = ['id', 'name', 'type', 'size', 'sha256'];

type Files = ReadonlyMap<string, NamedFile>;

interface NamedFile {
  readonly file: FileReference;
  readonly question: string;
}

function filesIn(survey: SurveyDefinition, answers: Doc): Files {
  const fields = surveyFields(survey).filter(({ type }) => type === 'attachment');
  const all = fields.flatMap(({ id: question }) =>
    filesOf(answers[question] as Value | undefined).map((file) => [file.id, { file, question }] as const),
  );
  return new Map(all);
}

async function announce(tx: Sql, place: Place, { file, question }: NamedFile): Promise<Entity> {
  const { context, tenant, link } = place;
  const { id, name, type: mime, size, sha256 } = file;
  const owner = { type: 'survey-response', id: link.id };
  const kind = mime.startsWith('image/') ? 'image' : 'file';
  const doc: Doc = { id, for: owner, name, mime, size, sha256, kind, by: SURVEY_LINK, at: context.clock.now() };
  const wrong = checkAttachment({ paths: [], doc, isNew: true }, context.attachments);
  if (wrong !== undefined) refuse(question, wrong.detail);
  const before = await lockEntity(tx, tenant, id);
  if (before === undefined) return store(tx, place, { id, type: 'attachment', rev: 1, deleted: false, doc });
  const isBack = before.deleted && isOfLink(before, link.id) && isSame(referenceOf(before), file);
  if (!isBack) refuse(question, 'A file has an id of its own.');
  // The way led elsewhere and back; its bytes may have been purged meanwhile.
  const bytes = await findStoredUpload(tx, tenant, id);
  const { uploaded, uploadedAt } = before.doc;
  const again = bytes === undefined ? doc : { ...doc, uploaded, uploadedAt };
  return store(tx, place, { ...before, rev: before.rev + 1, deleted: false, doc: again });
}

function referenceOf({ id, doc }: Entity): FileReference {
  const { name, mime: type, size, sha256 } = doc as Omit<FileReference, 'id' | 'type'> & { readonly mime: string };
  return { id, name, type, size, ...(sha256 === undefined ? {} : { sha256 }) };
}

async function store(tx: Sql, { context, tenant }: Place, entity: Entity): Promise<Entity> {
  const now = context.clock.now();
  const action = entity.deleted ? 'delete' : 'create';
  const paths = entity.deleted ? [] : Object.keys(entity.doc);
  await writeEntity(tx, { tenant, entity, now });
  const entry = { id: context.newId(), tenant, at: now, actor: SURVEY_LINK, action, mutationId: null } as const;
  await appendToAudit(tx, { ...entry, entity, paths });
  return entity;
}

function isSame(one: FileReference | undefined, other: FileReference): boolean {
  return (['name', 'type', 'size', 'sha256'] as const).every((property) => one?.[property] === other[property]);
}

function refuse(question: string, detail: string): never {
  throw new ProblemError('survey-answer-invalid', detail, {
    issues: [issue('files-malformed', ['set', `answers.${question}`])],
  });
}

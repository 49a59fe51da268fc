import { Type } from 'typebox';
import type { Static } from 'typebox';
import { entityKinds } from '../entities.ts';
import type { EntityKind } from '../entities.ts';
import {
  Article,
  CompanyPage,
  Course,
  Education,
  FacetCounts,
  JobPosting,
  LeadsTo,
  ListedSkill,
  PersonProfile,
  Position,
  Post,
  Requirement,
  SearchHit,
  SearchPage,
  SimilarJob,
  SimilarJobs,
  SkillInfo,
  SkillRef,
  TextRange,
} from '@trellis/network-skills';

/** The one shape of every error. */
export const ErrorBody = Type.Object({
  error: Type.Object({
    code: Type.String({ description: 'Upper case, the same in every release' }),
    message: Type.String({ description: 'What was seen, for a person to read' }),
    field: Type.Optional(Type.String({ description: 'Where in the request or the file' })),
    expected: Type.Optional(Type.String()),
  }),
});

export const CourseList = Type.Object({ ...SearchPage.properties, items: Type.Array(Course) });
export const SkillList = Type.Object({ items: Type.Array(SkillInfo) });
export const ChangePage = Type.Object({
  items: Type.Array(
    Type.Object({
      kind: Type.Unsafe<EntityKind>(Type.Union(entityKinds.map((kind) => Type.Literal(kind)))),
      id: Type.String(),
      change: Type.Union([Type.Literal('written'), Type.Literal('deleted')]),
    }),
    { description: 'The oldest first; of each entity only the last change' },
  ),
  cursor: Type.String({ description: 'For the next call' }),
  more: Type.Boolean({ description: 'Whether there is more already' }),
});
export const Health = Type.Object({ status: Type.Literal('ok') });

export const ImportKind = Type.Union([
  Type.Literal('resume'),
  Type.Literal('job'),
  Type.Literal('post'),
  Type.Literal('article'),
]);
export type ImportKind = Static<typeof ImportKind>;

export const ImportedEntity = Type.Object({
  type: Type.Union([Type.Literal('person'), Type.Literal('job'), Type.Literal('post'), Type.Literal('article')]),
  id: Type.String(),
  title: Type.String(),
});

export const LeftField = Type.Object({
  path: Type.String({ description: 'Where in the file, such as `work[0].website`' }),
  reason: Type.Union(
    [
      Type.Literal('on-purpose'),
      Type.Literal('private-contact'),
      Type.Literal('no-place'),
      Type.Literal('not-understood'),
    ],
    {
      description:
        'on-purpose: age, sex, origin, health, family, looks and faith are never read; private-contact: addresses and numbers; no-place: the network keeps nothing like it; not-understood: expected something else there',
    },
  ),
  detail: Type.Optional(Type.String()),
});
export type LeftField = Static<typeof LeftField>;

/** What came of an import. */
export const ImportSummary = Type.Object({
  id: Type.String({ description: 'For DELETE /imports/{id}' }),
  kind: ImportKind,
  format: Type.String({ description: 'As which format the content was read' }),
  entities: Type.Array(ImportedEntity),
  took: Type.Array(Type.String({ description: 'What was read, in words, such as `4 positions`' })),
  left: Type.Array(LeftField),
  notes: Type.Array(Type.String({ description: 'What was repaired or assumed' })),
  alreadyThere: Type.Boolean({ description: 'True when this member had brought all of it before' }),
});
export type ImportSummary = Static<typeof ImportSummary>;

/** Where a value of a résumé comes from. */
export const FieldSource = Type.Object({
  path: Type.String({ description: 'JSON pointer into the draft, such as `/work/0/position`' }),
  page: Type.Integer({ minimum: 1 }),
  line: Type.Integer({ minimum: 1, description: 'Place on the page in reading order, or line of the file' }),
  text: Type.String({ description: 'The words of the file' }),
  confidence: Type.Number({ minimum: 0, maximum: 1, description: 'Below 0.7: to be looked at before it is kept' }),
  how: Type.String({ description: 'How it was recognised' }),
});

/** A line of a document, where it stands in it. */
export const ShownLine = Type.Object({
  page: Type.Integer({ minimum: 1 }),
  line: Type.Integer({ minimum: 1 }),
  text: Type.String({ description: 'A tab where a wide gap is' }),
});
export type ShownLine = Static<typeof ShownLine>;

/** What would come of an import. */
export const ImportPreview = Type.Object({
  kind: ImportKind,
  format: Type.String({ description: 'As which format the content was read' }),
  draft: Type.Unknown({
    description: 'A JSON Resume, to be corrected and sent to POST /imports; of other kinds the list of what was read',
  }),
  fields: Type.Array(FieldSource, { description: 'For values of a résumé: where in the file, and how sure' }),
  took: Type.Array(Type.String({ description: 'What was read, in words' })),
  left: Type.Array(LeftField),
  notes: Type.Array(Type.String({ description: 'What was repaired or assumed' })),
  lines: Type.Optional(
    Type.Array(ShownLine, {
      description:
        'When asked for, of a résumé in a document: its first 2,000 lines (100,000 characters), without protected facts',
    }),
  ),
});
export type ImportPreview = Static<typeof ImportPreview>;

/** An import of the past, with what is still there of it. */
export const ImportRecord = Type.Object({
  id: Type.String(),
  importedAt: Type.String({ description: 'ISO 8601' }),
  entities: Type.Array(ImportedEntity),
});
export type ImportRecord = Static<typeof ImportRecord>;

/** The most bytes of a file over HTTP; a file that is text may have a tenth of it. */
export const maxImportBytes = 10 * 2 ** 20;
export const maxImportTextBytes = 2 ** 20;

export const ImportBody = Type.Object(
  {
    kind: Type.Optional(Type.Union([Type.Literal('auto'), ...ImportKind.anyOf], { default: 'auto' })),
    filename: Type.Optional(Type.String({ maxLength: 300 })),
    content: Type.String({
      description: 'The text of the file, at most 1 MB; as base64 up to 10 MB of a PDF, DOCX or zip',
    }),
    encoding: Type.Optional(
      Type.Union([Type.Literal('text'), Type.Literal('base64')], {
        default: 'text',
        description: 'base64: `content` holds the bytes of the file, whose text encoding is found out',
      }),
    ),
  },
  { additionalProperties: false },
);

export const ReadingBody = Type.Object(
  {
    ...ImportBody.properties,
    lines: Type.Optional(Type.Boolean({ default: false, description: 'Whether to tell the lines of a résumé, too' })),
  },
  { additionalProperties: false },
);

/** Schemas that the OpenAPI document names; the first that fits a part of another schema is referred to. */
export const namedSchemas = {
  SkillRef,
  SkillInfo,
  Requirement,
  JobPosting,
  Position,
  Education,
  ListedSkill,
  PersonProfile,
  CompanyPage,
  Post,
  Article,
  Course,
  TextRange,
  SearchHit,
  FacetCounts,
  SearchPage,
  SimilarJob,
  SimilarJobs,
  LeadsTo,
  CourseList,
  ChangePage,
  SkillList,
  LeftField,
  ImportedEntity,
  ImportSummary,
  FieldSource,
  ShownLine,
  ImportPreview,
  ImportRecord,
  ErrorBody,
};

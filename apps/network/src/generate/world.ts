import { readFileSync, readdirSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { load } from 'js-yaml';
import { Type } from 'typebox';
import type { Static, TSchema } from 'typebox';
import type { SkillRef } from '@trellis/network-skills';
import type { Vocabulary } from '../vocabulary/index.ts';
import { namesIn } from './fill-template.ts';

const Text = Type.String({ minLength: 1 });
const Texts = Type.Array(Text, { minItems: 1 });
const closed = { additionalProperties: false } as const;

const CompanyKind = Type.Object({ industry: Text, names: Texts, about: Texts, values: Texts, products: Texts }, closed);
const Step = Type.Object(
  {
    title: Texts,
    years: Type.Array(Type.Number(), { minItems: 2, maxItems: 2, description: 'How long people stay, from and to' }),
    pay: Type.Number({ description: 'Thousands a year, in the middle' }),
  },
  closed,
);
const Task = Type.Object(
  {
    skill: Text,
    from: Type.Optional(Type.Integer({ minimum: 0, description: 'The first step of the career that does it' })),
    did: Text,
    duty: Text,
    need: Text,
  },
  closed,
);
const EducationPath = Type.Object(
  {
    level: Type.Union(['vocational', 'associate', 'bachelor', 'master'].map((level) => Type.Literal(level))),
    studyType: Text,
    areas: Texts,
  },
  closed,
);
const Career = Type.Object(
  {
    id: Text,
    at: Type.Optional(
      Type.Array(Text, { description: 'Industries of the field that have such people; all when absent' }),
    ),
    support: Type.Optional(Type.Boolean({ description: 'Companies of every field have such people' })),
    titles: Type.Array(Step, { minItems: 1 }),
    education: EducationPath,
    certificates: Texts,
    skills: Texts,
    tasks: Type.Array(Task, { minItems: 4 }),
    summary: Texts,
    stories: Type.Array(Type.Object({ title: Text, text: Text }, closed), { minItems: 1 }),
  },
  closed,
);
const ArticlePlan = Type.Object(
  {
    title: Text,
    topics: Texts,
    sections: Type.Array(Type.Object({ heading: Type.Optional(Text), text: Text }, closed), { minItems: 2 }),
  },
  closed,
);
const FieldFile = Type.Object(
  {
    field: Text,
    companies: Type.Array(CompanyKind, { minItems: 1 }),
    careers: Type.Array(Career, { minItems: 1 }),
    articles: Type.Array(ArticlePlan, { minItems: 1 }),
  },
  closed,
);
const Culture = Type.Object(
  {
    weight: Type.Number(),
    given: Texts,
    family: Texts,
    languages: Texts,
    places: Type.Array(Type.String({ pattern: '^.+ [A-Z]{2}$' })),
  },
  closed,
);
const NamesFile = Type.Object(
  {
    cultures: Type.Array(Culture, { minItems: 1 }),
    roots: Type.Object({ first: Texts, last: Texts, before: Texts }, closed),
  },
  closed,
);
const SchoolsFile = Type.Object({ institutions: Type.Record(Type.String(), Texts), providers: Texts }, closed);

export type CompanyKind = Static<typeof CompanyKind>;
export type Task = Static<typeof Task> & { readonly ref: SkillRef };
export type ArticlePlan = Static<typeof ArticlePlan> & { readonly refs: readonly SkillRef[] };
export type Culture = Static<typeof Culture>;
export type Roots = Static<typeof NamesFile>['roots'];

/** A way through working life, with the skills that come with it. */
export type Career = Omit<Static<typeof Career>, 'tasks' | 'skills'> & {
  readonly field: string;
  readonly tasks: readonly Task[];
  readonly skills: readonly SkillRef[];
};

export interface WorkField {
  readonly field: string;
  readonly companies: readonly CompanyKind[];
  readonly careers: readonly Career[];
  readonly articles: readonly ArticlePlan[];
}

/** What networks are generated of. */
export interface World {
  readonly fields: readonly WorkField[];
  /** Of all fields, those that companies of every field need. */
  readonly supportCareers: readonly Career[];
  readonly cultures: readonly Culture[];
  readonly roots: Roots;
  readonly institutions: Readonly<Record<string, readonly string[]>>;
  readonly providers: readonly string[];
}

const folder = new URL('../../data/generator/', import.meta.url);
/** What templates may ask for, beside numbers. */
const slots = new Set(['place', 'company', 'root', 'years']);

/** Reads and checks `data/generator`. Throws an error that names the file and what is wrong in it. */
export function readWorld(vocabulary: Vocabulary, from: URL = folder): World {
  const names = readChecked(new URL('names.yaml', from), NamesFile);
  const schools = readChecked(new URL('schools.yaml', from), SchoolsFile);
  const files = readdirSync(new URL('fields/', from)).filter((name) => name.endsWith('.yaml'));
  const fields = files.sort().map((name) => readField(new URL(`fields/${name}`, from), vocabulary));
  const careers = fields.flatMap((field) => field.careers);
  for (const { id, education } of careers) {
    if (schools.institutions[education.level] === undefined)
      throw new Error(`schools.yaml: career ${id} needs institutions for ${education.level}`);
  }
  return { fields, supportCareers: careers.filter(({ support }) => support === true), ...names, ...schools };
}

function readField(file: URL, vocabulary: Vocabulary): WorkField {
  const { field, companies, careers, articles } = readChecked(file, FieldFile);
  const name = file.pathname.split('/').at(-1);
  const refOf = (skill: string): SkillRef => {
    const found = vocabulary.resolve(skill);
    if (!found) throw new Error(`fields/${name}: the vocabulary has no skill ${skill}`);
    return found;
  };
  return {
    field,
    companies,
    careers: careers.map((career) => ({
      ...career,
      field,
      skills: career.skills.map(refOf),
      tasks: career.tasks.map((task) => ({ ...task, ref: refOf(task.skill) })),
    })),
    articles: articles.map((article) => ({ ...article, refs: article.topics.map(refOf) })),
  };
}

function readChecked<S extends TSchema>(file: URL, schema: S): Static<S> {
  const name = file.pathname.split('/').at(-1);
  const content: unknown = load(readFileSync(file, 'utf8'));
  const ajv = new Ajv2020({ allErrors: false, strict: true });
  if (!ajv.validate(schema, content)) {
    const { instancePath = '', message = '' } = ajv.errors?.[0] ?? {};
    throw new Error(`data/generator: ${name}: ${instancePath || '/'} ${message}`);
  }
  for (const text of textsIn(content)) {
    const unknown = namesIn(text).find((slot) => !slots.has(slot));
    if (unknown !== undefined) throw new Error(`data/generator: ${name}: nothing fills {${unknown}}`);
  }
  return content as Static<S>;
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

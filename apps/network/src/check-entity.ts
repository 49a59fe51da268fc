import { Ajv2020 } from 'ajv/dist/2020.js';
import type { ValidateFunction } from 'ajv/dist/2020.js';
import { Article, CompanyPage, Course, JobPosting, PersonProfile, Post } from '@trellis/network-skills';
import type { Entity, EntityKind } from './entities.ts';

const schemas = {
  job: JobPosting,
  person: PersonProfile,
  company: CompanyPage,
  post: Post,
  article: Article,
  course: Course,
};

/** Throws when an entity is not what the API promises: whatever is stored must be fit to be served. */
export type CheckEntity = (entity: Entity) => void;

export function createEntityCheck(): CheckEntity {
  const ajv = new Ajv2020({ allErrors: false });
  const checks = new Map<EntityKind, ValidateFunction>();
  return ({ kind, value }) => {
    const { id } = value;
    const check = checks.get(kind) ?? ajv.compile(schemas[kind]);
    checks.set(kind, check);
    if (check(value)) return;
    const [problem] = check.errors ?? [];
    throw new Error(`${kind} ${id}: ${problem?.instancePath ?? ''} ${problem?.message ?? 'is not valid'}`);
  };
}

import type { Article, CompanyPage, Course, JobPosting, PersonProfile, Post } from '@trellis/network-skills';

/** Everything the network holds, by kind. */
export interface EntityOf {
  job: JobPosting;
  person: PersonProfile;
  company: CompanyPage;
  post: Post;
  article: Article;
  course: Course;
}

export type EntityKind = keyof EntityOf;

export const entityKinds = ['job', 'person', 'company', 'post', 'article', 'course'] as const satisfies EntityKind[];

/** An entity with its kind: what importers make and storage keeps. */
export type Entity = { readonly [K in EntityKind]: { readonly kind: K; readonly value: EntityOf[K] } }[EntityKind];

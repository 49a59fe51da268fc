import { Type } from 'typebox';
import type { Static } from 'typebox';

/**
 * The entities of the network as its API returns them. `apps/network` validates with these same values and generates its OpenAPI
 * document from them, so that service and skills cannot drift apart.
 */

const Id = Type.String({ minLength: 1, maxLength: 200 });
const Month = Type.String({ description: 'YYYY, YYYY-MM or YYYY-MM-DD, as precise as the source' });

/** A skill of the vocabulary. Compare ids, never names. */
export const SkillRef = Type.Object({
  id: Type.String({ description: 'Canonical skill id' }),
  name: Type.String({ description: 'Preferred name' }),
});
export type SkillRef = Static<typeof SkillRef>;

export const SkillInfo = Type.Object({
  id: Type.String(),
  name: Type.String(),
  kind: Type.Union(
    [
      Type.Literal('tool'),
      Type.Literal('technology'),
      Type.Literal('method'),
      Type.Literal('knowledge'),
      Type.Literal('transversal'),
      Type.Literal('language'),
      Type.Literal('licence'),
    ],
    { description: 'transversal: useful in every field of work, such as teamwork' },
  ),
  field: Type.Optional(Type.String({ description: 'Field of work it belongs to' })),
  synonyms: Type.Array(Type.String()),
  broader: Type.Array(SkillRef),
  narrower: Type.Array(SkillRef),
  related: Type.Array(SkillRef, { description: 'Transfers well, in either direction' }),
});
export type SkillInfo = Static<typeof SkillInfo>;

export const RequirementKind = Type.Union([
  Type.Literal('skill'),
  Type.Literal('experience'),
  Type.Literal('education'),
  Type.Literal('licence'),
  Type.Literal('language'),
  Type.Literal('other'),
]);

export const EducationLevel = Type.Union([
  Type.Literal('high-school'),
  Type.Literal('associate'),
  Type.Literal('bachelor'),
  Type.Literal('master'),
  Type.Literal('doctorate'),
]);
export type EducationLevel = Static<typeof EducationLevel>;

/** One thing that a posting asks for. */
export const Requirement = Type.Object({
  id: Type.String({ description: 'Unique within the job' }),
  text: Type.String({ description: 'Literally as in the posting' }),
  kind: RequirementKind,
  importance: Type.Union([Type.Literal('must'), Type.Literal('preferred')]),
  skills: Type.Array(SkillRef, { description: 'Skills of the vocabulary that the text names' }),
  anyOfSkills: Type.Boolean({ description: 'True when one of the skills is enough ("React, Vue or Svelte")' }),
  minimumYears: Type.Optional(Type.Number({ minimum: 0, description: 'Years of experience asked for' })),
  educationLevel: Type.Optional(EducationLevel),
  level: Type.Optional(Type.String({ description: 'How well, in the words of the posting: "advanced", "B2"' })),
  licence: Type.Optional(Type.String({ description: 'The licence or certificate, in the words of the posting' })),
  place: Type.Optional(
    Type.String({ description: 'Travel, presence or residence asked for, in the words of the posting' }),
  ),
  workPermit: Type.Optional(Type.Boolean({ description: 'True when a right to work is asked for' })),
  languages: Type.Optional(
    Type.Array(Type.Object({ language: Type.String(), level: Type.Optional(Type.String()) }), {
      description: 'Human languages asked for',
    }),
  ),
  phrases: Type.Optional(
    Type.Array(Type.String(), {
      description: 'Phrases of the text that name what is asked for and that no skill of the vocabulary stands for',
    }),
  ),
  alternatives: Type.Optional(
    Type.Array(
      Type.Object({
        text: Type.String({ description: 'Literally as in the posting' }),
        minimumYears: Type.Optional(Type.Number({ minimum: 0 })),
        educationLevel: Type.Optional(EducationLevel),
      }),
      { description: 'Other ways to meet the same requirement ("or an associate degree and 18 months of experience")' },
    ),
  ),
});
export type Requirement = Static<typeof Requirement>;

export const JobPosting = Type.Object({
  id: Id,
  title: Type.String(),
  company: Type.String({ description: 'Name of the hiring organisation, empty when the posting does not say' }),
  companyId: Type.Optional(Id),
  place: Type.Optional(Type.String()),
  remote: Type.Optional(Type.Union([Type.Literal('no'), Type.Literal('hybrid'), Type.Literal('yes')])),
  employmentType: Type.Optional(Type.String()),
  salary: Type.Optional(Type.String({ description: 'As a phrase, with currency and period' })),
  postedOn: Type.Optional(Type.String({ description: 'YYYY-MM-DD' })),
  field: Type.Optional(Type.String({ description: 'Field of work' })),
  text: Type.String({ description: 'The whole posting as plain text' }),
  language: Type.Optional(Type.String({ description: 'Language of the text, BCP 47, where it is sure' })),
  responsibilities: Type.Array(Type.String({ description: 'Literally as in the posting' })),
  requirements: Type.Array(Requirement),
  skills: Type.Array(SkillRef, { description: 'All skills that the posting names' }),
  url: Type.Optional(Type.String()),
  fictional: Type.Boolean({ description: 'Part of the sample data' }),
});
export type JobPosting = Static<typeof JobPosting>;

export const Position = Type.Object({
  title: Type.String(),
  company: Type.String(),
  start: Type.Optional(Month),
  end: Type.Optional(Month),
  current: Type.Boolean({ description: 'No end was given and it is the present one' }),
  years: Type.Optional(Type.Number({ minimum: 0, description: 'How long, where the dates say' })),
  summary: Type.Optional(Type.String()),
  highlights: Type.Array(Type.String()),
  skills: Type.Array(SkillRef, { description: 'Skills that title, summary and highlights name' }),
});
export type Position = Static<typeof Position>;

export const Education = Type.Object({
  institution: Type.Optional(Type.String()),
  area: Type.Optional(Type.String()),
  studyType: Type.Optional(Type.String()),
  level: Type.Optional(EducationLevel),
  start: Type.Optional(Month),
  end: Type.Optional(Month),
  courses: Type.Array(Type.String()),
});
export type Education = Static<typeof Education>;

/** A skill as its owner lists it: `name` is their word, `skills` what the vocabulary makes of name and keywords. */
export const ListedSkill = Type.Object({
  name: Type.String(),
  level: Type.Optional(Type.String()),
  keywords: Type.Array(Type.String()),
  skills: Type.Array(SkillRef),
});

/** A person. Age, sex, origin, health, family and looks are not read from any source and have no field. */
export const PersonProfile = Type.Object({
  id: Id,
  name: Type.String(),
  headline: Type.Optional(Type.String()),
  summary: Type.Optional(Type.String()),
  place: Type.Optional(Type.String()),
  positions: Type.Array(Position, { description: 'Newest first' }),
  volunteering: Type.Array(Position),
  education: Type.Array(Education),
  listedSkills: Type.Array(ListedSkill),
  certificates: Type.Array(
    Type.Object({ name: Type.String(), issuer: Type.Optional(Type.String()), date: Type.Optional(Month) }),
  ),
  languages: Type.Array(Type.Object({ language: Type.String(), fluency: Type.Optional(Type.String()) })),
  projects: Type.Array(
    Type.Object({
      name: Type.String(),
      description: Type.Optional(Type.String()),
      highlights: Type.Array(Type.String()),
      skills: Type.Array(SkillRef),
    }),
  ),
  publications: Type.Array(Type.Object({ name: Type.String(), publisher: Type.Optional(Type.String()) })),
  skills: Type.Array(SkillRef, { description: 'All skills that the profile names, wherever' }),
  totalYears: Type.Number({ minimum: 0, description: 'Years of paid work, overlaps counted once' }),
  fictional: Type.Boolean(),
});
export type PersonProfile = Static<typeof PersonProfile>;

export const CompanyPage = Type.Object({
  id: Id,
  name: Type.String(),
  industry: Type.Optional(Type.String()),
  size: Type.Optional(Type.String()),
  place: Type.Optional(Type.String()),
  about: Type.String(),
  values: Type.Array(Type.String()),
  products: Type.Array(Type.String()),
  openJobs: Type.Array(Type.Object({ id: Id, title: Type.String() })),
  url: Type.Optional(Type.String()),
  fictional: Type.Boolean(),
});
export type CompanyPage = Static<typeof CompanyPage>;

/** Somebody's words in a post or an article. */
export const Quote = Type.Object({
  text: Type.String({ description: 'Literally as in the text, without the quotation marks' }),
  speaker: Type.Optional(Type.String({ description: 'Who said it, as the text names them' })),
  start: Type.Integer({ minimum: 0, description: 'Where the words begin in the text, in UTF-16 units' }),
});
export type Quote = Static<typeof Quote>;

export const Post = Type.Object({
  id: Id,
  title: Type.Optional(Type.String()),
  author: Type.String(),
  authorId: Type.Optional(Id),
  authorHeadline: Type.Optional(Type.String()),
  publishedOn: Type.Optional(Type.String({ description: 'YYYY-MM-DD' })),
  modifiedOn: Type.Optional(Type.String({ description: 'YYYY-MM-DD' })),
  language: Type.Optional(Type.String({ description: 'Language of the text, BCP 47, where it is sure' })),
  text: Type.String({ description: 'Plain text, paragraphs apart by an empty line' }),
  links: Type.Array(
    Type.Object({
      url: Type.String(),
      text: Type.Optional(Type.String()),
      articleId: Type.Optional(Type.String({ description: 'When the network holds the article' })),
    }),
  ),
  mentions: Type.Array(
    Type.Object({
      type: Type.Union([Type.Literal('person'), Type.Literal('company')]),
      name: Type.String(),
      id: Type.Optional(Type.String({ description: 'When the network knows them' })),
    }),
  ),
  quotes: Type.Optional(Type.Array(Quote, { description: 'What others are quoted with, in the order of the text' })),
  topics: Type.Array(SkillRef),
  fictional: Type.Boolean(),
});
export type Post = Static<typeof Post>;

export const Article = Type.Object({
  id: Id,
  title: Type.String(),
  author: Type.Optional(Type.String()),
  publisher: Type.Optional(Type.String()),
  publishedOn: Type.Optional(Type.String({ description: 'YYYY-MM-DD' })),
  modifiedOn: Type.Optional(Type.String({ description: 'YYYY-MM-DD' })),
  language: Type.Optional(Type.String({ description: 'Language of the text, BCP 47, where it is sure' })),
  text: Type.String({ description: 'Plain text, paragraphs apart by an empty line' }),
  quotes: Type.Optional(Type.Array(Quote, { description: 'What others are quoted with, in the order of the text' })),
  topics: Type.Array(SkillRef),
  url: Type.Optional(Type.String()),
  fictional: Type.Boolean(),
});
export type Article = Static<typeof Article>;

export const Course = Type.Object({
  id: Id,
  title: Type.String(),
  provider: Type.String(),
  level: Type.Union([Type.Literal('beginner'), Type.Literal('intermediate'), Type.Literal('advanced')]),
  hours: Type.Number({ minimum: 0 }),
  description: Type.String(),
  skills: Type.Array(SkillRef, { description: 'What it teaches' }),
  url: Type.Optional(Type.String()),
  fictional: Type.Boolean(),
});
export type Course = Static<typeof Course>;

/** A part of a text, counted in UTF-16 code units, as strings are in JavaScript. */
export const TextRange = Type.Object({
  start: Type.Integer({ minimum: 0 }),
  end: Type.Integer({ minimum: 0, description: 'Behind the last character' }),
});
export type TextRange = Static<typeof TextRange>;

/** A line of a result list. */
export const SearchHit = Type.Object({
  id: Id,
  title: Type.String(),
  subtitle: Type.Optional(Type.String({ description: 'Company and place, headline, or author' })),
  snippet: Type.Optional(Type.String()),
  highlights: Type.Optional(
    Type.Object(
      { title: Type.Array(TextRange), snippet: Type.Array(TextRange) },
      { description: 'Where the words that were looked for stand, when `highlight` asks for it' },
    ),
  ),
});
export type SearchHit = Static<typeof SearchHit>;

/** How often the values of a facet occur among the results of a search. */
export const FacetCounts = Type.Object({
  facet: Type.String({ description: 'The filter that takes such a value' }),
  counted: Type.Integer({ minimum: 0, description: 'Among so many results: the newest, when there are more' }),
  values: Type.Array(Type.Object({ value: Type.String(), count: Type.Integer({ minimum: 1 }) }), {
    description: 'The most frequent first',
  }),
});
export type FacetCounts = Static<typeof FacetCounts>;

/** One page of results. */
export const SearchPage = Type.Object({
  items: Type.Array(SearchHit),
  total: Type.Integer({ minimum: 0 }),
  totalIsAtLeast: Type.Optional(
    Type.Boolean({ description: 'True when there are more than `total`; they were not counted' }),
  ),
  cursor: Type.Optional(Type.String({ description: 'Hand it back for the next page; absent on the last' })),
  facets: Type.Optional(Type.Array(FacetCounts, { description: 'Those that `facets` asks for' })),
});
export type SearchPage = Static<typeof SearchPage>;

/** A job that is like another one. */
export const SimilarJob = Type.Object({
  ...SearchHit.properties,
  sharedSkills: Type.Array(SkillRef, { description: 'What both ask for, the rarest first' }),
});
export type SimilarJob = Static<typeof SimilarJob>;

export const SimilarJobs = Type.Object({ items: Type.Array(SimilarJob) });
export type SimilarJobs = Static<typeof SimilarJobs>;

/** Where a skill leads: occupations of the vocabulary, and what the jobs of the network say. */
export const LeadsTo = Type.Object({
  skill: SkillRef,
  jobs: Type.Integer({ minimum: 0, description: 'How many jobs ask for it' }),
  jobsIsAtLeast: Type.Optional(Type.Boolean({ description: 'True when there are more; they were not counted' })),
  occupations: Type.Array(Type.Object({ id: Type.String(), name: Type.String() }), {
    description: 'Occupations that it belongs to, after the vocabulary',
  }),
  counted: Type.Integer({ minimum: 0, description: 'The numbers below are of so many jobs, the newest' }),
  titles: Type.Array(Type.Object({ title: Type.String(), count: Type.Integer({ minimum: 1 }) }), {
    description: 'What such jobs are called',
  }),
  fields: Type.Array(Type.Object({ value: Type.String(), count: Type.Integer({ minimum: 1 }) }), {
    description: 'Fields of work',
  }),
  skills: Type.Array(Type.Object({ id: Type.String(), name: Type.String(), count: Type.Integer({ minimum: 1 }) }), {
    description: 'What such jobs ask for besides',
  }),
});
export type LeadsTo = Static<typeof LeadsTo>;

import { Type } from 'typebox';
import { defineSkill } from '@trellis/core';
import { Article, CompanyPage, JobPosting, PersonProfile, Post } from './entities.ts';
import {
  exampleArticle,
  exampleCompany,
  exampleJob,
  examplePost,
  exampleProfile,
  unchanged,
} from './skill-examples.ts';

const service = 'network';
const known = { effect: 'read', owner: 'network', latency: 'fast' } as const;
/** What does not change while somebody reads about it. Its visibility may differ between members. */
const cache = { ttlMs: 60_000, scope: 'member' } as const;

/** One job posting with its requirements, each already tied to skills of the vocabulary. */
export const getJob = defineSkill({
  name: 'get-job',
  description: 'One job posting: title, company, place, requirements with skills and years, full text.',
  useWhen: 'The question is about a single, known job.',
  ...known,
  input: Type.Object({ jobId: Type.String({ description: 'The id shown with the job' }) }),
  output: JobPosting,
  rpc: { service, method: 'GET', path: '/jobs/{jobId}', response: JobPosting },
  toRequest: ({ jobId }) => ({ path: { jobId } }),
  fromResponse: (job) => job,
  examples: [unchanged({ jobId: exampleJob.id }, exampleJob)],
  surfaces: ['job', 'company'],
});

/** A person's profile, as far as the member may see it. */
export const getProfile = defineSkill({
  name: 'get-profile',
  description: 'One profile: positions, education, skills, certificates and languages of a person.',
  useWhen: "The member's own background matters, or the question is about a single, known person.",
  ...known,
  input: Type.Object({ personId: Type.String({ description: "The id of the person; the member's own id for 'me'" }) }),
  output: PersonProfile,
  rpc: { service, method: 'GET', path: '/people/{personId}', response: PersonProfile },
  toRequest: ({ personId }) => ({ path: { personId } }),
  fromResponse: (person) => person,
  examples: [unchanged({ personId: exampleProfile.id }, exampleProfile)],
});

export const getCompany = defineSkill({
  name: 'get-company',
  description: 'One company: what it does, its size, values, products and open jobs.',
  useWhen: 'The question is about a single, known company, or about the employer behind a job.',
  ...known,
  input: Type.Object({ companyId: Type.String({ description: 'The id shown with the company or the job' }) }),
  output: CompanyPage,
  rpc: { service, method: 'GET', path: '/companies/{companyId}', response: CompanyPage },
  toRequest: ({ companyId }) => ({ path: { companyId } }),
  fromResponse: (company) => company,
  examples: [unchanged({ companyId: exampleCompany.id }, exampleCompany)],
  surfaces: ['company', 'job', 'person', 'post'],
  cache,
});

export const getPost = defineSkill({
  name: 'get-post',
  description: 'One post: its text, author, date, the articles it links and whom it mentions.',
  useWhen: 'The question is about a single, known post.',
  ...known,
  input: Type.Object({ postId: Type.String({ description: 'The id shown with the post' }) }),
  output: Post,
  rpc: { service, method: 'GET', path: '/posts/{postId}', response: Post },
  toRequest: ({ postId }) => ({ path: { postId } }),
  fromResponse: (post) => post,
  examples: [unchanged({ postId: examplePost.id }, examplePost)],
  surfaces: ['post', 'article'],
});

export const getArticle = defineSkill({
  name: 'get-article',
  description: 'One article of the network: title, author, publisher, date and full text.',
  useWhen: 'The text of a known article is needed, for example one that a post links.',
  ...known,
  input: Type.Object({ articleId: Type.String({ description: 'The id shown with the article or the link' }) }),
  output: Article,
  rpc: { service, method: 'GET', path: '/articles/{articleId}', response: Article },
  toRequest: ({ articleId }) => ({ path: { articleId } }),
  fromResponse: (article) => article,
  examples: [unchanged({ articleId: exampleArticle.id }, exampleArticle)],
  surfaces: ['article', 'post'],
  cache,
});

import { Type } from 'typebox';
import { defineSkill } from '@trellis/core';
import { Article, CompanyPage, JobPosting, PersonProfile, Post } from './entities.ts';

const service = 'network';

/** One job posting with its requirements, each already tied to skills of the vocabulary. */
export const getJob = defineSkill({
  name: 'get-job',
  description: 'One job posting: title, company, place, requirements with skills and years, full text.',
  useWhen: 'The question is about a single, known job.',
  effect: 'read',
  input: Type.Object({ jobId: Type.String({ description: 'The id shown with the job' }) }),
  output: JobPosting,
  rpc: { service, method: 'GET', path: '/jobs/{jobId}', response: JobPosting },
  toRequest: ({ jobId }) => ({ path: { jobId } }),
  fromResponse: (job) => job,
});

/** A person's profile, as far as the member may see it. */
export const getProfile = defineSkill({
  name: 'get-profile',
  description: 'One profile: positions, education, skills, certificates and languages of a person.',
  useWhen: "The member's own background matters, or the question is about a single, known person.",
  effect: 'read',
  input: Type.Object({ personId: Type.String({ description: "The id of the person; the member's own id for 'me'" }) }),
  output: PersonProfile,
  rpc: { service, method: 'GET', path: '/people/{personId}', response: PersonProfile },
  toRequest: ({ personId }) => ({ path: { personId } }),
  fromResponse: (person) => person,
});

export const getCompany = defineSkill({
  name: 'get-company',
  description: 'One company: what it does, its size, values, products and open jobs.',
  useWhen: 'The question is about a single, known company, or about the employer behind a job.',
  effect: 'read',
  input: Type.Object({ companyId: Type.String({ description: 'The id shown with the company or the job' }) }),
  output: CompanyPage,
  rpc: { service, method: 'GET', path: '/companies/{companyId}', response: CompanyPage },
  toRequest: ({ companyId }) => ({ path: { companyId } }),
  fromResponse: (company) => company,
});

export const getPost = defineSkill({
  name: 'get-post',
  description: 'One post: its text, author, date, the articles it links and whom it mentions.',
  useWhen: 'The question is about a single, known post.',
  effect: 'read',
  input: Type.Object({ postId: Type.String({ description: 'The id shown with the post' }) }),
  output: Post,
  rpc: { service, method: 'GET', path: '/posts/{postId}', response: Post },
  toRequest: ({ postId }) => ({ path: { postId } }),
  fromResponse: (post) => post,
});

export const getArticle = defineSkill({
  name: 'get-article',
  description: 'One article of the network: title, author, publisher, date and full text.',
  useWhen: 'The text of a known article is needed, for example one that a post links.',
  effect: 'read',
  input: Type.Object({ articleId: Type.String({ description: 'The id shown with the article or the link' }) }),
  output: Article,
  rpc: { service, method: 'GET', path: '/articles/{articleId}', response: Article },
  toRequest: ({ articleId }) => ({ path: { articleId } }),
  fromResponse: (article) => article,
});

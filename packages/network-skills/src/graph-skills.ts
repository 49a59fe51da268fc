import { defineSkill } from '@trellis/core';
import { Type } from 'typebox';
import { ConnectionPage, ConnectionPath, Kept, SavedJobPage } from './graph-entities.ts';
import { unchanged } from './skill-examples.ts';

const service = 'network';
const known = { owner: 'network', latency: 'fast' } as const;
const limit = Type.Optional(Type.Integer({ minimum: 1, maximum: 50, description: 'At most so many, 20 when absent' }));
const since = '2024-05-01';
const robin = { id: 'person-9', name: 'Robin Sample', headline: 'Planner' };
const kim = { id: 'person-1', name: 'Kim Example', headline: 'Reporting assistant' };

/** Connections of the member who show that they work or worked at a company. */
export const whoDoIKnowAt = defineSkill({
  name: 'who-do-i-know-at',
  description: 'Connections of the member at one company: name, headline, what they do or did there.',
  useWhen: 'The member asks whom they know at an employer, or could ask about it.',
  ...known,
  effect: 'read',
  input: Type.Object({
    company: Type.String({ minLength: 1, maxLength: 200, description: 'The id or the name of the company' }),
    limit,
  }),
  output: ConnectionPage,
  rpc: { service, method: 'GET', path: '/people/me/connections', response: ConnectionPage },
  toRequest: (input) => ({ query: { company: input.company, limit: input.limit ?? 20 } }),
  fromResponse: (page) => page,
  examples: [
    unchanged(
      { company: 'company-3', limit: 5 },
      {
        items: [
          { person: robin, state: 'connected' as const, since, positions: [{ title: 'Planner', current: true }] },
        ],
        total: 1,
        cursor: 'next',
      },
    ),
  ],
});

/** The shortest path of connections from the member to a person, as far as those on it show it. */
export const howConnected = defineSkill({
  name: 'how-connected',
  description: 'How the member and one person are connected: the people in between, by name.',
  useWhen: 'The member asks who could introduce them to somebody, or how they know a person.',
  ...known,
  effect: 'read',
  input: Type.Object({ personId: Type.String({ description: 'The id of the person' }) }),
  output: ConnectionPath,
  rpc: { service, method: 'GET', path: '/people/{personId}/path', response: ConnectionPath },
  toRequest: ({ personId }) => ({ path: { personId } }),
  fromResponse: (path) => path,
  examples: [unchanged({ personId: robin.id }, { degree: 1, people: [kim, robin], complete: true })],
  surfaces: ['person'],
});

/** Jobs that the member saved. */
export const getSavedJobs = defineSkill({
  name: 'get-saved-jobs',
  description: 'Jobs the member saved for later: id, title, company, place, since when.',
  useWhen: 'The member speaks of the jobs they saved, or wants to compare or choose among them.',
  ...known,
  effect: 'read',
  input: Type.Object({ limit }),
  output: SavedJobPage,
  rpc: { service, method: 'GET', path: '/people/me/saved-jobs', response: SavedJobPage },
  toRequest: (input) => ({ query: { limit: input.limit ?? 20 } }),
  fromResponse: (page) => page,
  examples: [
    unchanged(
      { limit: 3 },
      {
        items: [{ job: { id: 'job-7', title: 'Data analyst', company: 'Northwind Ferries', place: 'Bergen' }, since }],
        total: 4,
        cursor: 'next',
      },
    ),
  ],
});

/** Saves a job for the member, once they have confirmed it. */
export const saveJob = defineSkill({
  name: 'save-job',
  description: 'Saves one job to the list of saved jobs of the member.',
  useWhen: 'The member asks to keep, save or remember a job that is known by its id.',
  ...known,
  effect: 'write',
  idempotent: true,
  input: Type.Object({ jobId: Type.String({ description: 'The id shown with the job' }) }),
  output: Kept,
  rpc: { service, method: 'PUT', path: '/people/me/saved-jobs/{jobId}', response: Kept },
  toRequest: ({ jobId }) => ({ path: { jobId } }),
  fromResponse: (kept) => kept,
  examples: [unchanged({ jobId: 'job-7' }, { since, already: true })],
  surfaces: ['job'],
});

/** Follows a company for the member, once they have confirmed it. */
export const followCompany = defineSkill({
  name: 'follow-company',
  description: 'Adds one company to those that the member follows.',
  useWhen: 'The member asks to follow an employer that is known by its id.',
  ...known,
  effect: 'write',
  idempotent: true,
  input: Type.Object({ companyId: Type.String({ description: 'The id shown with the company or the job' }) }),
  output: Kept,
  rpc: { service, method: 'PUT', path: '/people/me/follows/companies/{companyId}', response: Kept },
  toRequest: ({ companyId }) => ({ path: { companyId } }),
  fromResponse: (kept) => kept,
  examples: [unchanged({ companyId: 'company-3' }, { since, already: true })],
  surfaces: ['company', 'job'],
});

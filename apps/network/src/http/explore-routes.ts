import { Type } from 'typebox';
import { LeadsTo, SearchPage, SimilarJobs } from '@trellis/network-skills';
import type { Network } from '../network.ts';
import { NetworkError } from '../network-error.ts';
import { normalizeName } from '../storage/normalize.ts';
import { cursorParameter, IdParameters, limitParameter, wordsParameter } from './list-parameters.ts';
import { defineRoute } from './route.ts';
import type { Route } from './route.ts';

/** From one thing of the network to others that stand near it. */
export function exploreRoutes(network: Network): Route[] {
  return [similarJobsRoute(network), companyPeopleRoute(network), leadsToRoute(network)];
}

const limitQuery = Type.Object({ limit: limitParameter(10) }, { additionalProperties: false });

const similarJobsRoute = (network: Network): Route =>
  defineRoute({
    method: 'GET',
    path: '/jobs/{id}/similar',
    tag: 'jobs',
    summary: 'Jobs like this one.',
    description:
      'Jobs that ask for the same skills, rare ones counting more, or have the same title; the most alike first. Of jobs without number the newest are compared.',
    parameters: IdParameters,
    query: limitQuery,
    response: SimilarJobs,
    status: 200,
    errors: [404],
    example: {
      items: [
        {
          id: 'job-8',
          title: 'Data analyst',
          subtitle: 'Harbour Office · Bergen · Analytics',
          sharedSkills: [{ id: 'sql', name: 'SQL' }],
        },
      ],
    },
    handle: ({ viewer, path: { id }, query: { limit = 10 } }) => ({
      items: network.similarJobs(viewer, network.read(viewer, 'job', id), limit),
    }),
  });

const companyPeopleRoute = (network: Network): Route =>
  defineRoute({
    method: 'GET',
    path: '/companies/{id}/people',
    tag: 'companies',
    summary: 'People who work or have worked at a company.',
    description:
      'Found by the positions in their profiles, as far as each of them shows these to the member who asks. With words, the best match first.',
    parameters: IdParameters,
    query: Type.Object(
      { q: wordsParameter, limit: limitParameter(10), cursor: cursorParameter },
      { additionalProperties: false },
    ),
    response: SearchPage,
    status: 200,
    errors: [404],
    example: { items: [{ id: 'person-9', title: 'Robin Sample', subtitle: 'Planner · Bergen' }], total: 1 },
    handle({ viewer, path: { id }, query: { limit = 10, ...query } }) {
      const { name } = network.read(viewer, 'company', id);
      const company = { facet: 'company', values: [normalizeName(name)], match: 'whole' } as const;
      const { facets: _, ...page } = network.list(viewer, 'person', { ...query, limit, filters: [company] });
      return page;
    },
  });

const leadsToRoute = (network: Network): Route =>
  defineRoute({
    method: 'GET',
    path: '/skills/{id}/leads-to',
    tag: 'skills',
    summary: 'Where a skill leads.',
    description:
      'Occupations that the skill belongs to; and, counted in the newest jobs that ask for it: what they are called, in which fields of work they are, and which skills they ask for besides.',
    parameters: IdParameters,
    query: limitQuery,
    response: LeadsTo,
    status: 200,
    errors: [404],
    example: {
      skill: { id: 'sql', name: 'SQL' },
      jobs: 12,
      occupations: [{ id: 'data-analyst', name: 'Data analyst' }],
      counted: 12,
      titles: [{ title: 'Data analyst', count: 5 }],
      fields: [{ value: 'analytics', count: 9 }],
      skills: [{ id: 'python', name: 'Python', count: 7 }],
    },
    handle({ viewer, path: { id }, query: { limit = 10 } }) {
      const leadsTo = network.leadsTo(viewer, id, limit);
      if (leadsTo) return leadsTo;
      throw new NetworkError('NOT_FOUND', 'there is no such skill', {
        field: 'id',
        expected: 'an id of GET /skills',
      });
    },
  });

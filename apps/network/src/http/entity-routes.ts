import { Type } from 'typebox';
import type { TObject } from 'typebox';
import { Article, CompanyPage, JobPosting, PersonProfile, Post, SearchPage } from '@trellis/network-skills';
import type { EntityKind } from '../entities.ts';
import type { Network } from '../network.ts';
import { NetworkError } from '../network-error.ts';
import { normalizeName } from '../storage/normalize.ts';
import type { Filter } from '../storage/search.ts';
import { CourseList, Health, SkillList } from './api-schemas.ts';
import { filterReaders, filterSchemas } from './list-filters.ts';
import type { FilterName } from './list-filters.ts';
import {
  cursorParameter,
  facetsParameter,
  IdParameters,
  limitParameter,
  pageParameters,
  readFacets,
  toSearchPage,
  wordsParameter,
} from './list-parameters.ts';
import type { CountedFilter } from './list-parameters.ts';
import { defineRoute } from './route.ts';
import type { Route } from './route.ts';

interface Collection {
  readonly path: string;
  readonly kind: EntityKind;
  readonly noun: string;
  readonly schema: TObject;
  readonly filters: readonly FilterName[];
  /** Members may bring their own, and delete them. */
  readonly deletable: boolean;
}

const collections: readonly Collection[] = [
  {
    path: '/jobs',
    kind: 'job',
    noun: 'job posting',
    schema: JobPosting,
    filters: ['company', 'place', 'remote', 'field', 'employmentType', 'skill'],
    deletable: true,
  },
  {
    path: '/people',
    kind: 'person',
    noun: 'person',
    schema: PersonProfile,
    filters: ['skill', 'company', 'place'],
    deletable: true,
  },
  { path: '/companies', kind: 'company', noun: 'company', schema: CompanyPage, filters: ['place'], deletable: false },
  { path: '/posts', kind: 'post', noun: 'post', schema: Post, filters: ['author', 'topic'], deletable: true },
  {
    path: '/articles',
    kind: 'article',
    noun: 'article',
    schema: Article,
    filters: ['author', 'topic'],
    deletable: true,
  },
];

/** Reading, listing and deleting of everything the network holds. */
export function entityRoutes(network: Network): Route[] {
  return [...collections.flatMap((collection) => collectionRoutes(network, collection)), ...catalogueRoutes(network)];
}

function collectionRoutes(network: Network, collection: Collection): Route[] {
  const { path, kind, noun, schema, filters, deletable } = collection;
  const tag = path.slice(1);
  const query = Type.Object(
    {
      ...pageParameters,
      facets: facetsParameter(filters.filter((name): name is CountedFilter => name !== 'author')),
      ...Object.fromEntries(filters.map((name) => [name, filterSchemas[name]])),
    },
    { additionalProperties: false },
  );
  const routes = [
    defineRoute({
      method: 'GET',
      path,
      tag,
      summary: `A list of ${tag}: best match first, or newest first without a query. Filters narrow it.`,
      query,
      response: SearchPage,
      status: 200,
      handle({ viewer, query: { q, limit = 10, cursor, facets, highlight, ...values } }) {
        const counted = readFacets(facets);
        const request = {
          limit,
          filters: readFilters(network, { viewer, values, filters }),
          facets: counted.facets,
          ...(q !== undefined && { q }),
          ...(cursor !== undefined && { cursor }),
          ...(highlight !== undefined && { highlight }),
        };
        return toSearchPage(network.list(viewer, kind, request), counted.names);
      },
    }),
    defineRoute({
      method: 'GET',
      path: `${path}/{id}`,
      tag,
      summary:
        kind === 'person'
          ? 'One person. `me`, and the own id, is the member who asks: the résumé they imported last, where there is one.'
          : `One ${noun}.`,
      parameters: IdParameters,
      response: schema,
      status: 200,
      errors: [404],
      handle: ({ viewer, path: { id } }) =>
        kind === 'person' && (id === 'me' || id === viewer.memberId)
          ? network.readMe(viewer)
          : network.read(viewer, kind, id),
    }),
  ];
  return deletable ? [...routes, deleteRoute(network, collection)] : routes;
}

const deleteRoute = (network: Network, { path, kind, noun }: Collection): Route =>
  defineRoute({
    method: 'DELETE',
    path: `${path}/{id}`,
    tag: path.slice(1),
    summary: `Deletes a ${noun} that the member has imported.`,
    parameters: IdParameters,
    status: 204,
    errors: [403, 404],
    handle({ viewer, path: { id } }) {
      network.read(viewer, kind, id);
      if (network.deleteOwn(viewer, kind, id)) return;
      throw new NetworkError('FORBIDDEN', `this ${noun} is not yours to delete`, { field: 'id' });
    },
  });

function readFilters(
  network: Network,
  options: { viewer: Parameters<Network['list']>[0]; values: object; filters: readonly FilterName[] },
): Filter[] {
  const { viewer, values, filters } = options;
  const given = new Map(Object.entries(values as Record<string, string | string[]>));
  return filters.flatMap((name) => {
    const value = given.get(name);
    return value === undefined ? [] : [value].flat().map((each) => filterReaders[name](each, { network, viewer }));
  });
}

function catalogueRoutes(network: Network): Route[] {
  const skillIds = Type.Array(Type.String({ minLength: 1, maxLength: 100 }), { maxItems: 50 });
  return [
    defineRoute({
      method: 'GET',
      path: '/courses',
      tag: 'courses',
      summary: 'Courses that teach any of the skills, those that teach most of them first.',
      query: Type.Object(
        {
          skill: Type.Optional(skillIds),
          q: wordsParameter,
          level: Type.Optional(
            Type.Union([Type.Literal('beginner'), Type.Literal('intermediate'), Type.Literal('advanced')]),
          ),
          limit: limitParameter(10),
          cursor: cursorParameter,
          facets: facetsParameter(['skill', 'level']),
        },
        { additionalProperties: false },
      ),
      response: CourseList,
      status: 200,
      handle({ viewer, query: { skill = [], limit = 10, facets, ...query } }) {
        const counted = readFacets(facets);
        const request = { ...query, skillIds: skill, limit, facets: counted.facets };
        return toSearchPage(network.courses(viewer, request), counted.names);
      },
    }),
    defineRoute({
      method: 'GET',
      path: '/courses/{id}',
      tag: 'courses',
      summary: 'One course.',
      parameters: IdParameters,
      response: CourseList.properties.items.items,
      status: 200,
      errors: [404],
      handle: ({ viewer, path: { id } }) => network.read(viewer, 'course', id),
    }),
    defineRoute({
      method: 'GET',
      path: '/skills',
      tag: 'skills',
      summary: 'Skills of the vocabulary with synonyms and relations, by id or by words. Unknown ids are left out.',
      query: Type.Object(
        { id: Type.Optional(skillIds), q: wordsParameter, limit: limitParameter(50) },
        { additionalProperties: false },
      ),
      response: SkillList,
      status: 200,
      handle({ query: { id = [], q, limit: size = 50 } }) {
        if (id.length === 0 && (q === undefined || normalizeName(q) === '')) {
          throw new NetworkError('INVALID_REQUEST', 'which skills?', {
            field: 'id',
            expected: 'skill ids, or words in q',
          });
        }
        return { items: network.skills({ ids: id, limit: size, ...(q !== undefined && { q }) }) };
      },
    }),
    defineRoute({
      method: 'GET',
      path: '/health',
      tag: 'service',
      summary: 'Whether the service answers.',
      response: Health,
      status: 200,
      open: true,
      handle: () => ({ status: 'ok' as const }),
    }),
  ];
}

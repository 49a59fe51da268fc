import { Connection, ConnectionPage, ConnectionPath, PersonLinePage, PersonProfile } from '@trellis/network-skills';
import { Type } from 'typebox';
import type { Viewer } from '../auth/token-verifier.ts';
import { defineRoute } from '../http/route.ts';
import type { Route } from '../http/route.ts';
import type { Network } from '../network.ts';
import { NetworkError } from '../network-error.ts';
import { normalizeName } from '../storage/normalize.ts';
import type { ConnectionState } from './connections.ts';
import type { EdgePage } from './edge-lists.ts';
import { IdParameters, memberNamed, page, pageOf } from './route-parts.ts';

/** Whom the member knows, and how people are connected. */
export function connectionRoutes(network: Network): Route[] {
  return [...ownRoutes(network), ...routesBetween(network)];
}

function ownRoutes(network: Network): Route[] {
  const { connections, people, edges } = network.graph;
  return [
    defineRoute({
      method: 'GET',
      path: '/people/me/connections',
      tag: 'connections',
      summary: 'Whom the member is connected with, or the requests that wait; newest first.',
      query: Type.Object(
        {
          state: Type.Optional(Type.Union(Connection.properties.state.anyOf, { default: 'connected' })),
          company: Type.Optional(
            Type.String({
              minLength: 1,
              maxLength: 200,
              description: 'Id or name of a company: only those who show that they work or worked there',
            }),
          ),
          ...page,
        },
        { additionalProperties: false },
      ),
      response: ConnectionPage,
      status: 200,
      handle({ viewer, query: { state = 'connected', company, limit = 20, cursor } }) {
        const companies = company === undefined ? undefined : namesOf(network, viewer, company);
        const found = network.graph.list({
          owner: viewer,
          kinds: ['connection'],
          states: [state],
          limit,
          ...(companies && { companies }),
          ...(cursor !== undefined && { cursor }),
        });
        return pageOf(found, (edge) => {
          const person = people.lineOf(viewer, edge.target);
          if (person === undefined) return undefined;
          const positions = companies && positionsAt(network, viewer, { personId: person.id, companies });
          return { person, state, since: edge.since, ...(positions && { positions }) };
        });
      },
    }),
    defineRoute({
      method: 'PUT',
      path: '/people/me/connections/{id}',
      tag: 'connections',
      summary: 'Asks a person for a connection, or accepts theirs. Doing it again changes nothing.',
      parameters: IdParameters,
      response: Type.Object({ state: Connection.properties.state }),
      status: 200,
      errors: [403, 404, 409],
      handle({ viewer, path: { id } }): { state: ConnectionState } {
        const other = memberNamed(network, viewer, id, { orSelf: false });
        if (edges.read(viewer, 'connection', other) === undefined) checkIsSeen(network, viewer, other);
        return { state: connections.connect(viewer, other) };
      },
    }),
    defineRoute({
      method: 'DELETE',
      path: '/people/me/connections/{id}',
      tag: 'connections',
      summary: 'Ends a connection, withdraws a request or declines one. It is all the same when there is none.',
      parameters: IdParameters,
      status: 204,
      handle({ viewer, path: { id } }) {
        const other = people.anyMemberOf(viewer, id);
        if (other !== undefined) connections.disconnect(viewer, other);
      },
    }),
  ];
}

function routesBetween(network: Network): Route[] {
  const { people, paths, list } = network.graph;
  const lines = (viewer: Viewer, found: EdgePage) => pageOf(found, ({ target }) => people.lineOf(viewer, target));
  return [
    defineRoute({
      method: 'GET',
      path: '/people/{id}/connections',
      tag: 'connections',
      summary: 'Whom a person is connected with, as far as all of them show it; empty when the person does not.',
      parameters: IdParameters,
      query: Type.Object(page, { additionalProperties: false }),
      response: PersonLinePage,
      status: 200,
      errors: [404],
      handle({ viewer, path: { id }, query: { limit = 20, cursor } }) {
        const of = memberNamed(network, viewer, id);
        if (!people.showsConnections(viewer, of)) return { items: [], total: 0 };
        return lines(viewer, connectionsOf(network, viewer, { of, limit, ...(cursor !== undefined && { cursor }) }));
      },
    }),
    defineRoute({
      method: 'GET',
      path: '/people/{id}/mutual',
      tag: 'connections',
      summary: 'With whom both the member and a person are connected, as far as all of them show it.',
      parameters: IdParameters,
      query: Type.Object(page, { additionalProperties: false }),
      response: PersonLinePage,
      status: 200,
      errors: [404],
      handle({ viewer, path: { id }, query: { limit = 20, cursor } }) {
        const of = memberNamed(network, viewer, id, { orSelf: false });
        if (!people.showsConnections(viewer, of)) return { items: [], total: 0 };
        const request = { of, mutual: true, limit, ...(cursor !== undefined && { cursor }) };
        return lines(viewer, list({ ...request, owner: viewer, kinds: ['connection'], states: ['connected'] }));
      },
    }),
    defineRoute({
      method: 'GET',
      path: '/people/{id}/path',
      tag: 'connections',
      summary: 'How the member and a person are connected: the shortest path of at most three connections.',
      parameters: IdParameters,
      response: ConnectionPath,
      status: 200,
      errors: [404],
      handle: ({ viewer, path: { id } }) => paths(viewer, memberNamed(network, viewer, id)),
    }),
  ];
}

function connectionsOf(network: Network, viewer: Viewer, request: { of: string; limit: number; cursor?: string }) {
  const { of, ...rest } = request;
  const isOwn = of === viewer.memberId;
  const states = { kinds: ['connection'], states: ['connected'] } as const;
  return network.graph.list({ ...rest, ...states, owner: viewer, ...(!isOwn && { of }) });
}

/** Whoever is asked must be able to see by whom. */
function checkIsSeen({ graph }: Network, viewer: Viewer, other: string): void {
  if (graph.people.lineOf({ tenant: viewer.tenant, memberId: other }, viewer.memberId)) return;
  throw new NetworkError('FORBIDDEN', 'the person could not see who asks them', {
    field: 'name',
    expected: 'a profile whose name is shown to everyone: PUT /people/me/visibility',
  });
}

const namesOf = (network: Network, viewer: Viewer, company: string): string[] => [
  normalizeName(company),
  normalizeName(network.store.read(viewer, 'company', company)?.value.name ?? company),
];

function positionsAt(network: Network, viewer: Viewer, options: { personId: string; companies: readonly string[] }) {
  const person: PersonProfile = network.read(viewer, 'person', options.personId);
  return person.positions
    .filter(({ company }) => options.companies.includes(normalizeName(company)))
    .map(({ title, current }) => ({ title, current }));
}

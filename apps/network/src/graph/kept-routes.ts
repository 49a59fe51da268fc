import { ApplicationPage, ApplicationStatus, FollowPage, Kept, SavedJobPage } from '@trellis/network-skills';
import type { Follow, JobLine } from '@trellis/network-skills';
import { Type } from 'typebox';
import type { Viewer } from '../auth/token-verifier.ts';
import { defineRoute } from '../http/route.ts';
import type { Route } from '../http/route.ts';
import type { Network } from '../network.ts';
import { NetworkError } from '../network-error.ts';
import { limitReached } from './connections.ts';
import { maxEdges, maxNoteLength } from './edge-limits.ts';
import type { Edge, EdgeKind } from './edges.ts';
import { IdParameters, memberNamed, page, pageOf } from './route-parts.ts';

const PageQuery = Type.Object(page, { additionalProperties: false });

/** What members keep for themselves: whom they follow, jobs they saved, applications. Nobody else sees any of it. */
export function keptRoutes(network: Network): Route[] {
  return [...followRoutes(network), ...savedJobRoutes(network), ...applicationRoutes(network)];
}

/** Writes an edge unless it is there; the same one again changes nothing. */
function keep(network: Network, viewer: Viewer, kind: EdgeKind, edge: Omit<Edge, 'since'>): Kept {
  const { edges, now } = network.graph;
  const known = edges.read(viewer, kind, edge.target);
  if (known?.state === edge.state && known.note === edge.note) return { since: known.since, already: true };
  if (known === undefined && edges.count(viewer, kind) >= maxEdges[kind])
    throw limitReached('of this kind', maxEdges[kind]);
  const since = known?.state === edge.state ? known.since : now().toISOString();
  edges.write(viewer, kind, { ...edge, since });
  return { since };
}

function followRoutes(network: Network): Route[] {
  const { edges, list, people } = network.graph;
  const ends = [
    {
      path: '/people/me/follows/people/{id}',
      kind: 'person',
      target: (viewer: Viewer, id: string) => memberNamed(network, viewer, id, { orSelf: false }),
      any: (viewer: Viewer, id: string) => people.anyMemberOf(viewer, id),
    },
    {
      path: '/people/me/follows/companies/{id}',
      kind: 'company',
      target: (viewer: Viewer, id: string) => network.read(viewer, 'company', id).id,
      any: (_: Viewer, id: string) => id,
    },
  ] as const;
  return [
    defineRoute({
      method: 'GET',
      path: '/people/me/follows',
      tag: 'follows',
      summary: 'People and companies that the member follows, newest first.',
      query: PageQuery,
      response: FollowPage,
      status: 200,
      handle: ({ viewer, query: { limit = 20, cursor } }) =>
        pageOf(
          list({ owner: viewer, kinds: ['person', 'company'], limit, ...(cursor !== undefined && { cursor }) }),
          ({ kind, target, since }): Follow | undefined => {
            const end =
              kind === 'person' ? people.lineOf(viewer, target) : network.store.read(viewer, 'company', target)?.value;
            return end && { type: kind === 'person' ? 'person' : 'company', id: end.id, name: end.name, since };
          },
        ),
    }),
    ...ends.flatMap(({ path, kind, target, any }) => [
      defineRoute({
        method: 'PUT',
        path,
        tag: 'follows',
        summary: `Follows a ${kind}. Doing it again changes nothing.`,
        parameters: IdParameters,
        response: Kept,
        status: 200,
        errors: [404, 409],
        handle: ({ viewer, path: { id } }) =>
          keep(network, viewer, kind, { target: target(viewer, id), state: 'on', note: '' }),
      }),
      defineRoute({
        method: 'DELETE',
        path,
        tag: 'follows',
        summary: `Follows a ${kind} no more. It is all the same when the member did not.`,
        parameters: IdParameters,
        status: 204,
        handle({ viewer, path: { id } }) {
          const end = any(viewer, id);
          if (end !== undefined) edges.remove(viewer, kind, end);
        },
      }),
    ]),
  ];
}

const jobLine = (network: Network, viewer: Viewer, id: string): JobLine | undefined => {
  const job = network.store.read(viewer, 'job', id)?.value;
  return job && { id, title: job.title, company: job.company, ...(job.place !== undefined && { place: job.place }) };
};

function jobNamed(network: Network, viewer: Viewer, id: string): string {
  if (network.store.read(viewer, 'job', id)) return id;
  throw new NetworkError('NOT_FOUND', 'there is no such job', { field: 'id' });
}

function savedJobRoutes(network: Network): Route[] {
  const { edges, list } = network.graph;
  return [
    defineRoute({
      method: 'GET',
      path: '/people/me/saved-jobs',
      tag: 'saved-jobs',
      summary: 'Jobs that the member saved, newest first.',
      query: PageQuery,
      response: SavedJobPage,
      status: 200,
      handle: ({ viewer, query: { limit = 20, cursor } }) =>
        pageOf(list({ owner: viewer, kinds: ['job'], limit, ...(cursor !== undefined && { cursor }) }), (edge) => {
          const job = jobLine(network, viewer, edge.target);
          return job && { job, since: edge.since };
        }),
    }),
    defineRoute({
      method: 'PUT',
      path: '/people/me/saved-jobs/{id}',
      tag: 'saved-jobs',
      summary: 'Saves a job. Doing it again changes nothing.',
      parameters: IdParameters,
      response: Kept,
      status: 200,
      errors: [404, 409],
      handle: ({ viewer, path: { id } }) =>
        keep(network, viewer, 'job', { target: jobNamed(network, viewer, id), state: 'on', note: '' }),
    }),
    defineRoute({
      method: 'DELETE',
      path: '/people/me/saved-jobs/{id}',
      tag: 'saved-jobs',
      summary: 'Saves a job no more. It is all the same when it was not saved.',
      parameters: IdParameters,
      status: 204,
      handle: ({ viewer, path: { id } }) => void edges.remove(viewer, 'job', id),
    }),
  ];
}

function applicationRoutes(network: Network): Route[] {
  const { edges, list } = network.graph;
  return [
    defineRoute({
      method: 'GET',
      path: '/people/me/applications',
      tag: 'applications',
      summary: 'The member’s own notes on jobs they apply for, the last change first.',
      query: PageQuery,
      response: ApplicationPage,
      status: 200,
      handle: ({ viewer, query: { limit = 20, cursor } }) =>
        pageOf(
          list({ owner: viewer, kinds: ['application'], limit, ...(cursor !== undefined && { cursor }) }),
          (edge) => {
            const job = jobLine(network, viewer, edge.target);
            const { state, note, since } = edge;
            return job && { job, status: state as ApplicationStatus, since, ...(note !== '' && { note }) };
          },
        ),
    }),
    defineRoute({
      method: 'PUT',
      path: '/people/me/applications/{id}',
      tag: 'applications',
      summary: 'Notes how far the member is with a job. It stays with the member: nothing is sent to anybody.',
      parameters: IdParameters,
      body: Type.Object(
        { status: ApplicationStatus, note: Type.Optional(Type.String({ maxLength: maxNoteLength })) },
        { additionalProperties: false },
      ),
      response: Kept,
      status: 200,
      errors: [404, 409],
      handle: ({ viewer, path: { id }, body: { status, note = '' } }) =>
        keep(network, viewer, 'application', {
          target: jobNamed(network, viewer, id),
          state: status,
          note: note.toWellFormed(),
        }),
    }),
    defineRoute({
      method: 'DELETE',
      path: '/people/me/applications/{id}',
      tag: 'applications',
      summary: 'Takes the note out. It is all the same when there is none.',
      parameters: IdParameters,
      status: 204,
      handle: ({ viewer, path: { id } }) => void edges.remove(viewer, 'application', id),
    }),
  ];
}

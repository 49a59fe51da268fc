import { Type } from 'typebox';
import { entityKinds } from '../entities.ts';
import type { Network } from '../network.ts';
import { ChangePage } from './api-schemas.ts';
import { defineRoute } from './route.ts';
import type { Route } from './route.ts';

/** For indexes that follow the network. */
export function changeRoutes(network: Network): Route[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/changes',
      tag: 'service',
      summary: 'What has changed since a cursor.',
      description:
        'The last change of every entity that the member may see, in the order of changes; of what is gone, only kind and id. Without a cursor it begins with everything there is. Deletions are told for 90 days; an older cursor is answered with CURSOR_EXPIRED. Connections and blocks between members change what they see, and are not told here.',
      query: Type.Object(
        {
          since: Type.Optional(Type.String({ maxLength: 200, description: 'The cursor of the answer before' })),
          limit: Type.Optional(
            Type.Integer({ minimum: 1, maximum: 500, default: 100, description: 'At most so many changes' }),
          ),
        },
        { additionalProperties: false },
      ),
      response: ChangePage,
      status: 200,
      errors: [410],
      example: {
        items: [
          { kind: entityKinds[0], id: 'job-7', change: 'written' },
          { kind: entityKinds[3], id: 'post-4', change: 'deleted' },
        ],
        cursor: 'WyJjaGFuZ2VzIiw0Ml0',
        more: false,
      },
      handle: ({ viewer, query: { since, limit = 100 } }) => network.changes(viewer, { since, limit }),
    }),
  ];
}

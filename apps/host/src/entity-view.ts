import type { StarterContext } from '@trellis/core';
import { HostError, notFound } from './host-error.ts';
import type { NetworkClient } from './network-client.ts';

/** The entity in view as starters may depend on it. */
export type ViewedEntity = StarterContext['entity'];

const collectionOf: Readonly<Record<string, string>> = {
  job: 'jobs',
  post: 'posts',
  company: 'companies',
  person: 'people',
  article: 'articles',
};

/** Types of entity that the network has. */
export const entityTypes = Object.keys(collectionOf);

/** Reads an entity with the member's rights. Throws `NOT_FOUND`, or `INVALID_REQUEST` for a type that the network has not. */
export async function readEntity(
  network: NetworkClient,
  options: { type: string; id: string; token: string; signal?: AbortSignal },
): Promise<ViewedEntity> {
  const { type, id, ...rest } = options;
  const collection = Object.hasOwn(collectionOf, type) ? collectionOf[type] : undefined;
  if (collection === undefined) {
    throw new HostError('INVALID_REQUEST', `'type': expected one of ${entityTypes.join(', ')}.`, { field: 'type' });
  }
  const { status, body } = await network.get(`/${collection}/${encodeURIComponent(id)}`, rest);
  if (status === 404 || status === 403) throw notFound(type);
  if (status !== 200 || typeof body !== 'object' || body === null) {
    throw new HostError('NETWORK_UNAVAILABLE', `The network answered ${status} for this ${type}.`);
  }
  return toViewed(type, id, body as Record<string, unknown>);
}

function toViewed(type: string, id: string, entity: Record<string, unknown>): ViewedEntity {
  const first = (...keys: string[]) => keys.map((key) => entity[key]).find((value) => typeof value === 'string') ?? '';
  const topics = entity['topics'] ?? entity['skills'] ?? [];
  return {
    type,
    id,
    title: String(first('title', 'name', 'author')),
    text: String(first('text', 'about', 'summary')),
    topics: (Array.isArray(topics) ? topics : []).flatMap((topic: { name?: unknown }) =>
      typeof topic?.name === 'string' ? [topic.name] : [],
    ),
  };
}

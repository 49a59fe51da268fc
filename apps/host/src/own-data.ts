import { HostError } from './host-error.ts';
import type { NetworkClient } from './network-client.ts';

/** What a member has brought into the network. */
export interface OwnImport {
  readonly id: string;
  readonly importedAt: string;
  readonly entities: readonly { readonly type: string; readonly id: string; readonly title: string }[];
}

const collectionOf: Readonly<Record<string, string>> = {
  person: 'people',
  job: 'jobs',
  post: 'posts',
  article: 'articles',
};

/** The member's imports, newest first. */
export async function listImports(network: NetworkClient, token: string): Promise<readonly OwnImport[]> {
  const { status, body } = await network.get('/imports', { token });
  if (status !== 200) throw new HostError('NETWORK_UNAVAILABLE', `The network answered ${status}.`);
  return (body as { items: OwnImport[] }).items;
}

/** Every import with the whole of what it brought, as the network keeps it. */
export async function exportImports(network: NetworkClient, token: string): Promise<unknown[]> {
  const exported: unknown[] = [];
  for (const record of await listImports(network, token)) {
    const entities = await Promise.all(
      record.entities.map(async ({ type, id }) => {
        const { status, body } = await network.get(`/${collectionOf[type]}/${encodeURIComponent(id)}`, { token });
        return { type, ...(status === 200 ? { value: body } : { id }) };
      }),
    );
    exported.push({ ...record, entities });
  }
  return exported;
}

/** Takes everything out again that the member has brought. The number of imports that were there. */
export async function deleteImports(network: NetworkClient, token: string): Promise<number> {
  let deleted = 0;
  // The list is cut at some length: ask again until nothing is left, or nothing goes any more.
  for (let before = -1; deleted > before;) {
    before = deleted;
    for (const { id } of await listImports(network, token)) {
      const { status } = await network.delete(`/imports/${encodeURIComponent(id)}`, { token });
      if (status === 204) deleted += 1;
    }
  }
  return deleted;
}

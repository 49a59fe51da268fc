import { HostError } from './host-error.ts';
import type { NetworkClient } from './network-client.ts';

/** Everything that the network keeps of the member: profiles as JSON Resume, imports, connections, what they saved, settings. */
export async function exportFromNetwork(network: NetworkClient, token: string): Promise<unknown> {
  const { status, body } = await network.get('/people/me/export', { token });
  if (status !== 200) throw new HostError('NETWORK_UNAVAILABLE', `The network answered ${status}.`);
  return body;
}

/** Deletes all of it. The number of imports that were there. */
export async function deleteFromNetwork(
  network: NetworkClient,
  { token, memberId }: { readonly token: string; readonly memberId: string },
): Promise<number> {
  const kept = (await exportFromNetwork(network, token)) as { readonly imports: readonly unknown[] };
  const { status } = await network.delete(`/people/me?confirm=${encodeURIComponent(memberId)}`, { token });
  if (status !== 204) throw new HostError('NETWORK_UNAVAILABLE', `The network answered ${status}.`);
  return kept.imports.length;
}

import type { ConversationStore } from '@trellis/core';
import { createDevTokens, startNetwork } from '@trellis/network';
import { openStore } from '@trellis/store';
import { readConfiguration } from '../../configuration.ts';
import { developmentTenant } from '../../development-identity.ts';
import type { NetworkClient } from '../../network-client.ts';
import { createNetworkClient } from '../../network-client.ts';
import { InputError } from '../input-error.ts';

/** Whose records: `member` is the id in their tokens, `tenant` that of development when absent. */
export interface MemberOptions {
  readonly member: string;
  readonly tenant?: string;
}

/** What is kept of one member on this machine. */
export interface MemberRecords {
  readonly owner: { readonly tenant: string; readonly memberId: string };
  readonly store: ConversationStore;
  readonly network: NetworkClient;
  /** Good for this member, at this network. */
  readonly token: string;
  close(): Promise<void>;
}

/** A whole export may take longer than an answer. */
const timeoutMs = 120_000;

/** Opens the databases that the host uses, as their operator. Throws an `InputError` where the network is another process. */
export async function openRecords({ member, tenant = developmentTenant }: MemberOptions): Promise<MemberRecords> {
  const { networkDatabase, networkUrl, databaseUrl } = readConfiguration({ ...process.env, HOST: undefined });
  if (networkUrl !== undefined) {
    throw new InputError(
      'INVALID_OPTION',
      `TRELLIS_NETWORK_URL is set: the network's records are at ${networkUrl}, where the member's own token reads and deletes them`,
    );
  }
  const tokens = createDevTokens();
  const running = await startNetwork({ database: networkDatabase, port: 0, auth: tokens.verifier, sample: false });
  try {
    const store = await openStore(databaseUrl);
    return {
      owner: { tenant, memberId: member },
      store,
      network: createNetworkClient({ baseUrl: running.url, timeoutMs }),
      token: await tokens.sign(member, tenant),
      async close() {
        await store.close();
        await running.close();
      },
    };
  } catch (error) {
    await running.close();
    throw error;
  }
}

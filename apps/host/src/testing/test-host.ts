import { createDevTokens, startNetwork } from '@trellis/network';
import type { DevTokens, RunningNetwork } from '@trellis/network';
import type { Pipeline } from '@trellis/pipeline';
import { openStore } from '@trellis/store';
import { createDevelopmentIdentity, developmentTenant } from '../development-identity.ts';
import type { Host, HostOptions } from '../host.ts';
import { createHost } from '../host.ts';
import { createAuthenticate } from '../identity.ts';
import { createHostMetrics } from '../metrics.ts';
import { createNetworkClient } from '../network-client.ts';

/** A host over a real store and a real network, both in memory, and a pipeline of the test's. */
export interface TestHost {
  readonly host: Host;
  /** The id of the one job that is there. */
  readonly jobId: string;
  /** Where it listens; `listen` first. */
  listen(): Promise<string>;
  tokenOf(memberId: string, tenant?: string): Promise<string>;
  close(): Promise<void>;
}

const posting = {
  '@context': 'https://schema.org',
  '@type': 'JobPosting',
  title: 'Lighthouse keeper',
  hiringOrganization: { '@type': 'Organization', name: 'Northern Lights Board' },
  description: 'Keep the light on. Requirements: two years of experience with lamps; a steady hand.',
};

/** A network in memory with one job that the member `me` has imported. Starting one takes a while: share it where nothing is changed. */
export interface TestNetwork {
  readonly network: RunningNetwork;
  readonly tokens: DevTokens;
  readonly jobId: string;
}

export async function startTestNetwork(): Promise<TestNetwork> {
  const tokens = createDevTokens();
  const network = await startNetwork({ database: ':memory:', port: 0, auth: tokens.verifier, sample: false });
  const owner = { tenant: developmentTenant, memberId: 'me' };
  const bytes = new TextEncoder().encode(JSON.stringify(posting));
  const { entities } = await network.importFile({ bytes, filename: 'job.json', kind: 'job', owner });
  return { network, tokens, jobId: entities[0]?.id ?? '' };
}

/** A host in development mode, as the member `me`, unless it is to be a production one. */
export async function createTestHost(
  { network, tokens, jobId }: TestNetwork,
  pipeline: Pipeline,
  options: Partial<Pick<HostOptions, 'limits' | 'clock' | 'secondLook'>> & {
    production?: boolean;
    /** In place of a client for the network. */
    client?: HostOptions['network'];
  } = {},
): Promise<TestHost> {
  const { production = false, client = createNetworkClient({ baseUrl: network.url }), ...rest } = options;
  const store = await openStore('sqlite::memory:');
  const development = createDevelopmentIdentity(tokens, 'me');
  const host = await createHost({
    pipeline,
    store,
    network: client,
    authenticate: createAuthenticate(tokens.verifier, production ? undefined : development.defaultMember),
    hasModel: false,
    metrics: createHostMetrics(),
    ...(!production && { development }),
    ...rest,
  });
  return {
    host,
    jobId,
    listen: () => host.server.listen({ host: '127.0.0.1', port: 0 }),
    tokenOf: (memberId, tenant = developmentTenant) => tokens.sign(memberId, tenant),
    async close() {
      await host.close(100);
      await store.close();
    },
  };
}

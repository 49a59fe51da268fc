import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { ConversationStore } from '@trellis/core';
import { systemClock } from '@trellis/core';
import type { DevTokens, RunningNetwork, TokenVerifier } from '@trellis/network';
import { createDevTokens, createTokenVerifier, startNetwork } from '@trellis/network';
import type { Observe } from '@trellis/pipeline';
import { openStore } from '@trellis/store';
import type { AssistantOptions } from './assistant.ts';
import { createAssistant } from './assistant.ts';
import type { HostConfiguration } from './configuration.ts';
import { createDevelopmentIdentity } from './development-identity.ts';
import { forgetConversations } from './forget-conversations.ts';
import { createHost } from './host.ts';
import { createAuthenticate } from './identity.ts';
import { logTrouble } from './log-trouble.ts';
import { createHostMetrics } from './metrics.ts';
import { createNetworkClient } from './network-client.ts';
import { createSecondLook } from './second-look/second-look.ts';

/** A host that listens, with what it started for itself. */
export interface RunningService {
  readonly url: string;
  readonly mode: 'development' | 'production';
  readonly hasModel: boolean;
  readonly modelDescription: string;
  readonly agents: readonly { readonly id: string; readonly version: string }[];
  /** The sample person that development acts as. */
  readonly memberId?: string;
  /** Lets turns end for up to ten seconds, then closes everything. May be called twice. */
  close(): Promise<void>;
}

type Closing = () => Promise<unknown>;

/** Starts network, store, pipeline and HTTP service. Rejects, with everything closed again, when one of them cannot start. */
export async function startService(
  configuration: HostConfiguration,
  given: Pick<AssistantOptions, 'agents' | 'models'> = {},
): Promise<RunningService> {
  const closings: Closing[] = [];
  let closing: Promise<void> | undefined;
  const close = () => (closing ??= closeAll(closings));
  try {
    return { ...(await start(configuration, given, closings)), close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function start(
  configuration: HostConfiguration,
  given: Pick<AssistantOptions, 'agents' | 'models'>,
  closings: Closing[],
) {
  const { issuer } = configuration;
  const tokens = issuer ? undefined : createDevTokens();
  const verifier: TokenVerifier = issuer
    ? createTokenVerifier({ issuer: issuer.issuer, audience: issuer.audience, jwks: issuer.jwksUrl })
    : (tokens as DevTokens).verifier;

  const network = await openNetwork(configuration, verifier);
  if (network) closings.push(() => network.close());
  const networkUrl = configuration.networkUrl ?? network?.url ?? '';
  const store = await openConversations(configuration.databaseUrl);
  closings.push(() => store.close());
  const metrics = createHostMetrics();
  const observers: Observe[] = [metrics.observe];
  const observe: Observe = (record) => {
    for (const each of observers) each(record);
  };
  // Kept until there is a log.
  const troubles: unknown[] = [];
  let tellTrouble = (error: unknown): void => void troubles.push(error);
  const watching = { watchEveryMs: 2_000, onTrouble: (error: unknown) => tellTrouble(error) };
  const examples = {
    ...(configuration.dataFolder !== undefined && { dataFolder: configuration.dataFolder }),
    ...(configuration.examples !== undefined && { settingsFile: configuration.examples }),
    ...watching,
  };
  const onServiceEvent = metrics.services.event;
  const { skillSettings: file } = configuration;
  const skillSettings = file === undefined ? {} : { skillSettings: { ...watching, file } };
  const wiring = { networkUrl, observe, onServiceEvent, examples, ...skillSettings, ...choicesOf(configuration) };
  const assistant = await createAssistant({ ...wiring, ...given });
  metrics.services.watch(() => assistant.services());
  closings.push(() => assistant.close());

  const { small } = assistant.models;
  const { defaultMember = 'me', firstJob } = network?.sample ?? {};
  const first = firstJob === undefined ? {} : { first: { type: 'job', id: firstJob } };
  const development = tokens ? createDevelopmentIdentity(tokens, defaultMember, first) : undefined;
  const host = await createHost({
    pipeline: assistant.pipeline,
    store,
    network: createNetworkClient({ baseUrl: networkUrl }),
    authenticate: createAuthenticate(verifier, development?.defaultMember),
    hasModel: assistant.hasModel,
    ...(configuration.retentionDays !== undefined && { retentionDays: configuration.retentionDays }),
    metrics,
    ...(small && { secondLook: await createSecondLook({ model: small, observe }) }),
    ...(development && { development }),
    logger: { level: tokens ? 'warn' : 'info' },
  });
  closings.push(() => host.close());
  observers.push(logTrouble(host.server.log));
  tellTrouble = (err) => host.server.log.error({ err }, 'embeddings, examples or settings of skills cannot be used');
  troubles.forEach(tellTrouble);
  const { retentionDays: days } = configuration;
  if (days !== undefined) {
    const onTrouble = (err: unknown) => host.server.log.error({ err }, 'old conversations cannot be deleted');
    closings.push(forgetConversations({ store, days, clock: systemClock, onTrouble }));
  }
  const url = await host.server.listen({ host: configuration.host, port: configuration.port });
  return {
    url,
    mode: tokens ? ('development' as const) : ('production' as const),
    hasModel: assistant.hasModel,
    modelDescription: assistant.modelDescription,
    agents: assistant.pipeline.agents.map(({ id, version }) => ({ id, version })),
    ...(network?.sample && { memberId: network.sample.defaultMember }),
  };
}

const choicesOf = ({ search, embedder }: HostConfiguration) => ({
  ...(search && { web: { search } }),
  ...(embedder && { embedder }),
});

async function openNetwork(configuration: HostConfiguration, auth: TokenVerifier): Promise<RunningNetwork | undefined> {
  if (configuration.networkUrl !== undefined) return undefined;
  await makeFolderOf(configuration.networkDatabase);
  return startNetwork({ database: configuration.networkDatabase, port: 0, auth });
}

async function openConversations(url: string): Promise<ConversationStore> {
  if (url.startsWith('sqlite:')) await makeFolderOf(url.slice('sqlite:'.length));
  return openStore(url);
}

async function makeFolderOf(file: string): Promise<void> {
  if (file !== ':memory:') await mkdir(dirname(file), { recursive: true });
}

/** In the reverse order of starting; one that fails does not keep the others open. */
async function closeAll(closings: Closing[]): Promise<void> {
  for (const close of closings.splice(0).reverse()) await close().catch(() => {});
}

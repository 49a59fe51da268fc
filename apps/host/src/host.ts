import { randomUUID } from 'node:crypto';
import type { Clock, ConversationStore } from '@trellis/core';
import { raceSignal, startDeadline, systemClock } from '@trellis/core';
import fastifyStatic from '@fastify/static';
import type { Pipeline } from '@trellis/pipeline';
import type { FastifyInstance, FastifyServerOptions } from 'fastify';
import { LogController, fastify } from 'fastify';
import { addConversationRoutes } from './http/conversation-routes.ts';
import { answerClientError } from './http/client-errors.ts';
import { addErrorReplies, replyWithError } from './http/error-replies.ts';
import type { DevelopmentAccess, HostContext } from './http/host-context.ts';
import { addImportRoutes } from './http/import-routes.ts';
import { addJsonBodies } from './http/json-bodies.ts';
import { addNetworkRoutes } from './http/network-routes.ts';
import type { Readiness } from './http/operation-routes.ts';
import { addOperationRoutes } from './http/operation-routes.ts';
import { addRequestGuards } from './http/request-guards.ts';
import { addSessionRoutes } from './http/session-routes.ts';
import { addTurnRoutes } from './http/turn-routes.ts';
import type { Authenticate } from './identity.ts';
import type { HostMetrics } from './metrics.ts';
import type { NetworkClient } from './network-client.ts';
import type { SecondLook } from './second-look/second-look.ts';
import type { TurnObserver, TurnRunnerOptions } from './turns/turn-runner.ts';
import { createTurnRunner } from './turns/turn-runner.ts';

/** What a host is made of. It owns none of it: whoever opened a store or a network closes it. */
export interface HostOptions {
  readonly pipeline: Pipeline;
  readonly store: ConversationStore;
  readonly network: NetworkClient;
  readonly authenticate: Authenticate;
  readonly hasModel: boolean;
  /** How many days a conversation is kept after its newest turn; members are told. */
  readonly retentionDays?: number;
  readonly metrics: HostMetrics;
  /** Looks at what readings of résumés are not sure of; nobody does when absent. */
  readonly secondLook?: SecondLook;
  /** Only on the loopback interface: requests under any other name are refused. */
  readonly development?: DevelopmentAccess;
  readonly limits?: Pick<TurnRunnerOptions, 'maxPerMember' | 'maxTurns' | 'retentionMs' | 'deadlineMs'> & {
    /** For a request to arrive as a whole; 30 s when absent. */
    readonly requestTimeoutMs?: number;
  };
  readonly clock?: Clock;
  readonly createId?: () => string;
  readonly logger?: FastifyServerOptions['logger'];
}

export interface Host {
  readonly server: FastifyInstance;
  /** Takes no more turns, lets those that run end for `graceMs`, stops the rest, closes all connections. */
  close(graceMs?: number): Promise<void>;
}

/** The longest body of a request that brings no file. */
const bodyLimit = 64 * 1024;
const defaultGraceMs = 10_000;
const defaultRequestTimeoutMs = 30_000;

/** Builds the HTTP service. It listens when its caller says so: `host.server.listen(…)`. */
export async function createHost(options: HostOptions): Promise<Host> {
  const { clock = systemClock, createId = randomUUID, metrics } = options;
  const server = createServer(options);
  const observers: TurnObserver[] = [
    metrics.turns,
    { saveFailed: (turn, err) => server.log.error({ err, turn: turn.id }) },
  ];
  const runner = createTurnRunner({
    ...options.limits,
    pipeline: pipelineFor(options),
    store: options.store,
    clock,
    observers,
  });
  const closing = new AbortController();
  const context: HostContext = {
    pipeline: options.pipeline,
    store: options.store,
    network: options.network,
    runner,
    authenticate: options.authenticate,
    hasModel: options.hasModel,
    ...(options.retentionDays !== undefined && { retentionDays: options.retentionDays }),
    ...(options.secondLook && { secondLook: options.secondLook }),
    ...(options.development && { development: options.development }),
    clock,
    createId,
    closing: closing.signal,
    streams: new Set(),
  };
  addErrorReplies(server);
  addRequestGuards(server, { loopbackOnly: options.development !== undefined });
  addJsonBodies(server);
  addTurnRoutes(server, context);
  addConversationRoutes(server, context);
  addSessionRoutes(server, context);
  addImportRoutes(server, context);
  addNetworkRoutes(server, context);
  addOperationRoutes(server, { metrics, readiness: readinessOf(options, () => closing.signal.aborted) });
  await server.register(fastifyStatic, {
    root: new URL('./web/public/', import.meta.url),
    cacheControl: true,
    maxAge: 0,
  });
  await server.ready();
  return {
    server,
    async close(graceMs = defaultGraceMs) {
      await runner.close(graceMs);
      await streamsEnd(context.streams, clock);
      closing.abort();
      await server.close();
    },
  };
}

function createServer({ limits, logger = false }: HostOptions): FastifyInstance {
  const requestTimeout = limits?.requestTimeoutMs ?? defaultRequestTimeoutMs;
  return fastify({
    bodyLimit,
    logger,
    logController: new LogController({ disableRequestLogging: true }),
    requestTimeout,
    // Node looks for slow requests every 30 s unless told otherwise, and for none whose headers may take longer than the whole.
    http: { headersTimeout: requestTimeout, connectionsCheckingInterval: Math.min(requestTimeout, 5_000) },
    forceCloseConnections: true,
    routerOptions: { maxParamLength: 256 },
    frameworkErrors: replyWithError,
    clientErrorHandler: answerClientError,
  });
}

/** The turns are over; their clients get a moment to hear it. */
async function streamsEnd(streams: ReadonlySet<Promise<void>>, clock: Clock): Promise<void> {
  using moment = startDeadline({ parent: new AbortController().signal, deadlineMs: 1_000, clock });
  await raceSignal(Promise.all(streams), moment.signal).catch(() => {});
}

const pipelineFor = ({ pipeline }: HostOptions) => ({
  agents: pipeline.agents,
  runTurn: pipeline.runTurn.bind(pipeline),
});

function readinessOf({ network, store }: HostOptions, isClosing: () => boolean): Readiness {
  const nobody = { tenant: 'readiness', memberId: 'readiness' };
  return {
    async check() {
      const [networkAnswers, storeAnswers] = await Promise.all([
        network.get('/health', { token: '' }).then(
          ({ status }) => status === 200,
          () => false,
        ),
        store.listConversations(nobody, { limit: 1 }).then(
          () => true,
          () => false,
        ),
      ]);
      return [
        ...(isClosing() ? ['closing'] : []),
        ...(networkAnswers ? [] : ['network']),
        ...(storeAnswers ? [] : ['store']),
      ];
    },
  };
}

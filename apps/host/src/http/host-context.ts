import type { Clock, ConversationStore, EntityRef } from '@trellis/core';
import type { Pipeline } from '@trellis/pipeline';
import type { FastifyRequest } from 'fastify';
import type { Authenticate, Identity } from '../identity.ts';
import type { NetworkClient } from '../network-client.ts';
import type { SecondLook } from '../second-look/second-look.ts';
import type { TurnRunner } from '../turns/turn-runner.ts';

/** What a development host offers beyond a production one. */
export interface DevelopmentAccess {
  /** A token that lets its bearer act as this person of the network; good in this process only. */
  signAs(personId: string): Promise<string>;
  /** What the page shows before anything was chosen. */
  readonly first?: EntityRef;
}

/** What the routes share. */
export interface HostContext {
  readonly pipeline: Pipeline;
  readonly store: ConversationStore;
  readonly network: NetworkClient;
  readonly runner: TurnRunner;
  readonly authenticate: Authenticate;
  /** True when answers are written by a language model. */
  readonly hasModel: boolean;
  /** How many days a conversation is kept; for ever when absent. */
  readonly retentionDays?: number;
  /** Absent without a small model: readings are then what the network makes of them. */
  readonly secondLook?: SecondLook;
  /** Absent in production. */
  readonly development?: DevelopmentAccess;
  readonly clock: Clock;
  readonly createId: () => string;
  /** Aborted when the host closes. */
  readonly closing: AbortSignal;
  /** The clients that are being written to now. */
  readonly streams: Set<Promise<void>>;
}

/** Whose request it is. Throws `UNAUTHENTICATED`. */
export const identify = (context: HostContext, request: FastifyRequest): Promise<Identity> =>
  context.authenticate(request.headers.authorization);

import type { Clock, Member, Skill } from '@trellis/core';
import { systemClock } from '@trellis/core';
import { Agent, buildConnector, fetch as undiciFetch } from 'undici';
import type { SkillSettings } from './catalogue/skill-settings.ts';
import type { ServiceEvent, ServiceState } from './dispatch/service-guard.ts';
import type { Services } from './http-transport.ts';
import type { PreparedSkill, Transports } from './prepare-skill.ts';
import type { SkillRun } from './skill-run.ts';
import type { SkillTransportRunner } from './transport.ts';
import { checkSettings } from './catalogue/skill-settings.ts';
import { createDispatcher } from './dispatch/dispatcher.ts';
import { createHttpTransport } from './http-transport.ts';
import { prepareSkill, skillKey } from './prepare-skill.ts';
import { SkillRegistryError } from './skill-registry-error.ts';
import { createSkillRun } from './skill-run.ts';
import { withSmallReads } from './small-reads.ts';

export interface SkillRegistryLimits {
  /** Calls of one turn at the same time; 6 when absent. */
  readonly perTurn?: number;
  /** Longest time of one call, retry included, in milliseconds; 3000 when absent. */
  readonly callMs?: number;
  /** Longest answer that is read, decompressed; 2 MiB when absent. */
  readonly maxResponseBytes?: number;
  /** Requests at one service at the same time, over all turns; 64 when absent. */
  readonly perService?: number;
  /** How long a service that fails is left alone, in milliseconds; 5000 when absent. */
  readonly circuitOpenMs?: number;
  /** Outputs that are kept between turns, in bytes of JSON; 16 MiB when absent. */
  readonly cacheBytes?: number;
  /** Of an output, where its skill says nothing: 20,000 characters when absent. */
  readonly maxTextLength?: number;
  /** Of an output, where its skill says nothing: 500 when absent. */
  readonly maxItems?: number;
  /** Of an output as JSON, where its skill says nothing: 200,000 characters when absent. */
  readonly maxOutputLength?: number;
}

export interface SkillRegistryOptions {
  readonly skills: readonly Skill[];
  /** The services that skills name, by that name. Each gets the member's token: list only your own. */
  readonly services: Services;
  /** Besides HTTP, which is always there. One per kind. */
  readonly transports?: readonly SkillTransportRunner[];
  readonly limits?: SkillRegistryLimits;
  /** Which skills are off, or for some tenants only: a call of another turn is refused, and nothing is sent. All are for all when absent. */
  readonly settings?: SkillSettings;
  /** The registry's own, with connections that are kept open, when absent. */
  readonly fetch?: typeof fetch;
  readonly clock?: Clock;
  /** Told when a service is found broken or well again, and of retries. */
  readonly onServiceEvent?: (event: ServiceEvent) => void;
  /** From 0 up to 1; makes retries of many hosts come at different times. `Math.random` when absent. */
  readonly random?: () => number;
}

export interface TurnOptions {
  /** The member's own token, passed on as `Authorization: Bearer`. */
  readonly token?: string;
  /** Of that token, as the host has verified it: a skill that needs others is not called. When absent no skill is held back here. */
  readonly scopes?: readonly string[];
  /** Who asks, as the host has verified it. */
  readonly tenant?: string;
  readonly member?: Member;
  readonly signal: AbortSignal;
  /** From now, for all calls of the turn together. */
  readonly deadlineMs: number;
  /** What entries say as `retrievedAt`; the clock's time when absent. */
  readonly now?: Date;
}

/** All skills of a host, ready to be called. */
export interface SkillRegistry {
  readonly skills: readonly Skill[];
  /** Begins the calls of one turn. Throws for a token that no header can carry, and after `close`. */
  startTurn(options: TurnOptions): SkillRun;
  /** Every service that was called so far, as it is now. For metrics and health. */
  services(): readonly ServiceState[];
  /** Ends what is under way and closes every connection. */
  close(): Promise<void>;
}

/** A registry whose skills can be replaced while turns go on. */
export interface LiveSkillRegistry extends SkillRegistry {
  /**
   * Turns that begin later have these skills and settings; one in flight keeps those it began with. Services, connections and limits stay.
   * Throws like `createSkillRegistry`, and then nothing has changed.
   */
  replaceSkills(skills: readonly Skill[], settings?: SkillSettings): void;
}

const defaultLimits = {
  perTurn: 6,
  callMs: 3000,
  maxResponseBytes: 2 * 1024 * 1024,
  perService: 64,
  circuitOpenMs: 5000,
  cacheBytes: 16 * 1024 * 1024,
  maxTextLength: 20_000,
  maxItems: 500,
  maxOutputLength: 200_000,
};

/** Checks and compiles all skills, and throws `SkillRegistryError` for the first one that could never work. Opens no connection yet. */
export function createSkillRegistry(options: SkillRegistryOptions): LiveSkillRegistry {
  const { services, clock = systemClock, random = Math.random, onServiceEvent: onEvent = () => {} } = options;
  const limits = checkLimits({ ...defaultLimits, ...options.limits });
  const connections = options.fetch ? undefined : createConnections(limits.perService);
  const fetch = options.fetch ?? (connections as ReturnType<typeof createConnections>).fetch;
  const runners = [createHttpTransport({ services, fetch }), ...(options.transports ?? [])];
  const transports = new Map(runners.map((runner) => [runner.kind as string, runner]));
  let prepared = prepareSkills(options.skills, transports, options.settings);
  const dispatcher = createDispatcher({ ...limits, clock, random, onEvent });
  const active = new Set<AbortController>();
  let closed = false;
  return {
    get skills() {
      return prepared.skills;
    },
    replaceSkills(skills, settings) {
      prepared = prepareSkills(skills, transports, settings);
      // What was kept is what the skills of before made of it.
      for (const { service } of dispatcher.services()) dispatcher.cache.forget(service);
    },
    startTurn({ deadlineMs, now, ...asker }) {
      const { token } = asker;
      if (closed) throw new SkillRegistryError('CLOSED', 'the registry was closed');
      if (token !== undefined && !/^[\x21-\x7e]+$/.test(token))
        throw new SkillRegistryError('INVALID_TOKEN', 'the token is empty or has a character that no header can carry');
      const endsAt = clock.now() + deadlineMs;
      return createSkillRun({
        ...limits,
        ...asker,
        outputBudget: limits,
        dispatcher,
        prepared: prepared.byKey,
        settings: prepared.settings,
        clock,
        endsAt,
        retrievedAt: now,
        active,
      });
    },
    services: () => dispatcher.services(),
    async close() {
      closed = true;
      for (const controller of active) controller.abort(new SkillRegistryError('CLOSED', 'the registry was closed'));
      await Promise.allSettled([connections?.agent.destroy(), ...runners.map((runner) => runner.close?.())]);
    },
  };
}

function prepareSkills(skills: readonly Skill[], transports: Transports, settings: SkillSettings = {}) {
  const byKey = new Map<string, PreparedSkill>();
  for (const skill of skills) {
    const ready = prepareSkill(skill, transports);
    const key = skillKey(skill);
    if (byKey.has(key))
      throw new SkillRegistryError('DUPLICATE_SKILL', 'registered twice with the same major version', {
        skill: skill.name,
      });
    byKey.set(key, ready);
  }
  return { skills: [...skills], byKey, settings: checkSettings(structuredClone(settings), skills) };
}

function checkLimits(limits: Required<SkillRegistryLimits>): Required<SkillRegistryLimits> {
  for (const [name, value] of Object.entries(limits))
    if (!Number.isInteger(value) || value < 1)
      throw new SkillRegistryError('INVALID_LIMIT', `limits.${name} must be a whole number, at least 1`);
  return limits;
}

/** Each call has a deadline of its own, so this only ends what nobody waits for any more. */
const lastResortMs = 120_000;

/** One pool per service, shared by all turns, whose connections are kept open. */
function createConnections(perService: number): { fetch: typeof fetch; agent: Agent } {
  const agent = new Agent({
    connections: perService,
    keepAliveTimeout: 10_000,
    headersTimeout: lastResortMs,
    bodyTimeout: lastResortMs,
    connect: withSmallReads(buildConnector({ timeout: 10_000 })),
  });
  const ownFetch = undiciFetch as unknown as (url: unknown, init: unknown) => Promise<Response>;
  return { agent, fetch: (url, init) => ownFetch(url, { ...init, dispatcher: agent }) };
}

import type { Clock } from '@trellis/core';
import type { PreparedSkill } from '../prepare-skill.ts';
import type { Slots } from '../slots.ts';
import { createSlots } from '../slots.ts';
import type { ResultCache } from './result-cache.ts';
import { createResultCache } from './result-cache.ts';
import type { ServiceEvent, ServiceGuard, ServiceState } from './service-guard.ts';
import { createServiceGuard } from './service-guard.ts';

/** What the turns of one registry share. */
export interface Dispatcher {
  readonly cache: ResultCache;
  readonly clock: Clock;
  readonly random: () => number;
  guardOf(service: string): ServiceGuard;
  /** A skill's own bound; undefined where it has none. */
  slotsOf(prepared: PreparedSkill): Slots | undefined;
  services(): readonly ServiceState[];
}

export interface DispatcherOptions {
  readonly perService: number;
  readonly circuitOpenMs: number;
  readonly cacheBytes: number;
  readonly clock: Clock;
  readonly random: () => number;
  readonly onEvent: (event: ServiceEvent) => void;
}

export function createDispatcher(options: DispatcherOptions): Dispatcher {
  const { clock, random, cacheBytes } = options;
  const guards = new Map<string, ServiceGuard>();
  const slots = new WeakMap<PreparedSkill, Slots>();
  return {
    cache: createResultCache({ maxBytes: cacheBytes, clock }),
    clock,
    random,
    guardOf(service) {
      const known = guards.get(service) ?? createServiceGuard(service, options);
      guards.set(service, known);
      return known;
    },
    slotsOf(prepared) {
      const size = prepared.skill.limits?.concurrency;
      if (size === undefined) return undefined;
      const known = slots.get(prepared) ?? createSlots(size);
      slots.set(prepared, known);
      return known;
    },
    services: () => [...guards.values()].map((guard) => guard.state()),
  };
}

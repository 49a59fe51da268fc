import type { Clock } from '@trellis/core';
import type { Slots } from '../slots.ts';
import type { Circuit, CircuitName } from './circuit.ts';
import type { RetryBudget } from './retry-budget.ts';
import { createSlots } from '../slots.ts';
import { createCircuit } from './circuit.ts';
import { createRetryBudget } from './retry-budget.ts';

/** One service as a registry sees it, over all turns. Counts only grow. */
export interface ServiceState {
  readonly service: string;
  readonly circuit: CircuitName;
  /** Requests at the service now. */
  readonly underWay: number;
  /** Calls that wait for their turn at the service now. */
  readonly waiting: number;
  readonly requests: number;
  /** Requests that found the service broken. */
  readonly outages: number;
  readonly retries: number;
  /** Retries that were not made, because there had been too many. */
  readonly retriesRefused: number;
  readonly cacheHits: number;
}

/** What happens to a service, for traces and metrics. */
export type ServiceEvent =
  | { readonly type: 'circuit-change'; readonly service: string; readonly circuit: CircuitName }
  | { readonly type: 'retry'; readonly service: string; readonly skill: string; readonly delayMs: number }
  | { readonly type: 'retry-refused'; readonly service: string; readonly skill: string };

/** What all calls of one service share. */
export interface ServiceGuard {
  readonly service: string;
  readonly slots: Slots;
  readonly circuit: Circuit;
  readonly budget: RetryBudget;
  readonly counts: { requests: number; outages: number; retries: number; retriesRefused: number; cacheHits: number };
  readonly tell: (event: ServiceEvent) => void;
  state(): ServiceState;
}

export interface ServiceGuardOptions {
  readonly perService: number;
  readonly circuitOpenMs: number;
  readonly clock: Clock;
  readonly onEvent: (event: ServiceEvent) => void;
}

export function createServiceGuard(service: string, options: ServiceGuardOptions): ServiceGuard {
  const slots = createSlots(options.perService);
  const counts = { requests: 0, outages: 0, retries: 0, retriesRefused: 0, cacheHits: 0 };
  const tell = (event: ServiceEvent) => {
    try {
      options.onEvent(event);
    } catch {
      // Whoever watches must not break what is watched.
    }
  };
  const circuit = createCircuit({
    openMs: options.circuitOpenMs,
    onChange: (state) => tell({ type: 'circuit-change', service, circuit: state }),
  });
  return {
    service,
    slots,
    circuit,
    budget: createRetryBudget(),
    counts,
    tell,
    state: () => ({
      service,
      circuit: circuit.state,
      underWay: slots.taken(),
      waiting: slots.waiting(),
      ...counts,
    }),
  };
}

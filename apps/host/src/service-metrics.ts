import type { ServiceEvent, ServiceState } from '@trellis/skill-registry';
import type { Registry } from 'prom-client';
import { Counter, Gauge } from 'prom-client';

/** The services behind the skills, as the skill registry sees them. */
export interface ServiceMetrics {
  /** For the skill registry: what would be missed between two readings. */
  event(event: ServiceEvent): void;
  /** Where each reading looks; the services' names become labels. */
  watch(services: () => readonly ServiceState[]): void;
}

const circuits = ['closed', 'half-open', 'open'] as const;
const labelNames = ['service'] as const;
/** A state of a circuit, where a figure has one of its own for each, and the figure. */
type Series = readonly [state: string | undefined, value: number];

/** Figures that are read when Prometheus asks: the registry has counted already. */
export function createServiceMetrics(registry: Registry): ServiceMetrics {
  let states: () => readonly ServiceState[] = () => [];
  const registers = [registry];
  const counter = (name: string, help: string, countOf: (state: ServiceState) => number) =>
    new Counter({
      name,
      help,
      labelNames,
      registers,
      collect() {
        this.reset();
        for (const state of states()) this.inc({ service: state.service }, countOf(state));
      },
    });
  const gauge = (name: string, help: string, labelsAndValues: (state: ServiceState) => readonly Series[]) =>
    new Gauge({
      name,
      help,
      labelNames: ['service', 'state'],
      registers,
      collect() {
        this.reset();
        for (const one of states())
          for (const [state, value] of labelsAndValues(one))
            this.set({ service: one.service, ...(state !== undefined && { state }) }, value);
      },
    });
  counter('trellis_service_requests_total', 'Requests at services, retries among them.', ({ requests }) => requests);
  counter('trellis_service_outages_total', 'Requests that found a service broken.', ({ outages }) => outages);
  counter('trellis_service_retries_total', 'Requests that were sent once more.', ({ retries }) => retries);
  counter(
    'trellis_service_retries_refused_total',
    'Retries not made, because there had been too many.',
    ({ retriesRefused }) => retriesRefused,
  );
  counter('trellis_service_cache_hits_total', 'Calls answered from what was kept.', ({ cacheHits }) => cacheHits);
  gauge('trellis_service_requests_active', 'Requests at services now.', ({ underWay }) => [[undefined, underWay]]);
  gauge('trellis_service_calls_waiting', 'Calls that wait for their turn at a service.', ({ waiting }) => [
    [undefined, waiting],
  ]);
  gauge('trellis_service_circuit', '1 for the state that the circuit of a service is in, 0 for the others.', (one) =>
    circuits.map((state) => [state, state === one.circuit ? 1 : 0]),
  );
  const changes = new Counter({
    name: 'trellis_service_circuit_changes_total',
    help: 'Changes of the circuit of a service, by the state it came to.',
    labelNames: ['service', 'state'],
    registers,
  });
  return {
    event(event) {
      if (event.type === 'circuit-change') changes.inc({ service: event.service, state: event.circuit });
    },
    watch(services) {
      states = services;
    },
  };
}

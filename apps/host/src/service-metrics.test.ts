import { call } from '@trellis/core';
import { getCompany, getJob } from '@trellis/network-skills';
import type { ServiceState } from '@trellis/skill-registry';
import { createSkillRegistry } from '@trellis/skill-registry';
import { describe, expect, it } from 'vitest';
import { createHostMetrics } from './metrics.ts';

const lines = async (metrics: ReturnType<typeof createHostMetrics>) =>
  (await metrics.text()).split('\n').filter((line) => line.startsWith('trellis_service_'));

const state: ServiceState = {
  service: 'network',
  circuit: 'half-open',
  underWay: 2,
  waiting: 3,
  requests: 20,
  outages: 5,
  retries: 4,
  retriesRefused: 1,
  cacheHits: 7,
};

describe('the metrics of services', () => {
  it('are what the registry says when they are read, and are not added up', async () => {
    const metrics = createHostMetrics();
    expect(await lines(metrics)).toEqual([]);
    metrics.services.watch(() => [state]);
    await lines(metrics);
    expect(await lines(metrics)).toEqual([
      'trellis_service_requests_total{service="network"} 20',
      'trellis_service_outages_total{service="network"} 5',
      'trellis_service_retries_total{service="network"} 4',
      'trellis_service_retries_refused_total{service="network"} 1',
      'trellis_service_cache_hits_total{service="network"} 7',
      'trellis_service_requests_active{service="network"} 2',
      'trellis_service_calls_waiting{service="network"} 3',
      'trellis_service_circuit{service="network",state="closed"} 0',
      'trellis_service_circuit{service="network",state="half-open"} 1',
      'trellis_service_circuit{service="network",state="open"} 0',
    ]);
  });

  it('show a service that is found broken', async () => {
    const metrics = createHostMetrics();
    const registry = createSkillRegistry({
      skills: [getJob, getCompany],
      services: { network: { baseUrl: 'http://network.example' } },
      fetch: async () => new Response('', { status: 500 }),
      onServiceEvent: metrics.services.event,
    });
    metrics.services.watch(() => registry.services());
    const turn = registry.startTurn({ signal: new AbortController().signal, deadlineMs: 60_000 });
    const calls = Array.from({ length: 12 }, (_, index) => call(getJob, { jobId: String(index) }));
    for await (const event of turn.run(calls)) void event;
    const text = await lines(metrics);
    expect(text).toContain('trellis_service_circuit{service="network",state="open"} 1');
    expect(text).toContain('trellis_service_circuit_changes_total{service="network",state="open"} 1');
    await registry.close();
  });
});

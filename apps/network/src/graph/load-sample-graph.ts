import { uniformVisibility } from '../privacy/visibility.ts';
import type { Graph } from './graph.ts';
import type { SampleGraph } from './sample-graph.ts';

const sampleTenant = '';

/** Puts the graph of the sample in place of the one that was there. Call it before its people are written, for it says what they show. */
export function loadSampleGraph({ edges, members }: Pick<Graph, 'edges' | 'members'>, graph: SampleGraph): void {
  edges.clearShared();
  members.clearShared();
  const owner = (memberId: string) => ({ tenant: sampleTenant, memberId });
  for (const [person, fields] of Object.entries(graph.visibility ?? {})) {
    members.show(owner(person), { ...uniformVisibility('everyone'), ...fields });
  }
  for (const [part, states] of [
    ['connections', ['connected', 'connected']],
    ['requests', ['sent', 'received']],
  ] as const) {
    for (const [person, others] of Object.entries(graph[part] ?? {})) {
      for (const [other, since] of Object.entries(others)) {
        edges.write(owner(person), 'connection', { target: other, state: states[0], since, note: '' });
        edges.write(owner(other), 'connection', { target: person, state: states[1], since, note: '' });
      }
    }
  }
  for (const [person, targets] of Object.entries(graph.follows ?? {})) {
    for (const [target, since] of Object.entries(targets)) {
      const kind = target.startsWith('company-') ? 'company' : 'person';
      edges.write(owner(person), kind, { target, state: 'on', since, note: '' });
    }
  }
  for (const [person, jobs] of Object.entries(graph.savedJobs ?? {})) {
    for (const [target, since] of Object.entries(jobs))
      edges.write(owner(person), 'job', { target, state: 'on', since, note: '' });
  }
  for (const [person, jobs] of Object.entries(graph.applications ?? {})) {
    for (const [target, { status, on, note = '' }] of Object.entries(jobs))
      edges.write(owner(person), 'application', { target, state: status, since: on, note });
  }
}

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import type { Entity } from '../entities.ts';
import { readSampleGraph } from './sample-graph.ts';

const folder = mkdtempSync(join(tmpdir(), 'graph-'));
afterAll(() => rmSync(folder, { recursive: true }));

const entities = (['person-a', 'person-b', 'company-c', 'job-d'] as const).map(
  (id) => ({ kind: id.split('-')[0], value: { id } }) as unknown as Entity,
);
const read = (yaml: string) => {
  const file = join(folder, 'graph.yaml');
  writeFileSync(file, `fictional: true\n${yaml}`);
  return readSampleGraph(pathToFileURL(file), entities);
};

describe('the graph of a sample', () => {
  it('is empty where there is no file', () => {
    expect(readSampleGraph(pathToFileURL(join(folder, 'nothing.yaml')), entities)).toEqual({ fictional: true });
  });

  it('has people with what they show, whom they know, and what they keep', () => {
    const yaml = `
visibility: { person-a: { place: nobody, connections: connections } }
connections: { person-a: { person-b: 2024-05-01 } }
follows: { person-b: { company-c: 2024-05-02, person-a: 2024-05-03 } }
savedJobs: { person-a: { job-d: 2024-05-04 } }
applications: { person-a: { job-d: { status: applied, on: 2024-05-05, note: Sent with the long résumé. } } }`;
    expect(read(yaml)).toMatchObject({
      connections: { 'person-a': { 'person-b': '2024-05-01' } },
      applications: { 'person-a': { 'job-d': { status: 'applied', on: '2024-05-05' } } },
    });
  });

  it.each([
    ['connections: { person-x: { person-b: 2024-05-01 } }', /no person-x/],
    ['connections: { person-a: { person-a: 2024-05-01 } }', /expected another person, found person-a/],
    ['connections: { person-a: { person-b: 2024-05-01 }, person-b: { person-a: 2024-05-01 } }', /named twice/],
    ['requests: { person-a: { person-b: 2024-05-01 } }\nconnections: { person-b: { person-a: 2024-05-01 } }', /twice/],
    ['connections: { person-a: { person-b: yesterday } }', /\/connections\/person-a\/person-b must match pattern/],
    ['follows: { person-a: { job-d: 2024-05-01 } }', /expected another person or company, found job-d/],
    ['savedJobs: { person-a: { job-x: 2024-05-01 } }', /found job-x/],
    ['visibility: { person-a: { shoeSize: nobody } }', /visibility\/person-a must NOT have additional properties/],
    ['visibility: { person-a: { place: friends } }', /visibility\/person-a\/place/],
    ['applications: { person-a: { job-d: { status: sent, on: 2024-05-01 } } }', /status/],
    ['friends: {}', /additional properties/],
  ])('%s is refused', (yaml, message) => {
    expect(() => read(yaml)).toThrow(message);
  });
});

import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PersonProfile } from '@trellis/network-skills';
import { createNetwork } from '../src/network.ts';
import { createMemberRecords } from '../src/privacy/member-records.ts';
import { openDatabase } from '../src/storage/database.ts';
import { createWiper } from '../src/storage/wiper.ts';
import { testVocabulary } from '../src/testing/test-vocabulary.ts';

/**
 * What connections, visibility and deletion cost: `node bench/graph.ts [people]`. Everybody has 20 connections, one member 5,000. Prints medians and
 * 95th percentiles of one call each, in process.
 */
const print = (line: string): void => void process.stdout.write(`${line}\n`);
const people = Number(process.argv[2] ?? 20_000);
const hubSize = Math.min(5_000, people - 1);
const perPerson = 20;
const folder = mkdtempSync(join(tmpdir(), 'graph-bench-'));
const file = join(folder, 'network.sqlite');
const connection = openDatabase(file);
const network = createNetwork({ connection, vocabulary: testVocabulary, now: () => new Date() });
const { graph, store } = network;
const tenant = 'bench';
const nameOf = (number: number) => `person-${number}`;
let seed = 7;
const random = (below: number) => {
  seed = (seed * 48_271) % 2_147_483_647;
  return seed % below;
};

function profile(number: number): PersonProfile {
  const company = `Company ${number % 500}`;
  return {
    id: nameOf(number),
    name: `Given${number} Family${random(5000)}`,
    headline: `Clerk at ${company}`,
    summary: `Keeps the books of ${company}, and reads ${random(9999)} reports.`,
    positions: [{ title: 'Clerk', company, start: '2019', current: true, highlights: ['Books.'], skills: [] }],
    volunteering: [],
    education: [],
    listedSkills: [],
    certificates: [],
    languages: [],
    projects: [],
    publications: [],
    skills: [],
    totalYears: 0,
    fictional: true,
  };
}

function connect(one: number, other: number): void {
  if (one === other) return;
  const edge = { state: 'connected', since: '2026-01-01', note: '' };
  graph.edges.write({ tenant: '', memberId: nameOf(one) }, 'connection', { target: nameOf(other), ...edge });
  graph.edges.write({ tenant: '', memberId: nameOf(other) }, 'connection', { target: nameOf(one), ...edge });
}

function timed(what: string, times: number, work: (time: number) => unknown): void {
  const taken = Array.from({ length: times }, (_, time) => {
    const start = performance.now();
    work(time);
    return performance.now() - start;
  }).sort((a, b) => a - b);
  const at = (part: number) => (taken[Math.floor(part * (times - 1))] ?? 0).toFixed(3).padStart(10);
  print(`${what.padEnd(58)} p50 ${at(0.5)} ms   p95 ${at(0.95)} ms`);
}

connection.transaction(() => {
  for (let number = 0; number < people; number += 1)
    graph.profiles.writeShared({ kind: 'person', value: profile(number) }, 'bench');
  for (let number = 1; number < people; number += 1)
    for (let time = 0; time < perPerson / 2; time += 1) connect(number, 1 + random(people - 1));
  for (let number = 1; number <= hubSize; number += 1) connect(0, number);
})();
const leaver = { tenant, memberId: 'leaver' };
connection.transaction(() => {
  store.write(leaver, { kind: 'person', value: { ...profile(people), id: 'person-own' } });
  graph.members.show(leaver, { name: 'everyone', headline: 'connections' });
  graph.profiles.refresh(leaver);
})();
print(
  `${people} people, ${people * perPerson} connections, one member with ${hubSize}; ${(statSync(file).size / 1e6).toFixed(0)} MB`,
);

const hub = { tenant, memberId: nameOf(0) };
const somebody = { tenant, memberId: nameOf(people - 1) };
const anyone = () => nameOf(1 + random(people - 2));
const list = { kinds: ['connection'], states: ['connected'], limit: 20 } as const;
timed('read a person', 2000, () => store.read(somebody, 'person', anyone()));
timed('search people by two words', 200, () =>
  network.list(somebody, 'person', { q: 'clerk books', limit: 10, filters: [] }),
);
timed('own connections, first page, of 20', 500, () => graph.list({ owner: somebody, ...list }));
timed(`own connections, first page, of ${hubSize}`, 50, () => graph.list({ owner: hub, ...list }));
timed(`connections at one company, of ${hubSize}`, 50, () =>
  graph.list({ owner: hub, ...list, companies: ['company 7'] }),
);
timed(`connections of the member with ${hubSize}`, 50, () =>
  graph.list({ owner: somebody, ...list, of: hub.memberId }),
);
timed(`mutual with the member with ${hubSize}`, 50, () =>
  graph.list({ owner: somebody, ...list, of: hub.memberId, mutual: true }),
);
timed('path between two members', 200, () => graph.paths(somebody, anyone()));
timed(`path from the member with ${hubSize}`, 100, () => graph.paths(hub, anyone()));
for (let number = 1; number <= 20; number += 1)
  graph.connections.block(somebody, { member: nameOf(number), personId: nameOf(number) });
timed('read a person, with 20 blocks', 2000, () => store.read(somebody, 'person', anyone()));
timed('search people by two words, with 20 blocks', 200, () =>
  network.list(somebody, 'person', { q: 'clerk books', limit: 10, filters: [] }),
);
const records = createMemberRecords({ connection, graph, wiper: createWiper(connection) });
const start = performance.now();
await records.delete(leaver);
print(`delete a member and wipe the file: ${(performance.now() - start).toFixed(0)} ms`);
connection.close();
rmSync(folder, { recursive: true });

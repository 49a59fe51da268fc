import { setTimeout as delay } from 'node:timers/promises';
import type { Embedder } from '@trellis/core';
import type { ExampleRecord } from '../../src/examples/example-record.ts';
import { createExampleStore } from '../../src/examples/store/example-store.ts';
import { createRandom } from './random.ts';

const dimensions = 512;
const count = 10_000;
const perSecond = 1_000;
const seconds = 12;
const reloads = 4;
const write = (text: string) => process.stdout.write(`${text}\n`);
const { signal } = new AbortController();

/**
 * 10,000 examples, replaced as a whole several times while questions come at a steady rate: every answer is another one, and says which set it is
 * of; one question in ten is another one.
 */
export async function measureReload(): Promise<void> {
  let version = 0;
  const store = createExampleStore({
    embedder: topicEmbedder(),
    read: async () => [{ agentId: 'x', agentVersion: '1.0.0', examples: examplesOf(version) }],
    policy: { floor: 0.2 },
    // Late is measured here, and must not hide behind an empty selection.
    embedWithinMs: 10_000,
  });
  const began = performance.now();
  const [first] = await store.reload(signal);
  write(`\n${count} examples of ${dimensions} dimensions: first set in ${Math.round(performance.now() - began)} ms`);
  const versions = new Map([[first?.contentHash, 0]]);
  const still = await ask(store, versions, async () => {});
  report('nothing changes', still);
  const changed = await ask(store, versions, async () => {
    for (let round = 0; round < reloads; round++) {
      await delay((seconds * 1000) / (reloads + 1) / 2);
      version++;
      const started = performance.now();
      const [set] = await store.reload(signal);
      versions.set(set?.contentHash, version);
      write(`  set ${version} in place after ${Math.round(performance.now() - started)} ms`);
    }
  });
  report(`${reloads} sets of ${count} put in place`, changed);
  store.close();
}

interface Figures {
  readonly latencies: number[];
  readonly selections: { set?: string; answers: readonly string[]; nothing?: string }[];
  readonly failures: unknown[];
  readonly versions: ReadonlyMap<string | undefined, number>;
  /** Of this process, in seconds; asking and reloading included. */
  cpu: number;
}

async function ask(
  store: ReturnType<typeof createExampleStore>,
  versions: ReadonlyMap<string | undefined, number>,
  meanwhile: () => Promise<void>,
): Promise<Figures> {
  const figures: Figures = { latencies: [], selections: [], failures: [], versions, cpu: 0 };
  const random = createRandom(3);
  const running: Promise<void>[] = [];
  const select = async (due: number) => {
    const question = `topic ${random(2_000)} and topic ${random(10)}`;
    try {
      const request = { agentId: 'x', tenant: 't', locale: 'en', question, maxTokens: 2_000, signal };
      const { examples, set, nothing } = await store.select(request);
      const answers = examples.map(({ answer }) => answer.split(' ')[0] ?? '');
      figures.selections.push({ answers, ...(set && { set }), ...(nothing && { nothing }) });
    } catch (error) {
      figures.failures.push(error);
    }
    figures.latencies.push(performance.now() - due);
  };
  const before = process.cpuUsage();
  const work = meanwhile();
  const start = performance.now();
  for (let sent = 0; sent < perSecond * seconds;) {
    const due = ((performance.now() - start) * perSecond) / 1000;
    for (; sent <= due && sent < perSecond * seconds; sent++) running.push(select(start + (sent * 1000) / perSecond));
    await delay(1);
  }
  await Promise.all([...running, work]);
  const { user, system } = process.cpuUsage(before);
  figures.cpu = (user + system) / 1_000_000;
  return figures;
}

function report(label: string, { latencies, selections, failures, versions, cpu }: Figures): void {
  const sorted = latencies.toSorted((a, b) => a - b);
  const at = (share: number) => (sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(2);
  const mixed = selections.filter(({ set, answers }) => answers.some((answer) => answer !== `v${versions.get(set)}`));
  const empty = selections.filter(({ answers }) => answers.length === 0);
  const rate = (selections.length / seconds).toFixed(0);
  write(
    `${label}: ${selections.length} selections at ${rate}/s of ${new Set(selections.map(({ set }) => set)).size} sets; ` +
      `${failures.length} failed, ${mixed.length} mixed, ${empty.length} empty; ` +
      `from due to done p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, worst ${at(0.9999)} ms; ` +
      `${((1000 * cpu) / selections.length).toFixed(2)} ms CPU a selection, all included`,
  );
  for (const [reason, list] of Map.groupBy(empty, ({ nothing }) => nothing)) write(`  empty: ${reason} ${list.length}`);
}

const examplesOf = (version: number): ExampleRecord[] =>
  Array.from({ length: count }, (_, index) => ({
    id: `e-${index}`,
    label: `kind-${index % 40}`,
    question: `topic ${index % 2_000} and topic ${(index * 7 + (index % 10 === 0 ? version : 0)) % 2_000}`,
    answer: `v${version} ${'A sentence of an answer, as long as they are. '.repeat(12)}`,
    author: 'bench',
    source: 'bench',
    date: '2026-11-22',
    consent: 'invented',
    redaction: 'none-needed',
    state: 'unreviewed',
    locale: 'en',
  }));

/** Costs next to nothing: what is measured is the store. */
function topicEmbedder(): Embedder {
  const topics = new Map<string, Float32Array>();
  const topicOf = (name: string) => {
    let vector = topics.get(name);
    if (!vector) {
      const random = createRandom(Number(name));
      vector = Float32Array.from({ length: dimensions }, () => random(1_000) / 500 - 1);
      topics.set(name, vector);
    }
    return vector;
  };
  const embed = (text: string) => {
    const sum = new Float32Array(dimensions);
    for (const [, name = ''] of text.matchAll(/topic (\d+)/g))
      for (const [index, value] of topicOf(name).entries()) sum[index] = (sum[index] ?? 0) + value;
    const length = Math.hypot(...sum);
    return sum.map((value) => value / length);
  };
  return {
    model: 'topics',
    contentHash: 'topics',
    dimensions,
    embed: async (texts) => texts.map((text) => kept(text, embed)),
  };
}

const known = new Map<string, Float32Array>();

function kept(text: string, embed: (text: string) => Float32Array): Float32Array {
  const vector = known.get(text) ?? embed(text);
  known.set(text, vector);
  return vector;
}

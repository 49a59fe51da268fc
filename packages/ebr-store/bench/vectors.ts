/**
 * The vector index against libraries and a plain loop, in one run and on one core. Arguments: `--cache DIR` for peers and
 * GloVe (outside the workspace), `--sentences DIR` with vectors of the routing sentences (`NAME.f32`, 512 a row), and the
 * names of the parts to run: flat, filter, graph, blocks.
 */
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { measureBlocks } from './vectors/blocks.ts';
import { glove, installPeers, sentences, type Vectors } from './vectors/data.ts';
import { measure, recallOf, table } from './vectors/measure.ts';
import { embedder, graphsReady, ourEngine, ourIndex } from './vectors/ours.ts';
import {
  count,
  type Engine,
  hnswlib,
  lanceDb,
  orama,
  plainLoop,
  sqliteVec,
  usearchExact,
  usearchGraph,
} from './vectors/peers.ts';

const { values, positionals } = parseArgs({
  options: { cache: { type: 'string' }, sentences: { type: 'string' } },
  allowPositionals: true,
});
const cache = values.cache ?? join(tmpdir(), 'trellis-vector-bench');
const parts = positionals.length > 0 ? positionals : ['flat', 'filter', 'graph', 'blocks'];
const installed = installPeers(cache);
const sentenceFolder = values.sentences ?? cache;
const hasSentences = existsSync(join(sentenceFolder, 'clinc150.train.f32'));
if (!hasSentences) console.log('No sentence vectors: only GloVe is measured.');

const k = 10;
const title = (data: Vectors) => `${data.name}, ${count(data).toLocaleString('en')} x ${data.dimensions}`;

interface Truth {
  readonly data: Vectors;
  readonly allowed?: readonly number[];
  readonly queries?: number;
}

async function rowsOf(engines: readonly Engine[], { data, allowed, queries = 100 }: Truth) {
  const asked = data.queries.slice(0, queries);
  const loop = plainLoop(data, allowed);
  const truth = asked.map((query) => loop.search(query, k) as number[]);
  const base = await measure(20, (at) => loop.search(asked[at % asked.length] as Float32Array, k));
  const rows = [];
  for (const engine of engines) {
    const found = [];
    for (const query of asked) found.push([...(await engine.search(query, k))]);
    const slow = /loop|Orama|Lance|sqlite|filter function/.test(engine.name);
    const cost = await measure(slow ? 30 : 300, (at) => engine.search(asked[at % asked.length] as Float32Array, k));
    rows.push({
      engine: engine.name,
      'recall@10': recallOf(found, truth).toFixed(4),
      'CPU us': Math.round(cost.cpuUs),
      'min us': Math.round(cost.minUs),
      'median us': Math.round(cost.medianUs),
      'times the loop (min)': (base.minUs / cost.minUs).toFixed(1),
    });
    engine.close?.();
  }
  return rows;
}

async function flat(): Promise<void> {
  const sets = [glove(cache, 10_000), glove(cache, 100_000)];
  if (hasSentences) sets.unshift(sentences(sentenceFolder, 10_000), sentences(sentenceFolder, 50_000));
  for (const data of sets) {
    const small = count(data) <= 10_000;
    const engines = [
      ourEngine('ours, flat', await ourIndex(data, 'flat')),
      plainLoop(data),
      ...usearchExact(installed, data),
      ...(small ? [hnswlib(data).engine(80), usearchGraph(installed, data, 80)] : []),
      ...(small ? [sqliteVec(installed, data), await lanceDb(installed, data), await orama(installed, data)] : []),
    ];
    table(`No filter: ${title(data)}`, await rowsOf(engines, { data }));
  }
}

async function filter(): Promise<void> {
  const data = glove(cache, 100_000);
  const index = await ourIndex(data, 'flat');
  const graph = hnswlib(data);
  for (const [share, where, bucket] of [
    ['1 %', { bucket: 0 }, (at: number) => (at * 7919) % 100 === 0],
    ['10 %', { tenth: 0 }, (at: number) => at % 10 === 0],
    ['50 %', { half: 0 }, (at: number) => at % 2 === 0],
  ] as const) {
    const allowed = Array.from({ length: count(data) }, (_, at) => at).filter(bucket);
    const engines = [
      { ...ourEngine('ours, flat', index, { where }), close: () => {} },
      plainLoop(data, allowed),
      graph.filtered(80, new Set(allowed)),
    ];
    table(`${share} allowed: ${title(data)}`, await rowsOf(engines, { data, allowed, queries: 30 }));
  }
  await index.close();
}

async function graph(): Promise<void> {
  const sets = [glove(cache, 50_000), glove(cache, 100_000)];
  if (hasSentences) sets.unshift(sentences(sentenceFolder, 25_003), sentences(sentenceFolder, 100_000));
  for (const data of sets) {
    const index = await ourIndex(data, 'hnsw');
    const started = performance.now();
    await graphsReady(index);
    const seconds = (performance.now() - started) / 1000;
    const { ef, recall } = index.stats().partitions[0]?.graph ?? {};
    const name = `ours, hnsw (ef ${ef}, own measure ${recall?.toFixed(4)}, built in ${seconds.toFixed(0)} s)`;
    const scan = ourEngine('ours, flat', await ourIndex(data, 'flat'));
    table(`Graph: ${title(data)}`, await rowsOf([ourEngine(name, index), scan], { data, queries: 200 }));
    await index.close();
  }
}

const all: Record<string, () => Promise<unknown>> = {
  flat,
  filter,
  graph,
  blocks: async () => {
    const large = hasSentences ? sentences(sentenceFolder, 100_000) : glove(cache, 100_000);
    const rows = await measureBlocks(large, embedder);
    table(`Longest turn of the event loop: ${title(large)}`, rows);
  },
};
for (const part of parts) await all[part]?.();

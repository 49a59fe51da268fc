import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readSentences } from './sentences.ts';

const packages = ['core', 'converter', 'backend-cpu', 'backend-wasm'].map((name) => `@tensorflow/tfjs-${name}@4.22.0`);
const folder = join(tmpdir(), 'trellis-bench-tfjs');
interface Run {
  readonly coldStartMs: number;
  readonly rssMb: number;
  readonly oneMs: number;
  readonly batchMs: number;
  readonly vectors: Float32Array;
}

function run(name: 'ours' | 'tfjs'): Run {
  const script = fileURLToPath(new URL('../embedder.ts', import.meta.url));
  const vectors = join(folder, `${name}.f32`);
  const printed = execFileSync(process.execPath, [script, name, vectors, folder], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const bytes = readFileSync(vectors);
  const floats = new Float32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4);
  return { ...(JSON.parse(printed.trim().split('\n').at(-1) ?? '') as Omit<Run, 'vectors'>), vectors: floats };
}

export async function compare(): Promise<void> {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{"private":true}');
  execFileSync('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', ...packages], { cwd: folder });

  const rounds = [1, 2, 3].map(() => ({ ours: run('ours'), tfjs: run('tfjs') }));
  const best = (name: 'ours' | 'tfjs', figure: Exclude<keyof Run, 'vectors'>) =>
    Math.min(...rounds.map((round) => round[name][figure]));

  const [{ ours, tfjs }] = rounds as [(typeof rounds)[number]];
  const count = ours.vectors.length / 512;
  const cosines = Array.from({ length: count }, (_, row) => {
    let [dot, left, right] = [0, 0, 0];
    for (let i = row * 512; i < (row + 1) * 512; i++) {
      dot += ours.vectors[i]! * tfjs.vectors[i]!;
      left += ours.vectors[i]! ** 2;
      right += tfjs.vectors[i]! ** 2;
    }
    return dot / Math.sqrt(left * right);
  });

  const line = (label: string, figure: Exclude<keyof Run, 'vectors'>, unit: string) => {
    const [mine, theirs] = [best('ours', figure), best('tfjs', figure)];
    console.log(
      `${label.padEnd(34)} ${mine.toFixed(2)} against ${theirs.toFixed(2)} ${unit} (${(theirs / mine).toFixed(1)} times)`,
    );
  };
  console.log(`${readSentences().source}; best of 3 rounds by turns; Node ${process.version}`);
  console.log(
    `cosine over ${count} sentences            least ${Math.min(...cosines).toFixed(7)}, mean ${(cosines.reduce((a, b) => a + b) / count).toFixed(7)}`,
  );
  line('one sentence, CPU', 'oneMs', 'ms');
  line('32 at once, CPU a sentence', 'batchMs', 'ms');
  line('cold start to the first vector', 'coldStartMs', 'ms');
  line('RSS above the bare process', 'rssMb', 'MB');
}

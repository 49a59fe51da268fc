import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createUseLiteEmbedder } from '../../src/embedders/use-lite-embedder.ts';
import type { Sample } from '../../src/routing/classifier.ts';
import { trainClassifier } from '../../src/routing/classifier.ts';
import type { IntentExample } from '../../src/routing/evaluate-routing.ts';
import { evaluateRouting } from '../../src/routing/evaluate-routing.ts';
import { seededRandom, shuffle } from '../../src/routing/random.ts';
import { indexOfHighest } from '../../src/routing/scores.ts';

const { signal } = new AbortController();
const percent = (share: number) => `${(100 * share).toFixed(1)} %`;

export async function benchPublicSets(folder: string): Promise<void> {
  const read = (name: string) =>
    readFileSync(join(folder, `${name}.jsonl`), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as IntentExample);
  const embedder = await createUseLiteEmbedder();
  const clinc = { train: read('clinc150.train'), validate: read('clinc150.val'), test: read('clinc150.val') };
  const strange = { outOfScope: read('clinc150.oos_train'), testOutOfScope: read('clinc150.oos_val') };
  for (const [name, given] of [
    ['embedding and n-grams', { embedder, signal }],
    ['n-grams alone', { signal }],
  ] as const) {
    const started = process.cpuUsage();
    const figures = await evaluateRouting({ ...clinc, ...strange }, given);
    const { user, system } = process.cpuUsage(started);
    console.log(`CLINC150, ${name}: validation, ${((user + system) / 1e6).toFixed(0)} s of CPU in all`);
    console.table({
      accuracy: percent(figures.accuracy),
      auroc: figures.auroc?.toFixed(4),
      'calibration error': figures.calibrationError.toFixed(4),
      ...Object.fromEntries(
        figures.atLoss.map(({ loss, inScopeAccuracy, outOfScopeRecall }) => [
          `in / out of scope at a loss of ${percent(loss)}`,
          `${percent(inScopeAccuracy)} / ${percent(outOfScopeRecall)}`,
        ]),
      ),
    });
  }
  await benchBanking(read('banking77.train'), embedder);
}

async function benchBanking(
  rows: readonly IntentExample[],
  embedder: Awaited<ReturnType<typeof createUseLiteEmbedder>>,
): Promise<void> {
  const vectors = await embedder.embed(
    rows.map(({ text }) => text),
    { signal, purpose: 'query' },
  );
  const samples = rows.map(({ text, intent }, index): Sample => {
    const vector = vectors[index];
    return { text, label: intent, ...(vector && { vector }) };
  });
  const order = Int32Array.from(samples, (_, index) => index);
  shuffle(order, seededRandom(1));
  const rankInLabel = new Map<Sample, number>();
  const seen = new Map<string, number>();
  for (const index of order) {
    const sample = samples[index];
    if (!sample) continue;
    const rank = seen.get(sample.label) ?? 0;
    rankInLabel.set(sample, rank);
    seen.set(sample.label, rank + 1);
  }
  const folds = 5;
  const foldOf = (sample: Sample) => (rankInLabel.get(sample) ?? 0) % folds;
  const all = await crossValidate(samples, folds, (fold) => ({
    train: (sample) => foldOf(sample) !== fold,
    ask: (sample) => foldOf(sample) === fold,
  }));
  // Ten of each intent, another ten each time; all that were not among them are asked.
  const isAmongTen = (sample: Sample, part: number) => Math.floor((rankInLabel.get(sample) ?? 0) / 10) === part;
  const few = await crossValidate(samples, 3, (part) => ({
    train: (sample) => isAmongTen(sample, part),
    ask: (sample) => !isAmongTen(sample, part),
  }));
  console.log('BANKING77, cross-validation on its training set');
  console.table({ 'five folds': all, 'ten per intent, three draws': few });
}

async function crossValidate(
  samples: readonly Sample[],
  parts: number,
  split: (part: number) => Record<'train' | 'ask', (sample: Sample) => boolean>,
) {
  let [right, asked] = [0, 0];
  const byLabel = new Map<string, { right: number; all: number }>();
  for (let part = 0; part < parts; part++) {
    const { train, ask } = split(part);
    const { state, judge } = await trainClassifier(samples.filter(train), { signal });
    for (const sample of samples.filter(ask)) {
      const isRight = state.labels[indexOfHighest(judge(sample).scores)] === sample.label;
      right += Number(isRight);
      asked++;
      const count = byLabel.get(sample.label) ?? { right: 0, all: 0 };
      byLabel.set(sample.label, { right: count.right + Number(isRight), all: count.all + 1 });
    }
  }
  const mean = [...byLabel.values()].reduce((sum, count) => sum + count.right / count.all, 0) / byLabel.size;
  return { accuracy: percent(right / asked), 'mean over intents': percent(mean) };
}

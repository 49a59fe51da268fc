import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createUseLiteEmbedder } from '../../src/embedders/use-lite-embedder.ts';
import type { ClassifiedText, Sample } from '../../src/routing/classifier.ts';
import { trainClassifier } from '../../src/routing/classifier.ts';
import type { IntentExample } from '../../src/routing/evaluate-routing.ts';
import { evaluateRouting } from '../../src/routing/evaluate-routing.ts';
import { nameOf } from '../../src/routing/label-names.ts';
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
  const names = await embedNames(samples, embedder);
  const rankInLabel = ranksOf(samples, 1);
  const folds = 5;
  const foldOf = (sample: Sample) => (rankInLabel.get(sample) ?? 0) % folds;
  const all = await crossValidate(samples, { parts: folds, names }, (fold) => ({
    train: (sample) => foldOf(sample) !== fold,
    ask: (sample) => foldOf(sample) === fold,
  }));
  // Ten of each intent by chance, drawn anew each time; all others are asked.
  const draws = Array.from({ length: 5 }, (_, draw) => ranksOf(samples, 100 + draw));
  const isAmongTen = (sample: Sample, draw: number) => (draws[draw]?.get(sample) ?? 0) < 10;
  const few = await crossValidate(samples, { parts: draws.length, names }, (draw) => ({
    train: (sample) => isAmongTen(sample, draw),
    ask: (sample) => !isAmongTen(sample, draw),
  }));
  console.log('BANKING77, cross-validation on its training set');
  console.table({ 'five folds': all, 'ten per intent, five draws': few });
}

async function embedNames(samples: readonly Sample[], embedder: Awaited<ReturnType<typeof createUseLiteEmbedder>>) {
  const labels = [...new Set(samples.map(({ label }) => label))];
  const texts = labels.map((label) => nameOf(label) ?? label);
  const vectors = await embedder.embed(texts, { signal, purpose: 'query' });
  return new Map(
    labels.map((label, index) => {
      const vector = vectors[index];
      return [label, { text: texts[index] ?? '', ...(vector && { vector }) }];
    }),
  );
}

/** The place of each sample among those of its label, by chance. */
function ranksOf(samples: readonly Sample[], seed: number): ReadonlyMap<Sample, number> {
  const order = Int32Array.from(samples, (_, index) => index);
  shuffle(order, seededRandom(seed));
  const ranks = new Map<Sample, number>();
  const seen = new Map<string, number>();
  for (const index of order) {
    const sample = samples[index];
    if (!sample) continue;
    const rank = seen.get(sample.label) ?? 0;
    ranks.set(sample, rank);
    seen.set(sample.label, rank + 1);
  }
  return ranks;
}

async function crossValidate(
  samples: readonly Sample[],
  { parts, names }: { parts: number; names: ReadonlyMap<string, ClassifiedText> },
  split: (part: number) => Record<'train' | 'ask', (sample: Sample) => boolean>,
) {
  let [right, asked] = [0, 0];
  const rates: number[] = [];
  const byLabel = new Map<string, { right: number; all: number }>();
  for (let part = 0; part < parts; part++) {
    const { train, ask } = split(part);
    const { state, judge } = await trainClassifier(samples.filter(train), { signal, names });
    const before = { right, asked };
    for (const sample of samples.filter(ask)) {
      const isRight = state.labels[indexOfHighest(judge(sample).scores)] === sample.label;
      right += Number(isRight);
      asked++;
      const count = byLabel.get(sample.label) ?? { right: 0, all: 0 };
      byLabel.set(sample.label, { right: count.right + Number(isRight), all: count.all + 1 });
    }
    rates.push((right - before.right) / (asked - before.asked));
  }
  const mean = [...byLabel.values()].reduce((sum, count) => sum + count.right / count.all, 0) / byLabel.size;
  return {
    accuracy: percent(right / asked),
    lowest: percent(Math.min(...rates)),
    highest: percent(Math.max(...rates)),
    'mean over intents': percent(mean),
  };
}

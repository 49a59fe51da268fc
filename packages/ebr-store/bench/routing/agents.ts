import { existsSync, readFileSync } from 'node:fs';
import type { RoutableAgent } from '@trellis/core';
import { load } from 'js-yaml';
import { createUseLiteEmbedder } from '../../src/embedders/use-lite-embedder.ts';
import { readOutOfScope } from '../../src/out-of-scope.ts';
import { trainEncoderRouter } from '../../src/routing/encoder-router.ts';
import { routeCases } from '../../src/routing/route-cases.ts';
import { isReadBy } from '../../src/routing/route-features.ts';
import { indexOfHighest } from '../../src/routing/scores.ts';
import { confidences, holdOut, layoutOf } from '../../src/routing/train-routes.ts';
import { withoutAnswered } from '../../src/routing/without-answered.ts';

const { signal } = new AbortController();
const surfaces = {
  'job-fit': ['job'],
  'interview-tips': ['job'],
  'post-takeaways': ['post', 'article'],
  knowledge: ['post', 'article'],
  'career-paths': ['post', 'article'],
};
const percent = (part: number, whole: number) => `${((100 * part) / Math.max(1, whole)).toFixed(1)} %`;

/** As a host mounts them: the questions of routing file and examples. */
function readAgents(): RoutableAgent[] {
  return Object.entries(surfaces).flatMap(([id, own]) => {
    const folder = new URL(`../../../../agents/${id}/data/`, import.meta.url);
    if (!existsSync(folder)) return [];
    const read = (name: string) => load(readFileSync(new URL(name, folder), 'utf8'));
    const routing = read('routing.yaml') as RoutableAgent;
    const file = read('examples.yaml') as { question: string }[] | { examples: { question: string }[] };
    const examples = (Array.isArray(file) ? file : file.examples).map(({ question }) => question);
    const { nearMisses = [], followUps = [] } = routing;
    return [{ id, surfaces: own, questions: [...new Set([...routing.questions, ...examples])], nearMisses, followUps }];
  });
}

export async function benchAgents(): Promise<void> {
  const data = { agents: readAgents(), outOfScope: await readOutOfScope() };
  const embedder = await createUseLiteEmbedder();
  const texts = [...new Set(routeCases(data).map(({ text }) => text))].filter((text) => isReadBy(embedder, text));
  const embedded = await embedder.embed(texts, { signal, purpose: 'query' });
  const before = process.cpuUsage();
  const router = await trainEncoderRouter({ ...data, embedder, signal });
  const spent = process.cpuUsage(before);
  const groups = new Map<string, { asked: number; right: number; sure: number; rightWhenSure: number }>();
  const vectors = new Map(texts.map((text, index) => [text, embedded[index] ?? new Float32Array()]));
  const cases = routeCases(withoutAnswered(data, vectors));
  for (const { given, scores, labels } of await holdOut(cases, layoutOf(data), { vectors, signal, folds: 10 })) {
    const shares = confidences({ scores, labels }, router.calibration);
    const best = indexOfHighest(shares);
    const right = Number(labels[best] === given.label);
    const sure = Number((shares[best] ?? 0) >= router.calibration.sureAt);
    const group = groups.get(given.group) ?? { asked: 0, right: 0, sure: 0, rightWhenSure: 0 };
    groups.set(given.group, {
      asked: group.asked + 1,
      right: group.right + right,
      sure: group.sure + sure,
      rightWhenSure: group.rightWhenSure + right * sure,
    });
  }
  console.log('the agents of this repository, ten folds');
  console.table(
    [...groups].map(([group, { asked, right, sure, rightWhenSure }]) => ({
      group,
      asked,
      'right without a model': percent(right, asked),
      sure: percent(sure, asked),
      'right when sure': percent(rightWhenSure, sure),
    })),
  );
  console.log(
    `a first start spends ${((spent.user + spent.system) / 1e6).toFixed(1)} s of CPU on ${texts.length} questions`,
  );
  const times: number[] = [];
  for (let round = 0; round < 1_000; round++) {
    const text = `${texts[round % texts.length] ?? ''} ${round}`;
    const started = process.cpuUsage();
    await router.route({ input: { kind: 'question', text }, history: [], view: {}, tenant: 't', signal });
    const { user, system } = process.cpuUsage(started);
    times.push((user + system) / 1_000);
  }
  times.sort((a, b) => a - b);
  const at = (share: number) => `${(times[Math.floor(times.length * share)] ?? 0).toFixed(2)} ms`;
  console.log(`a question: p50 ${at(0.5)}, p95 ${at(0.95)} of CPU, embedding included`);
}

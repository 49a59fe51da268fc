import { readFileSync } from 'node:fs';
import { load } from 'js-yaml';
import { crossValidate } from '../src/routing/cross-validate.ts';
import { createSimilarityRouter } from '../src/routing/similarity-router.ts';

interface RoutingFile {
  readonly questions: readonly string[];
  readonly nearMisses?: readonly string[];
}

const read = (path: string) => load(readFileSync(new URL(path, import.meta.url), 'utf8')) as RoutingFile;
const agents = Object.entries({ 'job-fit': 'job', 'interview-tips': 'job', 'post-takeaways': 'post' }).map(
  ([id, surface]) => {
    const { questions, nearMisses = [] } = read(`../../../agents/${id}/data/routing.yaml`);
    return { id, surfaces: [surface], questions, nearMisses };
  },
);
const outOfScope = read('../data/out-of-scope.yaml').questions;
const percent = (part: number, whole: number) => `${((100 * part) / whole).toFixed(0)} %`;

console.table(
  (await crossValidate({ agents, outOfScope })).map(({ group, questions, right, sure, rightWhenSure }) => ({
    group,
    questions,
    'right without a model': percent(right, questions),
    sure: percent(sure, questions),
    'right when sure': percent(rightWhenSure, sure),
  })),
);

const startedAt = performance.now();
const router = createSimilarityRouter({ agents, outOfScope });
const trainMs = performance.now() - startedAt;
const questions = agents.flatMap((agent) => agent.questions);
const signal = new AbortController().signal;
const times: number[] = [];
for (let round = 0; round < 2_000; round++) {
  const text = `${questions[round % questions.length] ?? ''} ${round}`;
  const before = performance.now();
  await router.route({ input: { kind: 'question', text }, history: [], view: {}, tenant: 't', signal });
  times.push(performance.now() - before);
}
times.sort((a, b) => a - b);
const at = (share: number) => `${(times[Math.floor(times.length * share)] ?? 0).toFixed(2)} ms`;
console.log(`trained in ${trainMs.toFixed(0)} ms; a question: p50 ${at(0.5)}, p99 ${at(0.99)}`);

import { readFileSync } from 'node:fs';
import { load } from 'js-yaml';
import { expect, it } from 'vitest';
import { crossValidate } from './cross-validate.ts';

const read = (path: string) =>
  load(readFileSync(new URL(path, import.meta.url), 'utf8')) as { questions: string[]; nearMisses?: string[] };
const agents = Object.entries({ 'job-fit': 'job', 'interview-tips': 'job', 'post-takeaways': 'post' }).map(
  ([id, surface]) => {
    const { questions, nearMisses = [] } = read(`../../../../agents/${id}/data/routing.yaml`);
    return { id, surfaces: [surface], questions, nearMisses };
  },
);

// The figures of the day are in the README; these are what must not be lost.
it('questions that the router has not seen go where they belong', async () => {
  const figures = await crossValidate({ agents, outOfScope: read('../../data/out-of-scope.yaml').questions });
  const share = (groups: string) => {
    const chosen = figures.filter(({ group }) => group.endsWith(groups));
    const sum = (of: 'right' | 'questions' | 'sure' | 'rightWhenSure') => chosen.reduce((all, one) => all + one[of], 0);
    return { right: sum('right') / sum('questions'), rightWhenSure: sum('rightWhenSure') / sum('sure') };
  };
  expect(share(', in view').right).toBeGreaterThan(0.75);
  expect(share(', in view').rightWhenSure).toBeGreaterThan(0.83);
  expect(share(', nothing in view').right).toBeGreaterThan(0.63);
  expect(share('out of scope').right).toBeGreaterThan(0.87);
  expect(share('out of scope').rightWhenSure).toBeGreaterThan(0.93);
});

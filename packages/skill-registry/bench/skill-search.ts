import { existsSync, readFileSync } from 'node:fs';
import type { Embedder, Skill } from '@trellis/core';
import { createUseLiteEmbedder } from '@trellis/ebr-store';
import { load } from 'js-yaml';
import { createSkillSearch } from '../src/catalogue/skill-search.ts';
import { importOpenApi } from '../src/openapi.ts';

/**
 * How often the right operation is among the first found, over one large API. Run: `node bench/skill-search.ts DOCUMENT`, where DOCUMENT is
 * GitHub's OpenAPI document, `generated/api.github.com.json` of the npm package @octokit/openapi.
 */
interface Question {
  readonly question: string;
  readonly operations: readonly string[];
}

const [file = ''] = process.argv.slice(2);
if (!existsSync(file)) {
  console.log(`skipped: no document ${JSON.stringify(file)}; see the top of this file`);
  process.exit(0);
}
const { signal } = new AbortController();
const questions = load(
  readFileSync(new URL('skill-search/questions.yaml', import.meta.url), 'utf8'),
) as readonly Question[];
const names = new Map<string, string>();
const { skills } = importOpenApi(readFileSync(file, 'utf8'), {
  only: ({ operationId, name }) => {
    if (operationId !== undefined) names.set(name, operationId);
    return true;
  },
});
const operationOf = (skill: Skill) => names.get(skill.name) ?? skill.name;

const share = (ranks: readonly number[], first: number) =>
  `${Math.round((100 * ranks.filter((rank) => rank <= first).length) / ranks.length)} %`.padStart(6);
const line = (name: string, ranks: readonly number[]) =>
  console.log(name.padEnd(44), String(ranks.length).padStart(4), ...[1, 8, 12, 20].map((first) => share(ranks, first)));

async function measure(name: string, list: readonly Skill[], embedder?: Embedder): Promise<void> {
  const search = createSkillSearch(list, embedder ? { embedder } : {});
  const startedAt = performance.now();
  await search.ready();
  const readyMs = performance.now() - startedAt;
  const there = new Set(list.map(operationOf));
  const asked = questions.map((one, index) => ({ ...one, isHeld: index % 2 === 1 }));
  const answerable = asked.filter(({ operations }) => operations.some((operation) => there.has(operation)));
  const ranks: number[] = [];
  const times: number[] = [];
  for (const { question, operations } of answerable) {
    const from = performance.now();
    const hits = await search.search(question, { limit: list.length, signal });
    times.push(performance.now() - from);
    const rank = hits.findIndex(({ skill }) => operations.includes(operationOf(skill)));
    ranks.push(rank < 0 ? Number.POSITIVE_INFINITY : rank + 1);
  }
  const p50 = times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
  line(`${name}, all`, ranks);
  line(
    '  those set aside',
    ranks.filter((_, index) => answerable[index]?.isHeld),
  );
  console.log(`  ${list.length} skills, ready in ${readyMs.toFixed(0)} ms, a search takes ${p50.toFixed(2)} ms (p50)`);
}

console.log(`${skills.length} skills imported\n${''.padEnd(44)}    n   @1    @8   @12   @20`);
const reads = skills.filter(({ effect }) => effect === 'read');
const embedder = await createUseLiteEmbedder();
await measure('every operation, by words', skills);
await measure('every operation, by words and meaning', skills, embedder);
await measure('those that read, by words', reads);
await measure('those that read, by words and meaning', reads, embedder);
process.exit(0);

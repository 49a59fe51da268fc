import { existsSync, readFileSync } from 'node:fs';
import type { JsonSchema } from '@trellis/defensive-yaml';
import { parseYaml } from '@trellis/defensive-yaml';
import { describe, expect, it } from 'vitest';
import { loadMountedAgents } from '../../mounted-agents.ts';

/** How many questions there are at least. */
const leastQuestions = { 'job-fit': 60, 'interview-tips': 60, 'post-takeaways': 60, knowledge: 45, 'career-paths': 45 };
const agents = Object.keys(leastQuestions);
const agent: JsonSchema = { type: 'string', enum: [...agents, 'none'] };
const view: JsonSchema = { type: 'string', enum: ['job', 'post', 'article', 'none'] };
const text: JsonSchema = { type: 'string' };
const record = (properties: Record<string, JsonSchema>): JsonSchema => ({
  type: 'object',
  required: Object.keys(properties),
  additionalProperties: false,
  properties,
});
const list = (items: JsonSchema): JsonSchema => ({ type: 'array', items });
const history = list(record({ question: text, agent }));

interface Asked {
  readonly text: string;
  readonly agent: string;
  readonly view: string;
}
interface FollowUp extends Asked {
  readonly history: readonly { question: string; agent: string }[];
}

const { questions } = read<{ questions: Asked[] }>(
  './questions.yaml',
  record({ questions: list(record({ text, agent, view })) }),
);
const { followUps } = read<{ followUps: FollowUp[] }>(
  './follow-ups.yaml',
  record({ followUps: list(record({ history, text, agent, view })) }),
);
const learntFrom = [
  ...agents.map((id) => `../../../../../agents/${id}/data/routing.yaml`),
  '../../../../../packages/ebr-store/data/out-of-scope.yaml',
].filter((path) => existsSync(new URL(path, import.meta.url)));
const held = [...questions, ...followUps].map((entry) => entry.text);

describe('the held-out sets of the router', () => {
  it.each(Object.entries({ ...leastQuestions, none: 120 }))('hold enough questions for %s', (id, least) => {
    expect(questions.filter((entry) => entry.agent === id).length).toBeGreaterThanOrEqual(least);
  });

  it.each(agents)('hold enough follow-ups for %s', (id) => {
    expect(followUps.filter((entry) => entry.agent === id).length).toBeGreaterThanOrEqual(35);
  });

  it('are about agents that are mounted', async () => {
    const mounted = await loadMountedAgents();
    expect(mounted.map(({ id }) => id)).toEqual(expect.arrayContaining(agents));
  });

  it('hold enough follow-ups that stay, that move on, and that are out of scope', () => {
    const kinds = followUps.map(({ agent, history }) =>
      agent === 'none' ? 'none' : agent === history.at(-1)?.agent ? 'stays' : 'moves on',
    );
    const share = (kind: string) => kinds.filter((one) => one === kind).length / kinds.length;
    expect(kinds.length).toBeGreaterThanOrEqual(280);
    expect(share('stays')).toBeCloseTo(0.4, 1);
    expect(share('moves on')).toBeCloseTo(0.35, 1);
    expect(share('none')).toBeCloseTo(0.25, 1);
  });

  it('tell one to three turns before a follow-up, and never an empty text', () => {
    const lengths = new Set(followUps.map((entry) => entry.history.length));
    expect([...lengths].sort()).toEqual([1, 2, 3]);
    const asked = followUps.flatMap((entry) => entry.history.map((turn) => turn.question));
    expect([...held, ...asked].filter((one) => one.trim() === '')).toEqual([]);
  });

  it('ask nothing twice', () => {
    const seen = new Set<string>();
    expect(held.filter((one) => seen.size === seen.add(folded(one)).size)).toEqual([]);
  });

  it('are compared with all that the router learns from', () => {
    expect(learntFrom.length).toBeGreaterThan(agents.length);
  });

  it.each(learntFrom)('hold nothing that the router learns from in %s', (path) => {
    const learnt = readLists(path);
    expect(learnt.size).toBeGreaterThan(0);
    expect(held.filter((one) => learnt.has(folded(one)))).toEqual([]);
  });
});

function read<T>(path: string, schema: JsonSchema): T {
  const result = parseYaml<T>(readFileSync(new URL(path, import.meta.url), 'utf8'), schema);
  if (!result.ok || result.repairs.length > 0)
    throw new Error(`${path} is not as it should be: ${JSON.stringify(result)}`);
  return result.value;
}

function readLists(path: string): Set<string> {
  const texts = list(text);
  const lists = read<Record<string, string[]> & { followUps?: Record<'after' | 'text', string>[] }>(path, {
    type: 'object',
    properties: { questions: texts, nearMisses: texts, followUps: list(record({ after: text, text })) },
    additionalProperties: false,
  });
  const { followUps: pairs = [], ...others } = lists;
  return new Set([...Object.values(others).flat(), ...pairs.map((pair) => pair.text)].map(folded));
}

/** Case and punctuation do not tell two texts apart; what is nothing else is compared as it stands. */
function folded(one: string): string {
  const words = one
    .normalize('NFKC')
    .toLowerCase()
    .match(/[\p{L}\p{M}\p{N}]+/gu);
  return words?.join(' ') ?? one.trim();
}

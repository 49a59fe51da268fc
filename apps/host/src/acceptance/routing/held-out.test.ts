import { readFileSync } from 'node:fs';
import type { Router } from '@trellis/core';
import { parseYaml } from '@trellis/defensive-yaml';
import { createPipeline } from '@trellis/pipeline';
import { createSkillRegistry } from '@trellis/skill-registry';
import { beforeAll, describe, expect, it } from 'vitest';
import { createHostEmbedder } from '../../embedder.ts';
import { loadMountedAgents } from '../../mounted-agents.ts';
import { trainRouter } from '../../train-router.ts';

interface Asked {
  readonly text: string;
  readonly agent: string;
  readonly view: string;
  readonly history?: readonly { question: string; agent: string }[];
}

const read = (name: string) => {
  const result = parseYaml<Record<string, Asked[]>>(readFileSync(new URL(`./${name}.yaml`, import.meta.url), 'utf8'), {
    type: 'object',
  });
  return result.ok ? Object.values(result.value).flat() : [];
};

let router: Router | undefined;
beforeAll(async () => {
  await createPipeline({
    agents: await loadMountedAgents(),
    registry: createSkillRegistry({ skills: [], services: {} }),
    trainRouter: async (agents) => (router = await trainRouter({ agents, embedder: createHostEmbedder() })),
  });
}, 60_000);

async function answerOf({ text, view, history = [] }: Asked) {
  const route = await router?.route({
    input: { kind: 'question', text },
    history: history.map(({ question, agent }) => ({ question, answer: '…', agentId: agent })),
    view: view === 'none' ? {} : { [view]: { type: view, id: '1' } },
    tenant: 't',
    signal: AbortSignal.timeout(10_000),
  });
  const likeliest = route?.kind === 'agent' ? route.agentId : route?.kind === 'unsure' ? route.candidates[0] : '';
  return { agent: likeliest || 'none', sure: route?.kind !== 'unsure' };
}

// The figures of the day are in the README of ebr-store; these are what must not be lost. Nothing is tuned on them.
describe('what the router was not trained on', () => {
  it.each([
    ['questions', 0.78, 0.93],
    ['follow-ups', 0.84, 0.93],
  ])('%s go where they belong without a model, and surer ones more surely', async (name, least, leastWhenSure) => {
    const cases = read(name);
    // One after the other: asked all at once, the last would be routed by words alone when their turn for a vector comes too late.
    const answers: Awaited<ReturnType<typeof answerOf>>[] = [];
    for (const asked of cases) answers.push(await answerOf(asked));
    const isRight = (index: number) => answers[index]?.agent === cases[index]?.agent;
    const sure = [...answers.keys()].filter((index) => answers[index]?.sure);
    const share = (indexes: readonly number[]) => indexes.filter(isRight).length / indexes.length;
    expect(cases.length).toBeGreaterThan(300);
    expect(share([...answers.keys()])).toBeGreaterThan(least);
    expect(share(sure)).toBeGreaterThan(leastWhenSure);
  });
});

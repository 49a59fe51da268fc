import { pathToFileURL } from 'node:url';
import type { Skill } from '@trellis/core';
import { defineSkill } from '@trellis/core';
import { Type } from 'typebox';
import type { SkillRegistry } from '../../src/index.ts';
import { readPlan, runPlan } from '../../src/index.ts';

const Found = Type.Object({ titles: Type.Array(Type.String()) });
export const findCourses = defineSkill({
  name: 'find-courses',
  description: 'Courses on a topic.',
  useWhen: 'Something is to be learnt.',
  effect: 'read',
  input: Type.Object({
    topic: Type.String({ description: 'What about' }),
    level: Type.Union([Type.Literal('beginner'), Type.Literal('advanced')], { description: 'For whom' }),
    limit: Type.Integer({ description: 'At most so many' }),
  }),
  output: Found,
  rpc: { service: 'bench', method: 'GET', path: '/courses', response: Found },
  toRequest: (input) => ({ query: input }),
  fromResponse: (value) => value,
});
const skills: readonly Skill[] = [findCourses];

/** What a model writes, as it writes it. */
async function* modelText(url: string, user: string): AsyncGenerator<string> {
  const body = {
    model: 'claude-haiku-5-5',
    max_tokens: 2000,
    stream: true,
    messages: [{ role: 'user', content: user }],
  };
  const headers = { 'content-type': 'application/json', 'x-api-key': 'test', 'anthropic-version': '2023-06-01' };
  const response = await fetch(`${url}/v1/messages`, { method: 'POST', headers, body: JSON.stringify(body) });
  let rest = '';
  for await (const bytes of response.body ?? []) {
    rest += Buffer.from(bytes).toString();
    const lines = rest.split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      if (!line.startsWith('data: ')) continue;
      const event = JSON.parse(line.slice(6)) as { delta?: { text?: string } };
      if (event.delta?.text !== undefined) yield event.delta.text;
    }
  }
}

export interface Task {
  readonly model: string;
  readonly registry: SkillRegistry;
  readonly count: number;
  /** Called when a result is there. */
  readonly onResult: () => void;
}
const signal = new AbortController().signal;
const start = (registry: SkillRegistry) => registry.startTurn({ signal, deadlineMs: 60_000 });

/** Each call the moment its parameters are certain. */
export async function whileWritten({ model, registry, count, onResult }: Task): Promise<void> {
  const turn = start(registry);
  for await (const event of runPlan(turn, modelText(model, `plan ${count}.`), skills))
    if (event.type === 'skill-end' && event.ok) onResult();
}

/** All calls side by side, once the plan is whole. */
export async function atTheEnd({ model, registry, count, onResult }: Task): Promise<void> {
  let text = '';
  for await (const piece of modelText(model, `plan ${count}.`)) text += piece;
  const turn = start(registry);
  for await (const event of turn.run(readPlan(text, skills).steps))
    if (event.type === 'skill-end' && event.ok) onResult();
}

/** The AI SDK's own loop until the last result is there. Its packages are loaded from `peers`. */
export async function createSdkLoop(peers: string, service: string) {
  const load = (path: string) => import(pathToFileURL(`${peers}/node_modules/${path}`).href);
  const { streamText, tool, jsonSchema, stepCountIs, isStepCount } = await load('ai/dist/index.js');
  const { createAnthropic } = await load('@ai-sdk/anthropic/dist/index.js');
  return async ({ model, count, onResult }: Task, user: string): Promise<void> => {
    let results = 0;
    let done = () => {};
    const all = new Promise<void>((resolve) => {
      done = resolve;
    });
    const abort = new AbortController();
    const find_courses = tool({
      description: 'Courses on a topic. Something is to be learnt.',
      inputSchema: jsonSchema(findCourses.inputSchema),
      execute: async (input: Record<string, string>) => {
        const answer = await fetch(`${service}/courses?${new URLSearchParams(input)}`);
        const value: unknown = await answer.json();
        results += 1;
        onResult();
        if (results === count) done();
        return value;
      },
    });
    const { fullStream } = streamText({
      model: createAnthropic({ baseURL: `${model}/v1`, apiKey: 'test' })('claude-haiku-5-5'),
      maxOutputTokens: 2000,
      system: user,
      prompt: user,
      tools: { find_courses },
      stopWhen: (stepCountIs ?? isStepCount)(count + 1),
      abortSignal: abort.signal,
      onError: () => undefined,
    });
    const drain = (async () => {
      for await (const part of fullStream) void part;
    })().catch(() => undefined);
    await Promise.race([all, drain]);
    abort.abort();
    await drain;
  };
}

import { startFakeAnthropic } from '@trellis/fake-anthropic';
import { modelsFromEnvironment } from '@trellis/model-gateway';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunningService } from '../service.ts';
import { startService } from '../service.ts';
import { readAsStockClient } from '../testing/stock-client.ts';
import type { AgUiEvent } from './ag-ui-encoder.ts';

type Fake = Awaited<ReturnType<typeof startFakeAnthropic>>;
const memory = { host: '127.0.0.1', port: 0, databaseUrl: 'sqlite::memory:', networkDatabase: ':memory:' };
const timeoutMs = 60_000;

let fake: Fake;
let services: Record<'without a model' | 'with a model' | 'with a model that is cut off', RunningService>;

beforeAll(async () => {
  fake = await startFakeAnthropic({
    script: {
      steps: [
        { when: { model: 'haiku' }, answer: '- skill: get-job' },
        {
          when: { user: 'CUT' },
          answer: 'A long answer that never gets to its end.',
          fault: { kind: 'reset', atToken: 4 },
        },
        { when: 'any', answer: '**Yes.** Your profile shows a good part of it.' },
      ],
    },
  });
  const { models } = modelsFromEnvironment({ ANTHROPIC_API_KEY: 'test', ANTHROPIC_BASE_URL: fake.url });
  const [without, withModel] = await Promise.all([
    startService(memory, { models: {} }),
    startService(memory, { models }),
  ]);
  services = { 'without a model': without, 'with a model': withModel, 'with a model that is cut off': withModel };
}, timeoutMs);
afterAll(async () => {
  await Promise.all(Object.values(services).map((service) => service.close()));
  await fake.close();
}, timeoutMs);

async function ask(service: RunningService, text: string, view: object): Promise<AgUiEvent[]> {
  const response = await fetch(`${service.url}/v1/turns`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ input: { kind: 'question', text }, view }),
  });
  const frames = (await response.text()).matchAll(/^data: (.*)$/gm);
  return [...frames].map(([, data = '']) => JSON.parse(data) as AgUiEvent);
}

describe('a real answer', () => {
  it.each<[keyof typeof services, string, string | undefined]>([
    ['without a model', 'Am I a good fit for this job?', 'no-model'],
    ['without a model', 'What questions should I expect in the interview?', 'no-model'],
    ['with a model', 'Am I a good fit for this job?', undefined],
    ['with a model that is cut off', 'Am I a good fit for this job? CUT', 'no-model'],
    ['without a model', 'What is the capital of Mongolia?', undefined],
  ])(
    '%s to %j is a run that a stock client takes',
    async (name, question, degraded) => {
      const view = { job: { type: 'job', id: 'job-accessible-frontend' } };
      const events = await ask(services[name], question, view);
      const { messages, outcome } = readAsStockClient(events);
      expect(outcome).toBe('finished');
      const result = events.at(-1)?.['result'] as { degraded?: string } | undefined;
      expect(result?.degraded).toBe(degraded);
      const texts = messages.filter(({ role }) => role === 'assistant').map(({ content }) => String(content).trim());
      expect(texts.filter((text) => text !== '').length).toBeGreaterThan(0);
    },
    timeoutMs,
  );
});

import { once } from 'node:events';
import type { Server } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { HistoryTurn, LoggedEvent, View } from '@trellis/core';
import { requestText, scriptedModel, textOf } from '@trellis/core/testing';
import { startFakeAnthropic } from '@trellis/fake-anthropic';
import { modelsFromEnvironment } from '@trellis/model-gateway';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startService } from '../service.ts';
import { answerText } from '../turns/stored-turn.ts';
import type { World } from './real-world.ts';
import { startWorld } from './real-world.ts';

/** A question that a post raises, and then what it means for the member: two agents, one conversation. */
const view: View = { post: { type: 'post', id: 'post-checkout-with-the-keyboard' } };
const examples = 'What are some examples of accessibility driving business value in tech companies?';
const pivot = 'How do I pivot my career towards this?';
/** A sample member who works in another field. */
const memberId = 'person-grace-mbeki';
const timeoutMs = 60_000;

const agentOf = (events: readonly LoggedEvent[]) => events.find((event) => event.type === 'route-end')?.agentId;
const citationsOf = (events: readonly LoggedEvent[]) => events.filter((event) => event.type === 'citation');
const historyOf = (question: string, events: readonly LoggedEvent[]): HistoryTurn[] => [
  { question, answer: answerText(events), agentId: agentOf(events) ?? '' },
];
const question = (text: string) => ({ kind: 'question', text }) as const;
/** Every call of a turn that failed, and how. */
const failures = (world: World) =>
  world.records.flatMap((record) =>
    record.type === 'call' && !record.entry.ok ? [`${record.entry.skill} ${record.entry.failure.code}`] : [],
  );

describe('examples, then the way there, without a model and without the web', () => {
  let world: World;
  let first: LoggedEvent[];
  let second: LoggedEvent[];
  beforeAll(async () => {
    world = await startWorld();
    first = await world.ask({ input: question(examples), view, memberId });
    second = await world.ask({ input: question(pivot), view, memberId, history: historyOf(examples, first) });
  }, timeoutMs);
  afterAll(() => world?.close());

  it('finds the agents by the questions alone', () => {
    expect([agentOf(first), agentOf(second)]).toEqual(['knowledge', 'career-paths']);
  });

  it('answers the first with passages of the network, each cited, and says that the web is not available', () => {
    expect(first.at(-1)).toMatchObject({ type: 'turn-end', outcome: 'answered', degraded: 'no-model' });
    expect(answerText(first)).toMatch(/abandoned orders fell from\s+12 to 8 percent/u);
    expect(answerText(first)).toContain('Web search is not available here');
    expect(citationsOf(first).length).toBeGreaterThanOrEqual(2);
    expect(failures(world)).toContain('search-web NOT_CONFIGURED');
    // What a host does without is no accident: the member is told once, by the answer.
    expect(first.filter((event) => event.type === 'notice' && event.code === 'PARTIAL_DATA')).toEqual([]);
  });

  it('answers the second about the same field, from the member’s profile, jobs and courses', () => {
    expect(second.at(-1)).toMatchObject({ type: 'turn-end', outcome: 'answered', degraded: 'no-model' });
    const text = answerText(second);
    expect(text).toContain('digital accessibility');
    expect(text).toContain('Front-end engineer, accessibility');
    expect(text).toMatch(/WCAG 2\.2 in practice|Testing with screen readers/u);
    expect(text).not.toMatch(/unqualified|not good enough|too old/iu);
  });

  it('quotes the profile literally', async () => {
    const profile = JSON.stringify(await world.read(`/people/${memberId}`));
    const quotes = citationsOf(second).flatMap((event) => (event.type === 'citation' ? (event.quote ?? []) : []));
    for (const quote of quotes) expect(profile).toContain(JSON.stringify(quote).slice(1, -1));
    expect(answerText(second)).toMatch(/\[2\]/u);
  });

  it('offers the way there after the first answer', () => {
    const suggested = first.flatMap((event) => (event.type === 'suggestions' ? event.items : []));
    expect(suggested).toContainEqual(expect.objectContaining({ agentId: 'career-paths', starterId: 'pivot' }));
  });
});

describe('the same with the web', () => {
  const asked: { url: string; authorization: string | undefined }[] = [];
  let site: Server;
  let world: World;
  beforeAll(async () => {
    const page = `<html><head><title>Captions, watched by everybody</title></head><body><article>
      <p>The broadcaster says that captions, made for accessibility, raised viewing time by 12 percent within a season, for everybody.</p>
      <p>It counted all viewers, not only those who cannot hear, and it was surprised by the business value, as it writes.</p>
      <p>Two further companies plan the same, and will say next year what came of it, in numbers and in letters.</p>
      </article></body></html>`;
    site = createServer((request, response) => {
      asked.push({ url: request.url ?? '', authorization: request.headers.authorization });
      if (request.url?.startsWith('/search?')) {
        const { port } = site.address() as AddressInfo;
        const results = [
          { title: 'Captions, watched by everybody', url: `http://127.0.0.1:${port}/page`, content: 'Captions.' },
        ];
        response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ results }));
      } else response.writeHead(200, { 'content-type': 'text/html' }).end(page);
    });
    site.listen(0, '127.0.0.1');
    await once(site, 'listening');
    const baseUrl = `http://127.0.0.1:${(site.address() as AddressInfo).port}`;
    world = await startWorld({ web: { search: { kind: 'searxng', baseUrl }, fetchPage: fetch } });
  }, timeoutMs);
  afterAll(async () => {
    await world?.close();
    site?.close();
  });

  it('quotes pages beside the network, and hands nobody’s token to them', async () => {
    const events = await world.ask({ input: question(examples), view, memberId });
    expect(agentOf(events)).toBe('knowledge');
    expect(answerText(events)).toMatch(/raised\s+viewing\s+time by 12 percent/u);
    expect(answerText(events)).not.toContain('not available');
    expect(asked.map(({ url }) => url.split('?')[0])).toEqual(['/search', '/page']);
    expect(asked.map(({ authorization }) => authorization)).toEqual([undefined, undefined]);
  });

  it('does not read a page on this machine through the guard that hosts have', async () => {
    const baseUrl = `http://127.0.0.1:${(site.address() as AddressInfo).port}`;
    const guarded = await startWorld({ web: { search: { kind: 'searxng', baseUrl } } });
    const events = await guarded.ask({ input: question(examples), view, memberId });
    expect(answerText(events)).not.toContain('viewing time');
    expect(failures(guarded)).toContain('read-article INVALID_INPUT');
    await guarded.close();
  });
});

describe('the same with a scripted model', () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld();
  }, timeoutMs);
  afterAll(() => world?.close());

  it('shows each agent’s model what it found, the conversation, and nobody’s name', async () => {
    const profile = (await world.read(`/people/${memberId}`)) as { name: string };
    const one = scriptedModel([{ expect: { purpose: 'answer' }, text: 'A grocery service reports one [1].' }]);
    const first = await world.askWith(one, { input: question(examples), view, memberId });
    one.assertDone();
    expect([agentOf(first), citationsOf(first).length]).toEqual(['knowledge', 1]);
    expect(first.at(-1)).not.toHaveProperty('degraded', 'no-model');

    const two = scriptedModel([
      { expect: { purpose: 'answer' }, text: 'Begin with what you have [1], then this role [2].' },
    ]);
    const history = historyOf(examples, first);
    const second = await world.askWith(two, { input: question(pivot), view, memberId, history });
    two.assertDone();
    expect([agentOf(second), citationsOf(second).length]).toEqual(['career-paths', 2]);
    const [request] = two.requests;
    const shown = request ? requestText(request) : '';
    for (const part of [pivot, examples, 'A grocery service reports one', 'Front-end engineer, accessibility'])
      expect(shown).toContain(part);
    expect(shown).not.toContain(profile.name);
  });
});

describe('starters made from the topic of a post', () => {
  it(
    'are offered, and answered by the agent that made them',
    async () => {
      const memory = { host: '127.0.0.1', port: 0, databaseUrl: 'sqlite::memory:', networkDatabase: ':memory:' };
      const service = await startService(memory, { models: {} });
      try {
        const offered = await fetch(`${service.url}/v1/starters?type=post&id=${view['post']?.id}`);
        const text = 'What are some examples of digital accessibility paying off in companies?';
        expect(JSON.stringify(await offered.json())).toContain(text);
        const input = { kind: 'starter', agentId: 'knowledge', starterId: 'examples' };
        const response = await fetch(`${service.url}/v1/turns`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', accept: 'application/jsonl' },
          body: JSON.stringify({ input, view }),
        });
        const lines = (await response.text()).trim().split('\n');
        const events = lines.map((line) => JSON.parse(line) as LoggedEvent);
        expect([agentOf(events), events.at(-1)]).toEqual([
          'knowledge',
          expect.objectContaining({ outcome: 'answered' }),
        ]);
        expect(answerText(events)).toContain('Accessibility is a product decision');
      } finally {
        await service.close();
      }
    },
    timeoutMs,
  );
});

describe('the same over HTTP, with the models of a server that speaks the Messages API', () => {
  it(
    'keeps the first turn as the history of the second',
    async () => {
      const fake = await startFakeAnthropic({
        script: {
          steps: [
            { when: { model: 'haiku', user: 'agents' }, answer: 'none' },
            { when: { model: 'haiku' }, answer: '- skill: find-articles\n  input: { query: accessibility }' },
            { when: { user: pivot }, answer: 'Your profile has a beginning [1], and one role is near [2].' },
            { when: 'any', answer: 'A grocery service reports fewer abandoned orders [1].' },
          ],
        },
      });
      const { models } = modelsFromEnvironment({ ANTHROPIC_API_KEY: 'test', ANTHROPIC_BASE_URL: fake.url });
      const memory = { host: '127.0.0.1', port: 0, databaseUrl: 'sqlite::memory:', networkDatabase: ':memory:' };
      const service = await startService(memory, { models });
      try {
        const ask = async (text: string, conversationId?: string) => {
          const response = await fetch(`${service.url}/v1/turns`, {
            method: 'POST',
            headers: { 'content-type': 'application/json', accept: 'application/jsonl' },
            body: JSON.stringify({
              input: question(text),
              view,
              ...(conversationId !== undefined && { conversationId }),
            }),
          });
          const lines = (await response.text()).trim().split('\n');
          const events = lines.map((line) => JSON.parse(line) as LoggedEvent);
          return { events, conversation: response.headers.get('x-trellis-conversation') ?? '' };
        };
        const first = await ask(examples);
        const second = await ask(pivot, first.conversation);
        expect([agentOf(first.events), agentOf(second.events)]).toEqual(['knowledge', 'career-paths']);
        expect(textOf(second.events)).toContain('one role is near');
        const last = fake.requests.filter(({ body }) => !JSON.stringify(body).includes('haiku')).at(-1);
        expect(JSON.stringify(last?.body)).toContain('A grocery service reports fewer abandoned orders');
      } finally {
        await service.close();
        await fake.close();
      }
    },
    timeoutMs,
  );
});

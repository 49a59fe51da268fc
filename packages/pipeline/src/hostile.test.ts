import type { Agent, AgentEvent, Guardrail, LanguageModel, LoggedEvent } from '@trellis/core';
import { collect, scriptedModel, textOf } from '@trellis/core/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { agent as reader } from './__fixtures__/reader/src/agent.ts';
import { getNote } from './__fixtures__/note-skills.ts';
import { outline, setUp } from './__fixtures__/turns.ts';
import type { TraceRecord } from './index.ts';

type Events = readonly unknown[];
async function* yielding(events: Events): AsyncGenerator<AgentEvent> {
  yield* events as AgentEvent[];
}
const start = (messageId: string) => ({ type: 'text-start', messageId });
const say = (delta: string, messageId = 'a') => ({ type: 'text-delta', messageId, delta });
const stop = (messageId: string) => ({ type: 'text-end', messageId });
const block = (key: string) => ({
  type: 'ui-block',
  block: { key, text: 'A card.', components: [{ id: key, component: 'Markdown', text: 'A card.' }] },
});

/** The reader, but what it yields is given; without a model unless it also has something to say with one. */
async function answerOf(withoutModel: Events, options: { withModel?: Events; agent?: Partial<Agent> } = {}) {
  const { withModel } = options;
  const errors: unknown[] = [];
  const agent: Agent = {
    ...reader,
    respondWithoutModel: () => yielding(withoutModel),
    respond: () => yielding(withModel ?? []),
    ...options.agent,
  };
  const { run } = await setUp({
    agents: [agent],
    ...(withModel && { models: { large: scriptedModel([]) } }),
    observe: (record) => void (record.type === 'agent-error' && errors.push(record.error)),
  });
  return { events: await run(), errors };
}

const unhandled: unknown[] = [];
const keep = (reason: unknown) => void unhandled.push(reason);
beforeEach(() => {
  unhandled.length = 0;
  process.on('unhandledRejection', keep);
});
afterEach(async () => {
  await new Promise((resolve) => setImmediate(resolve));
  process.off('unhandledRejection', keep);
  if (unhandled.length > 0) throw new Error('a rejection was left unhandled', { cause: unhandled[0] });
});

describe('texts of an agent', () => {
  it('are all shown, also when it uses one id twice', async () => {
    const { events } = await answerOf([start('a'), say('One.'), stop('a'), start('a'), say('Two.'), stop('a')]);
    expect(textOf(events)).toBe('One.\nTwo.');
  });

  it('do not run into each other when both answers use one id', async () => {
    const cut = async function* (): AsyncGenerator<AgentEvent> {
      yield say('By the mod') as AgentEvent;
      throw new Error('a bug');
    };
    const { events } = await answerOf([say('By hand.')], { withModel: [], agent: { respond: cut } });
    expect(textOf(events)).toBe('By the mod\nBy hand.');
    expect(events.filter(({ type }) => type === 'text-end')).toHaveLength(2);
  });

  it('have their place in the surface, also when they were never started', async () => {
    const { events } = await answerOf([say('Bare.'), block('card')]);
    expect(JSON.stringify(events.filter(({ type }) => type === 'ui'))).toContain('/text/a');
  });

  it('keep their citations', async () => {
    const cite = { type: 'citation', messageId: 'a', marker: '1', entryId: 'e1' };
    const { events } = await answerOf([say('One.'), stop('a'), say('Two.'), cite]);
    const ids = events.flatMap((event) => (event.type === 'text-start' ? [event.messageId] : []));
    expect(events.find((event) => event.type === 'citation')).toMatchObject({ messageId: ids[1] });
  });

  it('are taken back under the name they were shown with', async () => {
    const large = scriptedModel([{ text: 'Well, ', stop: 'refusal' }]);
    const agent: Agent = {
      ...reader,
      async *respond(context) {
        yield start('m-1') as AgentEvent;
        yield say('Mine.', 'm-1') as AgentEvent;
        yield stop('m-1') as AgentEvent;
        yield* reader.respond(context);
      },
    };
    const events = await (await setUp({ agents: [agent], models: { large } })).run();
    expect(textOf(events)).toBe('Mine.\nThe note says: Water the plants.');
  });
});

describe('what an agent may not yield', () => {
  it.each<[string, object]>([
    ['an end', { type: 'turn-end', outcome: 'stopped' }],
    ['a start', { type: 'turn-start', turnId: 'x', conversationId: 'y' }],
    ['a route', { type: 'route-end', agentId: 'x', confidence: 1 }],
    ['a drawing', { type: 'ui', operations: [{ version: 'v0.9', deleteSurface: { surfaceId: 't1' } }] }],
    ['a confirmation', { type: 'confirm-request', confirmationId: 'c-1', skill: 's', summary: 'Pay', input: {} }],
    ['an error', { type: 'error', code: 'DEADLINE', message: 'x', retryable: true }],
    ['something unknown', { type: 'hologram' }],
    ['a name of a prototype', { type: 'constructor' }],
  ])('%s never leaves the turn', async (_, event) => {
    const { events } = await answerOf([event, say('All the same.')]);
    expect(events).not.toContainEqual(expect.objectContaining(event));
    expect(textOf(events)).toBe('All the same.');
    expect(events.at(-1)).toMatchObject({ outcome: 'answered' });
  });

  const circular: Record<string, unknown> = {};
  circular['self'] = circular;
  it.each<[string, unknown]>([
    ['null', null],
    ['a text', 'text-delta'],
    ['a delta that is no text', { type: 'text-delta', messageId: 'a', delta: 7 }],
    ['a text without id', { type: 'text-start' }],
    ['a block without components', { type: 'ui-block', block: { key: 'b', text: 'x' } }],
    ['a component without id', { type: 'ui-block', block: { key: 'b', text: 'x', components: [null] } }],
    ['a block that is no JSON', { ...block('b'), block: { ...block('b').block, data: circular } }],
    ['a citation without marker', { type: 'citation', messageId: 'a', entryId: 'e1' }],
  ])('%s counts as its failure, and the answer goes on without a model', async (_, event) => {
    const { events, errors } = await answerOf([say('By hand.')], { withModel: [say('Well.', 'b'), event] });
    expect(outline(events)).toContain('error AGENT_FAILED');
    expect(textOf(events)).toBe('Well.\nBy hand.');
    expect(events.at(-1)).toMatchObject({ outcome: 'answered', degraded: 'no-model' });
    expect(errors).toHaveLength(1);
  });

  it('more than an answer can hold ends, whatever it is made of', async () => {
    const endless = async function* (): AsyncGenerator<AgentEvent> {
      for (;;) yield say('x') as AgentEvent;
    };
    const huge = [say('x'.repeat(3_000_000))];
    const { events } = await answerOf([say('Short.', 'b')], {
      withModel: huge,
      agent: { respond: () => yielding(huge) },
    });
    expect(textOf(events)).toBe('Short.');
    const all = await answerOf([], { agent: { respondWithoutModel: endless } });
    expect(outline(all.events).slice(-2)).toEqual(['error AGENT_FAILED', 'turn-end failed']);
    expect(all.events.length).toBeLessThan(200_000);
  });

  it('nothing at all is no answer', async () => {
    const degraded = await answerOf([say('By hand.')], { withModel: [say('  ')] });
    expect(textOf(degraded.events).trim()).toBe('By hand.');
    expect(degraded.events.at(-1)).toMatchObject({ outcome: 'answered', degraded: 'no-model' });
    expect((await answerOf([])).events.at(-1)).toMatchObject({ outcome: 'failed' });
    expect((await answerOf([block('card')])).events.at(-1)).toMatchObject({ outcome: 'answered' });
  });

  it.each([[undefined], [null], ['text'], [{ message: 'x' }], [Symbol('s')]])('%s may be thrown', async (thrown) => {
    const respond = (): AsyncGenerator<AgentEvent> => {
      throw thrown;
    };
    const { events } = await answerOf([say('By hand.')], { withModel: [], agent: { respond } });
    expect(events.at(-1)).toMatchObject({ outcome: 'answered', degraded: 'no-model' });
    const twice = await answerOf([], { withModel: [], agent: { respond, respondWithoutModel: respond } });
    expect(twice.events.at(-1)).toMatchObject({ outcome: 'failed' });
  });
});

describe('suggestions of an agent', () => {
  const suggested = (events: readonly LoggedEvent[]) =>
    events.flatMap((event) => (event.type === 'suggestions' ? event.items : []));

  it('that it yields come first in the one list at the end', async () => {
    const items = [{ text: 'And then?' }, { text: 'who wrote it' }];
    const { events } = await answerOf([{ type: 'suggestions', items }, say('x')]);
    expect(events.filter(({ type }) => type === 'suggestions')).toHaveLength(1);
    expect(suggested(events).map(({ text }) => text)).toEqual(['And then?', 'who wrote it', 'Delete this note']);
  });

  it.each<[string, () => unknown]>([
    ['no list', () => 'text'],
    ['a promise', () => Promise.reject(new Error('late'))],
    ['no texts', () => [null, {}, { text: 7 }, { text: ' ' }]],
    ['of agents that are not there', () => [{ text: 'Ask the oracle', agentId: 'oracle' }]],
    ['endless', () => [{ text: 'x'.repeat(100_000) }]],
  ])('that are %s are left out', async (_, suggest) => {
    const { events } = await answerOf([say('x')], { agent: { suggest: suggest as never } });
    expect(suggested(events).map(({ text }) => text)).toEqual(['Delete this note']);
    expect(events.at(-1)).toMatchObject({ outcome: 'answered' });
  });

  it('that are starters name their agent, so that they can be asked', async () => {
    const suggest = () => [
      { text: 'Delete it', starterId: 'delete' },
      { text: 'Sing', starterId: 'sing' },
    ];
    const { events } = await answerOf([say('x')], { agent: { suggest } });
    expect(suggested(events)).toEqual([
      { text: 'Delete it', starterId: 'delete', agentId: 'reader' },
      { text: 'Sing' },
      { text: 'Delete this note', starterId: 'delete', agentId: 'reader' },
    ]);
  });
});

describe('a turn that is over leaves nothing running', () => {
  /** A model that hangs after its first words, and says whether somebody closed it. */
  function hangingModel() {
    const state = { open: 0, signals: [] as AbortSignal[] };
    const model: LanguageModel = {
      async *stream(_, { signal }) {
        state.open += 1;
        state.signals.push(signal);
        try {
          yield { type: 'text-delta', delta: 'Let' };
          await new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Error('aborted'))));
        } finally {
          state.open -= 1;
        }
      },
    };
    return { model, state };
  }
  const question = { input: { kind: 'question', text: 'What does this note say?' } } as const;
  const generations = (records: readonly TraceRecord[]) => records.filter(({ type }) => type === 'generation');

  it('when its plan failed while the small model still planned', async () => {
    const { model, state } = hangingModel();
    const records: TraceRecord[] = [];
    const agent: Agent = {
      ...reader,
      plan: () => {
        throw new Error('a bug');
      },
    };
    const { run, clock } = await setUp({
      agents: [agent],
      models: { small: model },
      observe: (record) => void records.push(record),
    });
    expect((await run(question)).at(-1)).toMatchObject({ outcome: 'failed' });
    await clock.advance(0);
    expect([state.open, clock.pending]).toEqual([0, 0]);
    expect(generations(records)).toEqual([expect.objectContaining({ purpose: 'plan', failure: 'ABORTED' })]);
  });

  it('when its reader went away, and its generation is in the trace', async () => {
    const { model, state } = hangingModel();
    const records: TraceRecord[] = [];
    const { start: begin, clock } = await setUp({
      models: { large: model },
      observe: (record) => void records.push(record),
    });
    for await (const event of begin()) if (event.type === 'text-delta') break;
    await clock.advance(0);
    expect([state.open, clock.pending, state.signals[0]?.aborted]).toEqual([0, 0, true]);
    expect(generations(records)).toEqual([expect.objectContaining({ purpose: 'answer', failure: 'ABORTED' })]);
  });

  it('when the member stopped it', async () => {
    const { model, state } = hangingModel();
    const records: TraceRecord[] = [];
    const { start: begin, clock } = await setUp({
      models: { large: model },
      observe: (record) => void records.push(record),
    });
    const controller = new AbortController();
    const events: LoggedEvent[] = [];
    for await (const event of begin({ signal: controller.signal })) {
      events.push(event);
      if (event.type === 'text-delta') controller.abort();
    }
    await clock.advance(0);
    expect(outline(events).slice(-2)).toEqual(['text-end', 'turn-end stopped']);
    expect([state.open, clock.pending]).toEqual([0, 0]);
    expect(generations(records)).toEqual([expect.objectContaining({ failure: 'ABORTED' })]);
  });

  it('and asks nobody when it was stopped beforehand', async () => {
    const { model, state } = hangingModel();
    const { run } = await setUp({ models: { large: model, small: model } });
    await run({ ...question, signal: AbortSignal.abort() });
    expect(state.signals).toEqual([]);
  });
});

describe('deadlines of a turn', () => {
  it.each([Number.NaN, Number.POSITIVE_INFINITY])('of %s ms are the usual one', async (deadlineMs) => {
    const { start: begin, clock } = await setUp({ results: [{ skill: getNote, result: { never: true } }] });
    const running = collect(begin({ deadlineMs }));
    await clock.advance(60_000);
    expect((await running).at(-1)).toMatchObject({ type: 'turn-end' });
    expect(clock.pending).toBe(0);
  });

  it.each([0, -1, 1])('of %s ms end', async (deadlineMs) => {
    const { start: begin, clock } = await setUp({ results: [{ skill: getNote, result: { never: true } }] });
    const running = collect(begin({ deadlineMs }));
    await clock.advance(1);
    const events = await running;
    expect(events.filter(({ type }) => type === 'turn-end')).toEqual([events.at(-1)]);
    expect(clock.pending).toBe(0);
  });
});

describe('hosts’ own parts that misbehave', () => {
  it('observers may reject', async () => {
    const observe = () => Promise.reject(new Error('full disk')) as unknown as void;
    expect((await (await setUp({ observe })).run()).at(-1)).toMatchObject({ outcome: 'answered' });
  });

  it.each<[string, () => unknown]>([
    ['hangs', () => new Promise(() => {})],
    ['throws', () => Promise.reject(new Error('down'))],
    [
      'throws at once',
      () => {
        throw new Error('down');
      },
    ],
    ['gives rubbish', () => Promise.resolve({ examples: [null, { question: 7 }, 'x'] })],
    ['gives a list', () => Promise.resolve([])],
    ['gives nothing', () => Promise.resolve(undefined)],
  ])('an example selector that %s costs no answer', async (_, select) => {
    const large = scriptedModel([{ text: 'Read.' }]);
    const { start: begin, clock } = await setUp({ models: { large }, exampleSelector: { select: select as never } });
    const running = collect(begin());
    await clock.advance(1_000);
    const events = await running;
    expect(textOf(events)).toBe('Read.');
    expect(events.at(-1)).not.toHaveProperty('degraded');
  });

  it('a guardrail whose stream has no usable return() does not hide how the turn ended', async () => {
    const rude: Guardrail = {
      name: 'rude',
      stage: () => ({
        [Symbol.asyncIterator]: () => ({
          next: () => new Promise(() => {}),
          return: () => {
            throw new Error('no');
          },
        }),
      }),
    };
    const { start: begin } = await setUp({ guardrails: [rude] });
    const controller = new AbortController();
    const running = collect(begin({ signal: controller.signal }));
    setImmediate(() => controller.abort());
    expect(outline(await running)).toEqual(['turn-end stopped']);
  });
});

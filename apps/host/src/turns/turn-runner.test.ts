import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { AssistantEvent, ConversationStore, LoggedEvent, StoredTurn } from '@trellis/core';
import { collect, manualClock } from '@trellis/core/testing';
import { openStore } from '@trellis/store';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { TurnScript } from '../testing/scripted-pipeline.ts';
import { answering, createScriptedPipeline, createSteppedTurn } from '../testing/scripted-pipeline.ts';
import type { LiveTurn, NewTurn, TurnRunnerOptions } from './turn-runner.ts';
import { createTurnRunner } from './turn-runner.ts';

const owner = { tenant: 't', memberId: 'm' };
const member = { id: 'm', locale: 'en', timeZone: 'UTC' };
const never = new AbortController().signal;

function newTurn(id: string, conversationId = 'c'): NewTurn {
  return {
    request: {
      turnId: id,
      conversationId,
      input: { kind: 'question', text: 'What?' },
      view: { job: { type: 'job', id: 'j' } },
      tenant: 't',
      member,
      history: [],
    },
    question: 'What?',
    earlier: [],
  };
}

const readAll = async (turn: LiveTurn): Promise<LoggedEvent[]> =>
  (await collect(turn.log.read({ after: -1, signal: never }))).flat();
const withoutSeq = (events: readonly LoggedEvent[]): AssistantEvent[] => events.map(({ seq: _seq, ...event }) => event);

let store: ConversationStore;
beforeEach(async () => {
  store = await openStore('sqlite::memory:');
});
afterEach(() => store.close());

const runnerOf = (script: TurnScript, options: Partial<TurnRunnerOptions> = {}) =>
  createTurnRunner({ pipeline: createScriptedPipeline(script), store, ...options });

describe('a turn that ended', () => {
  it('is in the store before its end is told', async () => {
    const turn = runnerOf(answering('Hel', 'lo.')).start(newTurn('t1'));
    let stored: StoredTurn | undefined;
    for await (const batch of turn.log.read({ after: -1, signal: never })) {
      if (batch.some(({ type }) => type === 'turn-end')) stored = await store.readTurn(owner, 't1');
    }
    expect(stored).toMatchObject({
      id: 't1',
      conversationId: 'c',
      question: 'What?',
      view: { job: { type: 'job', id: 'j' } },
      agentId: 'test-agent',
      agentVersion: '1.2.3',
      outcome: 'answered',
      answer: 'Hello.',
    });
    expect(stored?.events).toEqual(turn.log.events);
  });

  it('is told although the store is down', async () => {
    const failures: unknown[] = [];
    const broken: ConversationStore = { ...store, saveTurn: () => Promise.reject(new Error('disk full')) };
    const runner = createTurnRunner({
      pipeline: createScriptedPipeline(answering('x')),
      store: broken,
      observers: [{ saveFailed: (_, error) => failures.push(error) }],
    });
    expect((await readAll(runner.start(newTurn('t1')))).at(-1)?.type).toBe('turn-end');
    expect(failures).toEqual([new Error('disk full')]);
  });

  it('stays in memory for a while, and only for its owner', async () => {
    const clock = manualClock();
    const runner = runnerOf(answering('x'), { clock, retentionMs: 1000 });
    await readAll(runner.start(newTurn('t1')));
    await new Promise((resolve) => setImmediate(resolve));
    expect(runner.find(owner, 't1')?.id).toBe('t1');
    expect(runner.find({ tenant: 't', memberId: 'other' }, 't1')).toBeUndefined();
    expect(runner.find({ tenant: 'other', memberId: 'm' }, 't1')).toBeUndefined();
    await clock.advance(1001);
    expect(runner.find(owner, 't1')).toBeUndefined();
  });
});

describe('many turns that ended', () => {
  it('leave only the newest logs in memory; the store has them all', async () => {
    const runner = runnerOf(answering('x'), { maxFinished: 2 });
    for (const id of ['t1', 't2', 't3']) {
      await readAll(runner.start(newTurn(id)));
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(['t1', 't2', 't3'].map((id) => runner.find(owner, id)?.id)).toEqual([undefined, 't2', 't3']);
    expect((await store.readTurn(owner, 't1'))?.answer).toBe('x');
  });

  it('are held by nothing else, their timers included', async () => {
    setFlagsFromString('--expose-gc');
    const collectGarbage = runInNewContext('gc') as () => void;
    const runner = runnerOf(answering('x'), { maxFinished: 0 });
    const run = async (id: string) => {
      const { log } = runner.start(newTurn(id));
      await collect(log.read({ after: -1, signal: new AbortController().signal }));
      return new WeakRef(log);
    };
    const logs = [await run('t1'), await run('t2')];
    await new Promise((resolve) => setImmediate(resolve));
    collectGarbage();
    expect(logs.map((log) => log.deref())).toEqual([undefined, undefined]);
  });
});

describe('a pipeline that breaks its promise', () => {
  const failed = [
    expect.objectContaining({ type: 'error', code: 'AGENT_FAILED' }),
    { type: 'turn-end', outcome: 'failed' },
  ];

  it.each<[string, TurnScript]>([
    [
      'throws',
      // oxlint-disable-next-line require-yield
      async function* () {
        throw new Error('boom');
      },
    ],
    ['forgets the end', async function* () {}],
  ])('gets its end when it %s', async (_, script) => {
    expect(withoutSeq(await readAll(runnerOf(script).start(newTurn('t1'))))).toEqual(failed);
  });

  it('gets its end when it numbers wrongly', async () => {
    const pipeline = {
      agents: [],
      async *runTurn(): AsyncGenerator<LoggedEvent> {
        yield { type: 'turn-start', turnId: 't1', conversationId: 'c', seq: 0 };
        yield { type: 'turn-end', outcome: 'answered', seq: 7 };
      },
    };
    const events = await readAll(createTurnRunner({ pipeline, store }).start(newTurn('t1')));
    expect(withoutSeq(events).slice(1)).toEqual(failed);
    expect(events.map(({ seq }) => seq)).toEqual([0, 1, 2]);
  });

  it('is abandoned two seconds after its deadline', async () => {
    const clock = manualClock();
    // oxlint-disable-next-line require-yield
    const hanging: TurnScript = async function* () {
      await new Promise(() => {});
    };
    const turn = runnerOf(hanging, { clock, deadlineMs: 1000 }).start(newTurn('t1'));
    await clock.advance(2999);
    expect(turn.log.ended).toBe(false);
    await clock.advance(2);
    expect(withoutSeq(await readAll(turn))).toEqual([
      expect.objectContaining({ type: 'error', code: 'DEADLINE' }),
      { type: 'turn-end', outcome: 'failed' },
    ]);
  });

  it('is abandoned two seconds after a stop that it does not hear', async () => {
    const clock = manualClock();
    // oxlint-disable-next-line require-yield
    const deaf: TurnScript = async function* () {
      await new Promise(() => {});
    };
    const runner = runnerOf(deaf, { clock });
    const turn = runner.start(newTurn('t1'));
    expect(runner.stop(owner, 't1')).toBe(true);
    await clock.advance(2001);
    expect(withoutSeq(await readAll(turn))).toEqual([{ type: 'turn-end', outcome: 'stopped' }]);
  });
});

describe('stopping', () => {
  it('ends the turn and keeps what was written', async () => {
    const { script, step } = createSteppedTurn();
    const runner = runnerOf(script);
    const turn = runner.start(newTurn('t1'));
    step();
    for await (const batch of turn.log.read({ after: -1, signal: never })) {
      if (batch.some(({ type }) => type === 'text-delta')) runner.stop(owner, 't1');
    }
    expect(turn.log.events.at(-1)).toMatchObject({ type: 'turn-end', outcome: 'stopped' });
    expect(await store.readTurn(owner, 't1')).toMatchObject({ outcome: 'stopped', answer: 'part 0' });
  });

  it("does nothing to somebody else's turn", () => {
    const runner = runnerOf(createSteppedTurn().script);
    runner.start(newTurn('t1'));
    expect(runner.stop({ tenant: 't', memberId: 'other' }, 't1')).toBe(false);
    expect(runner.running).toBe(1);
  });
});

describe('limits', () => {
  const code = (start: () => unknown) => {
    try {
      start();
      return 'started';
    } catch (error) {
      return (error as { code: string }).code;
    }
  };

  it('one turn of a conversation at a time', async () => {
    const { script, step } = createSteppedTurn();
    const runner = runnerOf(script);
    const first = runner.start(newTurn('t1'));
    expect(code(() => runner.start(newTurn('t2')))).toBe('CONVERSATION_BUSY');
    for (let i = 0; i < 3; i++) step();
    await readAll(first);
    await new Promise((resolve) => setImmediate(resolve));
    expect(code(() => runner.start(newTurn('t2')))).toBe('started');
  });

  it('so many turns of a member, and of all', () => {
    const runner = runnerOf(createSteppedTurn().script, { maxPerMember: 2, maxTurns: 3 });
    const of = (id: string, memberId: string) => {
      const turn = newTurn(id, `c-${id}`);
      return () => runner.start({ ...turn, request: { ...turn.request, member: { ...member, id: memberId } } });
    };
    expect([of('1', 'a'), of('2', 'a'), of('3', 'a'), of('4', 'b'), of('5', 'b')].map(code)).toEqual([
      'started',
      'started',
      'TOO_MANY_TURNS',
      'started',
      'TOO_MANY_TURNS',
    ]);
  });
});

describe('forgetting', () => {
  it('stops the turns of a conversation and stores nothing of them', async () => {
    const runner = runnerOf(createSteppedTurn().script);
    const turn = runner.start(newTurn('t1'));
    expect(await runner.forget(owner, 'c')).toBe(1);
    expect(turn.log.ended).toBe(true);
    expect(runner.find(owner, 't1')).toBeUndefined();
    expect(await store.readTurn(owner, 't1')).toBeUndefined();
  });
});

describe('closing', () => {
  it('takes no more turns, waits for those that run, then stops them', async () => {
    const clock = manualClock();
    const runner = runnerOf(createSteppedTurn().script, { clock });
    const turn = runner.start(newTurn('t1'));
    const closed = runner.close(1000);
    expect(() => runner.start(newTurn('t2', 'c2'))).toThrow(/restarting/);
    await clock.advance(1001);
    await closed;
    expect(turn.log.events.at(-1)).toMatchObject({ type: 'turn-end', outcome: 'stopped' });
  });
});

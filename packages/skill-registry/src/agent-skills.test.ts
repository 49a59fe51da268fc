import type { AssistantEvent } from '@trellis/core';
import { describe, expect, it } from 'vitest';
import { createAgentSkills, createSkillRegistry, lintSkills } from './index.ts';
import type { AgentRunOptions, PublishedAgent, RunAgent } from './index.ts';

const signal = new AbortController().signal;
const text = (messageId: string, ...deltas: string[]): AssistantEvent[] =>
  deltas.map((delta) => ({ type: 'text-delta', messageId, delta }));
const end = (outcome: 'answered' | 'out-of-scope' = 'answered', more = {}): AssistantEvent => ({
  type: 'turn-end',
  outcome,
  ...more,
});

const agent = {
  id: 'career-paths',
  description: { en: 'Tells how to get from one line of work to another.', de: 'Sagt, wie man wechselt.' },
};

function publish(run: RunAgent, more: Partial<PublishedAgent> = {}) {
  const { skills, transport } = createAgentSkills([{ agent, run, ...more }]);
  const registry = createSkillRegistry({ skills, services: {}, transports: [transport] });
  const ask = async (input: object) => {
    const turn = registry.startTurn({ signal, deadlineMs: 10_000, token: 'ada', tenant: 't' });
    const [skill] = skills;
    if (!skill) throw new Error('no skill');
    const events = turn.run([{ skill, input }]);
    for (let step = await events.next(); !step.done; step = await events.next());
    const [entry] = turn.dossier.entries;
    return entry?.ok ? entry.value : entry?.failure;
  };
  return { skills, ask };
}

const scripted = (...events: AssistantEvent[]): RunAgent =>
  async function* () {
    yield* events;
  };

describe('an agent as a skill', () => {
  it('answers with its texts and blocks, without what it took back', async () => {
    const block: AssistantEvent = { type: 'ui', operations: [], block: { key: 'a', text: '| a table |' } };
    const retract: AssistantEvent = { type: 'text-retract', messageId: 'x', reason: 'policy' };
    const { ask } = publish(scripted(...text('x', 'bad'), ...text('m', 'Learn ', 'SQL.'), retract, block, end()));
    expect(await ask({ question: 'How?' })).toEqual({ answer: 'Learn SQL.\n\n| a table |', complete: true });
  });

  it('gets the question, what it is about, and the rights of the member', async () => {
    const seen: unknown[] = [];
    const run: RunAgent = async function* (question, { token, tenant }: AgentRunOptions) {
      seen.push(question, token, tenant);
      yield end('answered', { degraded: 'no-model' });
    };
    const { ask } = publish(run);
    expect(await ask({ question: 'How?', entityType: 'job', entityId: '7' })).toEqual({ answer: '', complete: false });
    expect(seen).toEqual([{ question: 'How?', entity: { type: 'job', id: '7' } }, 'ada', 't']);
  });

  it('only reads, and keeps the rules for skills', () => {
    const { skills } = publish(scripted(end()));
    expect(skills[0]).toMatchObject({
      name: 'ask-career-paths',
      effect: 'read',
      description: 'The answer of another assistant. Tells how to get from one line of work to another.',
    });
    expect(lintSkills(skills)).toEqual([]);
  });

  it.each([
    ['says that it cannot', scripted(end('out-of-scope')), 'UNAVAILABLE'],
    ['breaks off', scripted(...text('m', 'half')), 'UNAVAILABLE'],
    [
      'throws',
      () => {
        throw new Error('no');
      },
      'UNAVAILABLE',
    ],
    [
      'never ends',
      () => ({ [Symbol.asyncIterator]: () => ({ next: () => new Promise<never>(() => undefined) }) }),
      'TIMEOUT',
    ],
  ] as [string, RunAgent, string][])('that %s is a typed failure', async (_what, run, code) => {
    expect(await publish(run, { deadlineMs: 50 }).ask({ question: 'How?' })).toMatchObject({ code });
  });

  it('cannot ask another agent', async () => {
    const inner = publish(scripted(...text('m', 'deep'), end()));
    const outer = publish(async function* () {
      yield* text('m', JSON.stringify(await inner.ask({ question: 'And you?' })));
      yield end();
    });
    expect(await outer.ask({ question: 'How?' })).toMatchObject({
      answer: expect.stringContaining('cannot ask a third'),
    });
    expect(await inner.ask({ question: 'How?' })).toMatchObject({ answer: 'deep' });
  });
});

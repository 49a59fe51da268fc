import { AsyncLocalStorage } from 'node:async_hooks';
import type { Agent, AssistantEvent, EntityRef, Member, RpcRequest, Skill } from '@trellis/core';
import { localize, raceSignal } from '@trellis/core';
import { Type } from 'typebox';
import type { SendOptions, SkillTransportRunner } from './transport.ts';
import { CallFailure } from './call-failure.ts';
import { SkillRegistryError } from './skill-registry-error.ts';

/** What another agent is asked. */
export interface AgentQuestion {
  readonly question: string;
  /** What the question is about. */
  readonly entity?: EntityRef;
}

export interface AgentRunOptions {
  readonly signal: AbortSignal;
  readonly deadlineMs: number;
  readonly token?: string;
  /** Of the token, where the host knows them. */
  readonly scopes?: readonly string[];
  readonly tenant?: string;
  readonly member?: Member;
}

/** Runs one turn of an agent. What it would change waits for a member to agree, so nothing is changed. */
export type RunAgent = (question: AgentQuestion, options: AgentRunOptions) => AsyncIterable<AssistantEvent>;

export interface PublishedAgent {
  readonly agent: Pick<Agent, 'id' | 'description'>;
  readonly run: RunAgent;
  /** For a model; made of the description when absent. */
  readonly useWhen?: string;
  /** For the whole answer, in milliseconds; 20,000 when absent. */
  readonly deadlineMs?: number;
}

/** Skills that ask agents, and the transport that a registry needs for them. */
export interface AgentSkills {
  readonly skills: readonly Skill[];
  readonly transport: SkillTransportRunner;
}

const maxAnswerLength = 20_000;
/** Set while an agent answers a question of another one. */
const asked = new AsyncLocalStorage<true>();

const input = Type.Object(
  {
    question: Type.String({
      minLength: 1,
      maxLength: 2000,
      description: 'The whole question, understandable by itself',
    }),
    entityType: Type.Optional(
      Type.String({ maxLength: 100, description: 'Type of what it is about, such as job or post' }),
    ),
    entityId: Type.Optional(Type.String({ maxLength: 200, description: 'Id of what it is about' })),
  },
  { additionalProperties: false },
);

const output = Type.Object({
  answer: Type.String({ description: 'What the agent answered, as plain text' }),
  complete: Type.Boolean({ description: 'False when it had to do without some of its data, or without a model' }),
});

/**
 * Publishes agents as skills that only read, named `ask-ID`. An agent that was asked in this way cannot ask another one. Its answer is as untrusted as
 * that of any service.
 */
export function createAgentSkills(published: readonly PublishedAgent[]): AgentSkills {
  const runs = new Map(published.map(({ agent, run }) => [agent.id, run]));
  return {
    skills: published.map(agentSkill),
    transport: {
      kind: 'agent',
      prepare({ name, transport }) {
        const run = transport.kind === 'agent' ? runs.get(transport.agentId) : undefined;
        if (!run) throw new SkillRegistryError('UNKNOWN_SERVICE', 'no such agent is published', { skill: name });
        const service = transport.kind === 'agent' ? `agent:${transport.agentId}` : name;
        return { service, repeatable: false, send: ({ body }, options) => ask(run, body as AgentQuestion, options) };
      },
    },
  };
}

function agentSkill({ agent, useWhen, deadlineMs = 20_000 }: PublishedAgent): Skill {
  const does = localize(agent.description, 'en');
  return {
    name: `ask-${agent.id}`,
    version: '1.0.0',
    description: `The answer of another assistant. ${does}`,
    useWhen: useWhen ?? `The question is one for this assistant: ${does}`,
    effect: 'read',
    cost: 'expensive',
    latency: 'slow',
    limits: { timeoutMs: deadlineMs },
    inputSchema: input,
    outputSchema: output,
    transport: { kind: 'agent', agentId: agent.id },
    toRequest: (given) => ({ body: toQuestion(given as Asked) }) as RpcRequest,
    fromResponse: (answer) => answer,
  };
}

interface Asked {
  readonly question: string;
  readonly entityType?: string;
  readonly entityId?: string;
}

function toQuestion({ question, entityType, entityId }: Asked): AgentQuestion {
  const entity = entityType !== undefined && entityId !== undefined ? { type: entityType, id: entityId } : undefined;
  return { question, ...(entity && { entity }) };
}

async function ask(run: RunAgent, question: AgentQuestion, options: SendOptions): Promise<unknown> {
  if (asked.getStore())
    throw new CallFailure('UNAVAILABLE', 'an agent that was asked by another one cannot ask a third', {
      isOutage: false,
    });
  const { signal, deadlineMs, token, scopes, tenant, member } = options;
  const asker = {
    ...(token !== undefined && { token }),
    ...(scopes && { scopes }),
    ...(tenant !== undefined && { tenant }),
    ...(member && { member }),
  };
  const events = asked.run(true, () => run(question, { signal, deadlineMs, ...asker })[Symbol.asyncIterator]());
  const answer = createAnswer();
  try {
    for (;;) {
      const step = await raceSignal(
        asked.run(true, () => events.next()),
        signal,
      );
      if (step.done) break;
      answer.add(step.value);
    }
  } finally {
    // Nobody waits for an agent that does not stop.
    void Promise.resolve(events.return?.()).catch(() => undefined);
  }
  return answer.end();
}

/** Collects what a client would show: texts that were not taken back, and blocks in their text form. */
function createAnswer() {
  const parts = new Map<string, string>();
  let end: Extract<AssistantEvent, { type: 'turn-end' }> | undefined;
  return {
    add(event: AssistantEvent) {
      if (event.type === 'text-delta') {
        const key = `text ${event.messageId}`;
        const text = parts.get(key) ?? '';
        if (text.length < maxAnswerLength) parts.set(key, text + event.delta);
      } else if (event.type === 'text-retract') parts.delete(`text ${event.messageId}`);
      else if (event.type === 'ui' && event.block) parts.set(`ui ${event.block.key}`, event.block.text);
      else if (event.type === 'turn-end') end = event;
    },
    end() {
      if (end?.outcome !== 'answered' && end?.outcome !== 'awaiting-confirmation')
        throw new CallFailure('UNAVAILABLE', `the agent did not answer: ${end?.outcome ?? 'it broke off'}`, {
          isOutage: false,
        });
      const answer = [...parts.values()].filter((text) => text.trim() !== '').join('\n\n');
      return { answer: answer.slice(0, maxAnswerLength).toWellFormed(), complete: end.degraded === undefined };
    },
  };
}

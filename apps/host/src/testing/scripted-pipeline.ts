import type { Agent, AssistantEvent, LoggedEvent } from '@trellis/core';
import { defineAgent } from '@trellis/core';
import type { Pipeline, TurnRequest } from '@trellis/pipeline';

/** What a scripted turn does: the events of the turn, unnumbered. */
export type TurnScript = (request: TurnRequest) => AsyncIterable<AssistantEvent>;

const nowhere = new URL('file:///nowhere');

const agent: Agent = defineAgent({
  id: 'test-agent',
  specVersion: 1,
  description: { en: 'Answers as the test says.', de: 'Antwortet, wie der Test es sagt.' },
  surfaces: ['job'],
  starters: ({ entity }) => [
    { id: 'what-is', text: { en: `What is ${entity.title}?`, de: `Was ist ${entity.title}?` } },
  ],
  routing: nowhere,
  examples: nowhere,
  policy: nowhere,
  skills: {},
  prompts: {},
  plan: () => [],
  async *respond() {},
  async *respondWithoutModel() {},
});

/** A pipeline that does what a test says, also what no pipeline should. `requests` has every request it got. */
export function createScriptedPipeline(script: TurnScript): Pipeline & { readonly requests: TurnRequest[] } {
  const requests: TurnRequest[] = [];
  return {
    requests,
    agents: [
      {
        agent,
        id: agent.id,
        version: '1.2.3',
        questions: [],
        nearMisses: [],
        followUps: [],
        skills: [],
        prompts: {
          render() {
            throw new Error('no prompts here');
          },
        },
      },
    ],
    starters: (context) =>
      (typeof agent.starters === 'function' ? agent.starters(context) : agent.starters).map((starter) => ({
        ...starter,
        agentId: agent.id,
      })),
    async *runTurn(request): AsyncGenerator<LoggedEvent> {
      requests.push(request);
      let seq = 0;
      for await (const event of script(request)) yield { ...event, seq: seq++ };
    },
  };
}

/** An answer of so many deltas. */
export function answering(...deltas: string[]): TurnScript {
  return async function* ({ turnId, conversationId }) {
    yield { type: 'turn-start', turnId, conversationId };
    yield { type: 'route-end', agentId: 'test-agent', confidence: 1 };
    yield { type: 'text-start', messageId: 'm' };
    for (const delta of deltas) yield { type: 'text-delta', messageId: 'm', delta };
    yield { type: 'text-end', messageId: 'm' };
    yield { type: 'turn-end', outcome: 'answered' };
  };
}

/** A turn that goes on step by step, when the test says so, and stops when it is told to. */
export function createSteppedTurn() {
  const waiting: (() => void)[] = [];
  let steps = 0;
  const next = (signal: AbortSignal) =>
    new Promise<void>((resolve) => {
      if (signal.aborted) return resolve();
      if (steps > 0) {
        steps -= 1;
        return resolve();
      }
      waiting.push(resolve);
      signal.addEventListener('abort', () => resolve(), { once: true });
    });
  const script: TurnScript = async function* ({ turnId, conversationId, signal }) {
    yield { type: 'turn-start', turnId, conversationId };
    yield { type: 'text-start', messageId: 'm' };
    for (let i = 0; i < 3; i++) {
      await next(signal);
      if (signal.aborted) break;
      yield { type: 'text-delta', messageId: 'm', delta: `part ${i} ` };
    }
    yield { type: 'text-end', messageId: 'm' };
    yield { type: 'turn-end', outcome: signal.aborted ? 'stopped' : 'answered' };
  };
  return {
    script,
    /** Lets the turn write its next part. */
    step() {
      const resolve = waiting.shift();
      if (resolve) resolve();
      else steps += 1;
    },
  };
}

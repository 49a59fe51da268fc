import type { AgentStream, ExampleSelection, Generated, ModelStop, Prompt, SelectedExample } from '@trellis/core';
import { raceSignal, startDeadline } from '@trellis/core';
import { GenerationError } from './generation-error.ts';
import { message } from './messages.ts';
import { streamPrompt } from './models/stream-prompt.ts';
import type { MountedAgent } from './mounted-agent.ts';
import type { Turn } from './turn.ts';
import { trace } from './turn.ts';

const examplesBudget = 2_000;
/** An answer without examples is better than a late one. */
const examplesMs = 1_000;

/** The `generate` of one agent in one turn: renders the prompt, streams the answer as text events, throws when no model can. */
export function createGenerate(options: {
  turn: Turn;
  mounted: MountedAgent;
  signal: AbortSignal;
  remainingMs: () => number;
}) {
  const { turn, mounted, signal, remainingMs } = options;
  return async function* generate<V>(prompt: Prompt<V>, variables: NoInfer<V>): AgentStream<Generated> {
    const rendered = mounted.prompts.render(prompt, {
      variables,
      context: {
        history: turn.request.history,
        locale: turn.request.member.locale,
        now: turn.now,
        shield: turn.shield,
        examples: await selectExamples(turn, mounted.id, signal),
      },
    });
    const messageId = `m-${turn.parts.createId()}`;
    const stream = streamPrompt(turn, {
      prompt: rendered,
      model: prompt.model,
      purpose: 'answer',
      agentId: mounted.id,
      signal,
      deadlineMs: remainingMs(),
    });
    let text = '';
    try {
      for (;;) {
        const step = await stream.next();
        if (step.done) return yield* closeAnswer({ turn, messageId, text, stop: step.value.stop });
        if (text === '') yield { type: 'text-start', messageId };
        text += step.value;
        yield { type: 'text-delta', messageId, delta: step.value };
      }
    } catch (error) {
      if (text !== '') yield { type: 'text-end', messageId };
      throw error;
    } finally {
      await stream.return?.(undefined as never).catch(() => {});
    }
  };
}

async function* closeAnswer(options: {
  turn: Turn;
  messageId: string;
  text: string;
  stop: ModelStop;
}): AgentStream<Generated> {
  const { turn, messageId, text, stop } = options;
  if (stop === 'refusal')
    throw new GenerationError('MODEL_REFUSED', 'the model refused to answer', text === '' ? {} : { messageId });
  if (text.trim() === '') throw new GenerationError('MODEL_EMPTY', 'the model ended without any text');
  yield { type: 'text-end', messageId };
  if (stop !== 'max-tokens' && stop !== 'context-full') return { text, stop: 'end' };
  yield { type: 'notice', code: 'DEGRADED', text: message('lengthLimit', turn.request.member.locale) };
  return { text, stop: 'max-tokens' };
}

async function selectExamples(turn: Turn, agentId: string, signal: AbortSignal): Promise<readonly SelectedExample[]> {
  const { exampleSelector } = turn.parts;
  if (!exampleSelector) return [];
  const { tenant, member } = turn.request;
  try {
    const { question } = turn;
    using limit = startDeadline({ parent: signal, deadlineMs: examplesMs, clock: turn.parts.clock });
    const options = { agentId, tenant, locale: member.locale, question, maxTokens: examplesBudget };
    const selected = await raceSignal(exampleSelector.select({ ...options, signal: limit.signal }), limit.signal);
    const examples = selected.examples.filter(isExample);
    trace(turn, { type: 'examples', agentId, selection: { ...selected, examples } });
    return examples;
  } catch {
    const selection: ExampleSelection = { examples: [], passedOver: [], nothing: 'selector-failed' };
    trace(turn, { type: 'examples', agentId, selection });
    return [];
  }
}

const isExample = (value: Partial<SelectedExample> | null) =>
  typeof value?.question === 'string' && typeof value.answer === 'string';

import type { ModelPurpose } from '@trellis/core';
import { startDeadline } from '@trellis/core';
import { GenerationError } from '../generation-error.ts';
import type { Turn } from '../turn.ts';
import type { OwnPrompts } from './own-prompts.ts';
import { runPrompt } from './stream-prompt.ts';

/** The answer of a small model to one of the pipeline's own prompts, within a part of the turn's time. Throws when there is none. */
export async function askSmallModel(
  turn: Turn,
  options: {
    name: keyof OwnPrompts;
    purpose: ModelPurpose;
    variables: Readonly<Record<string, unknown>>;
    agentId?: string;
    shareOfTurn: number;
  },
): Promise<string> {
  const { prompts, library } = turn.parts.own;
  const prompt = prompts[options.name];
  const { history, member } = turn.request;
  const rendered = library.render(prompt, {
    variables: options.variables,
    context: { history, locale: member.locale, now: turn.now, shield: turn.shield },
  });
  const deadlineMs = Math.min(6_000, turn.deadline.remainingMs() * options.shareOfTurn);
  using limit = startDeadline({ parent: turn.deadline.signal, deadlineMs, clock: turn.parts.clock });
  const { text, stop } = await runPrompt(turn, {
    prompt: rendered,
    model: prompt.model,
    purpose: options.purpose,
    ...(options.agentId !== undefined && { agentId: options.agentId }),
    signal: limit.signal,
    deadlineMs,
  });
  if (stop !== 'end' && stop !== 'stop-sequence')
    throw new GenerationError('MODEL_CUT_OFF', `the model stopped before its answer was whole: ${stop}`);
  return text;
}

/** What the member looks at, in words for a model: `job: job-7`. */
export const viewText = (turn: Turn): string =>
  Object.values(turn.request.view)
    .map((entity) => (entity ? `${entity.type}: ${entity.id}` : ''))
    .join('\n') || 'nothing';

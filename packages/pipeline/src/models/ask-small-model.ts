import type { ModelPurpose, ModelStop } from '@trellis/core';
import { startDeadline } from '@trellis/core';
import { GenerationError } from '../generation-error.ts';
import type { Turn } from '../turn.ts';
import type { OwnPrompts } from './own-prompts.ts';
import { streamPrompt } from './stream-prompt.ts';

export interface SmallModelQuestion {
  readonly name: keyof OwnPrompts;
  readonly purpose: ModelPurpose;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly agentId?: string;
  readonly shareOfTurn: number;
}

/** What the pipeline asks for itself fits on a page. */
const longestAnswer = 50_000;

/**
 * The answer of a small model to one of the pipeline's own prompts, as it is written, within a part of the turn's time. Throws when there is
 * none, and at its end when the model stopped before it was whole.
 */
export async function* streamSmallModel(turn: Turn, options: SmallModelQuestion): AsyncGenerator<string, void> {
  const { prompts, library } = turn.parts.own;
  const prompt = prompts[options.name];
  const { history, member } = turn.request;
  const rendered = library.render(prompt, {
    variables: options.variables,
    context: { history, locale: member.locale, now: turn.now, shield: turn.shield },
  });
  const deadlineMs = Math.min(6_000, turn.deadline.remainingMs() * options.shareOfTurn);
  using limit = startDeadline({ parent: turn.deadline.signal, deadlineMs, clock: turn.parts.clock });
  const stream = streamPrompt(turn, {
    prompt: rendered,
    model: prompt.model,
    purpose: options.purpose,
    ...(options.agentId !== undefined && { agentId: options.agentId }),
    signal: limit.signal,
    deadlineMs,
  });
  let length = 0;
  try {
    for (;;) {
      const step = await stream.next();
      if (step.done) return checkStop(step.value.stop);
      length += step.value.length;
      if (length > longestAnswer)
        throw new GenerationError('MODEL_CUT_OFF', `the answer is longer than ${longestAnswer} characters`);
      yield step.value;
    }
  } finally {
    await stream.return(undefined as never).catch(() => {});
  }
}

function checkStop(stop: ModelStop): void {
  if (stop !== 'end' && stop !== 'stop-sequence')
    throw new GenerationError('MODEL_CUT_OFF', `the model stopped before its answer was whole: ${stop}`);
}

/** The whole answer at once. */
export async function askSmallModel(turn: Turn, options: SmallModelQuestion): Promise<string> {
  let text = '';
  for await (const delta of streamSmallModel(turn, options)) text += delta;
  return text;
}

/** What the member looks at, in words for a model: `job: job-7`. */
export const viewText = (turn: Turn): string =>
  Object.values(turn.request.view)
    .map((entity) => (entity ? `${entity.type}: ${entity.id}` : ''))
    .join('\n') || 'nothing';

import type { LanguageModel, LanguageModelEvent, ModelPurpose, ModelRole, ModelStop } from '@trellis/core';
import { TrellisError } from '@trellis/core';
import type { RenderedPrompt } from '@trellis/prompt-templates';
import { GenerationError } from '../generation-error.ts';
import { interruptible } from '../interruptible.ts';
import type { Turn } from '../turn.ts';
import { memberKeyOf, trace } from '../turn.ts';

export interface PromptRun {
  readonly prompt: RenderedPrompt;
  readonly model: {
    readonly role: ModelRole;
    readonly maxTokens: number;
    readonly effort?: 'none' | 'low' | 'medium' | 'high';
  };
  readonly purpose: ModelPurpose;
  readonly agentId?: string;
  readonly signal: AbortSignal;
  readonly deadlineMs: number;
}

interface Usage {
  readonly inputTokens: number;
  readonly outputTokens: number;
}

/** How a run ended: the model's own word, and what it cost. */
export interface PromptRunEnd extends Usage {
  readonly stop: ModelStop;
}

/**
 * Runs a rendered prompt and yields its text as it comes. Thinking is dropped. Throws `GenerationError` for every failure of the model, and
 * the signal's reason when the caller aborted.
 */
export async function* streamPrompt(turn: Turn, run: PromptRun): AsyncGenerator<string, PromptRunEnd> {
  const model = modelFor(turn, run.model.role);
  const meter = startMeter(turn, run);
  let sawText = false;
  try {
    const events = interruptible(startStream(turn, run, model), run.signal);
    for await (const event of events) {
      if (event.type === 'usage') meter.usage = event;
      if (event.type === 'end') return meter.end(event.stop);
      if (event.type !== 'text-delta' || event.delta === '') continue;
      if (!sawText) meter.firstText();
      sawText = true;
      yield event.delta;
    }
    throw new Error('the stream ended without an end');
  } catch (cause) {
    if (run.signal.aborted) throw meter.failed(cause, run.signal.reason as Error);
    const failure = new GenerationError(
      sawText ? 'MODEL_CUT_OFF' : 'MODEL_UNAVAILABLE',
      sawText ? 'the model was cut off in its answer' : 'the model did not answer',
      { cause },
    );
    throw meter.failed(cause, failure);
  } finally {
    // The reader went away in the middle.
    meter.abandoned();
  }
}

function modelFor(turn: Turn, role: ModelRole): LanguageModel {
  const { models } = turn.parts;
  const model = models[role] ?? models.large ?? models.small;
  if (!model) throw new GenerationError('NO_MODEL', `no model is configured for role '${role}'`);
  return model;
}

function startStream(turn: Turn, run: PromptRun, model: LanguageModel): AsyncIterator<LanguageModelEvent> {
  const { prompt, purpose, agentId, signal, deadlineMs } = run;
  trace(turn, { type: 'prompt', purpose, ...prompt });
  const { role: _role, ...settings } = run.model;
  const request = {
    system: prompt.system,
    messages: prompt.messages,
    ...settings,
    purpose,
    tenant: turn.request.tenant,
    memberKey: memberKeyOf(turn),
    turnId: turn.request.turnId,
    ...(agentId !== undefined && { agentId }),
    promptId: prompt.promptId,
    promptVersion: prompt.version,
  };
  return model.stream(request, { signal, deadlineMs })[Symbol.asyncIterator]();
}

function startMeter(turn: Turn, run: PromptRun) {
  const { clock } = turn.parts;
  const startedAt = clock.now();
  let firstTextMs: number | undefined;
  let usage: Usage = { inputTokens: 0, outputTokens: 0 };
  let isOver = false;
  const record = (outcome: { stop: ModelStop } | { failure: string }) => {
    if (isOver) return;
    isOver = true;
    trace(turn, {
      type: 'generation',
      purpose: run.purpose,
      promptId: run.prompt.promptId,
      version: run.prompt.version,
      inputTokens: usage.inputTokens,
      outputTokens: usage.outputTokens,
      ...(firstTextMs !== undefined && { firstTextMs }),
      ms: clock.now() - startedAt,
      ...outcome,
    });
  };
  return {
    set usage(next: Usage) {
      usage = { inputTokens: next.inputTokens, outputTokens: next.outputTokens };
      turn.spent.set(run, { type: 'usage', role: run.model.role, ...usage });
    },
    firstText() {
      firstTextMs = clock.now() - startedAt;
    },
    end(stop: ModelStop): PromptRunEnd {
      record({ stop });
      return { stop, ...usage };
    },
    failed<E>(cause: unknown, failure: E): E {
      const reason: unknown = run.signal.aborted ? run.signal.reason : cause;
      const unnamed = run.signal.aborted ? 'ABORTED' : 'UNKNOWN';
      record({ failure: TrellisError.isInstance(reason) ? reason.code : unnamed });
      return failure;
    },
    abandoned: () => record({ failure: 'ABORTED' }),
  };
}

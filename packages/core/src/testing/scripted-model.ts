import type {
  LanguageModel,
  LanguageModelEvent,
  LanguageModelRequest,
  ModelPurpose,
  ModelStop,
} from '../language-model.ts';
import { raceSignal, startDeadline } from '../deadline.ts';

/** One answer of a scripted model, and what the request for it must look like. */
export interface ScriptStep {
  /** What the request must be; anything else fails the script. A function throws to refuse. */
  readonly expect?:
    | { readonly purpose?: ModelPurpose; readonly promptId?: string; readonly includes?: readonly string[] }
    | ((request: LanguageModelRequest) => void);
  /** The text, whole or in the pieces in which it is to arrive. */
  readonly text?: string | readonly string[];
  /** `end` when absent. */
  readonly stop?: ModelStop;
  readonly usage?: { readonly inputTokens: number; readonly outputTokens: number };
  /** Thrown after `text`, in place of the end. */
  readonly error?: Error;
  /** Silence after `text`, until the signal aborts. */
  readonly stall?: boolean;
}

export interface ScriptedModel extends LanguageModel {
  /** Every request so far, in order. */
  readonly requests: readonly LanguageModelRequest[];
  /** Throws when a request was unexpected (also when its caller swallowed the error) or a step was left unused. */
  assertDone(): void;
}

/** All text of a request, as one string: system first, then messages in order. */
export function requestText(request: LanguageModelRequest): string {
  return [...request.system, ...request.messages.flatMap((message) => message.content)]
    .map((part) => part.text)
    .join('\n');
}

function checkRequest(step: ScriptStep, request: LanguageModelRequest): void {
  const { expect } = step;
  if (typeof expect === 'function') return expect(request);
  if (!expect) return;
  if (expect.purpose && expect.purpose !== request.purpose)
    throw new Error(`expected a request for '${expect.purpose}', got one for '${request.purpose}'`);
  if (expect.promptId && expect.promptId !== request.promptId)
    throw new Error(`expected prompt '${expect.promptId}', got '${request.promptId ?? 'none'}'`);
  const text = requestText(request);
  for (const part of expect.includes ?? [])
    if (!text.includes(part)) throw new Error(`expected the request to hold ${JSON.stringify(part)}`);
}

async function* play(step: ScriptStep, signal: AbortSignal): AsyncGenerator<LanguageModelEvent> {
  for (const delta of typeof step.text === 'string' ? [step.text] : (step.text ?? [])) {
    signal.throwIfAborted();
    yield { type: 'text-delta', delta };
  }
  if (step.stall) await raceSignal(new Promise<never>(() => {}), signal);
  if (step.error) throw step.error;
  yield { type: 'usage', ...(step.usage ?? { inputTokens: 0, outputTokens: 0 }) };
  yield { type: 'end', stop: step.stop ?? 'end' };
}

/** A model that answers from a script, in order. Call `assertDone` at the end of the test. */
export function scriptedModel(steps: readonly ScriptStep[]): ScriptedModel {
  const requests: LanguageModelRequest[] = [];
  const failures: Error[] = [];
  return {
    requests,
    async *stream(request, { signal, deadlineMs }) {
      signal.throwIfAborted();
      const position = requests.push(request);
      const step = steps[position - 1];
      try {
        if (!step) throw new Error(`unexpected request for '${request.purpose}'`);
        checkRequest(step, request);
      } catch (cause) {
        const failure = new Error(`scripted model, request ${position}: ${(cause as Error).message}`, { cause });
        failures.push(failure);
        throw failure;
      }
      using deadline = startDeadline({ parent: signal, deadlineMs });
      yield* play(step, deadline.signal);
    },
    assertDone() {
      if (failures[0]) throw failures[0];
      if (requests.length < steps.length)
        throw new Error(`scripted model: ${steps.length - requests.length} of ${steps.length} steps were not used`);
    },
  };
}

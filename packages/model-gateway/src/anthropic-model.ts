import Anthropic from '@anthropic-ai/sdk';
import { raceSignal, startDeadline, systemClock } from '@trellis/core';
import type { Clock, Deadline, LanguageModel, LanguageModelEvent, LanguageModelRequest } from '@trellis/core';
import { attempt } from './attempt.ts';
import { closeable } from './closeable.ts';
import { ModelError } from './model-error.ts';
import { toRequestBody } from './request-body.ts';

/** How to reach the service, when there is no client yet. Without key and token none is sent: some local servers want none. */
export interface AnthropicConnection {
  readonly apiKey?: string;
  readonly authToken?: string;
  /** The real service when absent. Without the `/v1`. */
  readonly baseURL?: string;
}

export interface AnthropicModelOptions {
  readonly client: Anthropic | AnthropicConnection;
  /** The model's id, as the service knows it. */
  readonly model: string;
  /** The longest silence before the first token, thoughts included. */
  readonly firstTokenMs: number;
  /** The longest silence between two tokens. Pings are silence. */
  readonly betweenTokensMs: number;
  readonly clock?: Clock;
  /** For the wait before the second attempt; a number in [0, 1). */
  readonly random?: () => number;
}

/** Before the second attempt, when the service does not say how long. Up to half as much again, at random. */
const BACKOFF_MS = 200;

function connect({ apiKey, authToken, baseURL }: AnthropicConnection): Anthropic {
  const keyless = !apiKey && !authToken;
  return new Anthropic({
    // A placeholder keeps the SDK from looking for keys elsewhere on the machine; the header is taken off again.
    ...(keyless ? { apiKey: 'none', defaultHeaders: { authorization: null } } : apiKey ? { apiKey } : { authToken }),
    baseURL: baseURL ?? 'https://api.anthropic.com',
    maxRetries: 0,
    // It logs the text of an event that it cannot read.
    logLevel: 'off',
  });
}

/**
 * A model behind the Messages API. Everything that goes wrong is a `ModelError`, within the deadline. A request that failed before its
 * first text may be sent a second time; a refusal is an end, not an error.
 */
export function createAnthropicModel(options: AnthropicModelOptions): LanguageModel {
  const { model, firstTokenMs, betweenTokensMs, clock = systemClock, random = Math.random } = options;
  const client = 'messages' in options.client ? options.client : connect(options.client);
  const limits = { firstTokenMs, betweenTokensMs };

  async function* run(request: LanguageModelRequest, deadline: Deadline): AsyncGenerator<LanguageModelEvent> {
    const body = toRequestBody(model, request);
    let hasText = false;
    const once = async function* () {
      for await (const event of attempt({ client, body, limits, clock, signal: deadline.signal })) {
        hasText ||= event.type === 'text-delta';
        yield event;
      }
    };
    try {
      return yield* once();
    } catch (error) {
      if (hasText || !isWorthRetrying(error)) throw error;
      const waitMs = error.retryAfterMs ?? BACKOFF_MS * (1 + random() / 2);
      if (waitMs >= deadline.remainingMs()) throw error;
      await delay(waitMs, clock, deadline.signal);
    }
    yield* once();
  }

  return {
    stream: (request, { signal, deadlineMs }) =>
      closeable(signal, async function* (own) {
        using deadline = startDeadline({ parent: own, deadlineMs, clock });
        try {
          deadline.signal.throwIfAborted();
          yield* run(request, deadline);
        } catch (error) {
          throw deadline.signal.aborted ? endedEarly(deadline, deadlineMs) : error;
        }
      }),
  };
}

const isWorthRetrying = (error: unknown): error is ModelError => error instanceof ModelError && error.retryable;

function endedEarly(deadline: Deadline, deadlineMs: number): ModelError {
  const cause: unknown = deadline.signal.reason;
  if (deadline.expired)
    return new ModelError('DEADLINE_EXCEEDED', `no whole answer within ${deadlineMs} ms`, { cause });
  return new ModelError('ABORTED', 'the caller stopped the request', { cause });
}

async function delay(ms: number, clock: Clock, signal: AbortSignal): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const cancel = clock.startTimer(ms, resolve);
  try {
    await raceSignal(promise, signal);
  } finally {
    cancel();
  }
}

import type Anthropic from '@anthropic-ai/sdk';
import type { MessageCreateParamsStreaming } from '@anthropic-ai/sdk/resources/messages';
import type { Clock, LanguageModelEvent } from '@trellis/core';
import { raceSignal } from '@trellis/core';
import { classifyError } from './classify-error.ts';
import { ModelError } from './model-error.ts';
import { createEventReader } from './read-events.ts';
import { createWatchdog } from './watchdog.ts';
import type { WatchdogLimits } from './watchdog.ts';

/** How long a connection is given to end by itself after the answer, so that it can be used again. */
const DRAIN_MS = 50;

export interface AttemptOptions {
  readonly client: Anthropic;
  readonly body: MessageCreateParamsStreaming;
  readonly limits: WatchdogLimits;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

/** Sends a request once. Throws a `ModelError`; whatever happens, the connection is closed or back in the pool when it returns. */
export async function* attempt(options: AttemptOptions): AsyncGenerator<LanguageModelEvent> {
  const { client, body, limits, clock, signal } = options;
  const controller = new AbortController();
  const onAbort = () => controller.abort(signal.reason);
  if (signal.aborted) onAbort();
  else signal.addEventListener('abort', onAbort, { once: true });
  let requestId: string | undefined;
  let started = false;
  try {
    controller.signal.throwIfAborted();
    const watchdog = createWatchdog({ limits, clock, controller });
    const sent = client.messages.create(body, { signal: controller.signal, maxRetries: 0 }).withResponse();
    const { data, response, request_id } = await watchdog.wait(sent);
    requestId = request_id ?? undefined;
    started = true;
    checkContentType(response);
    const upstream = data[Symbol.asyncIterator]();
    const read = createEventReader();
    for (;;) {
      const next = await watchdog.wait(upstream.next());
      controller.signal.throwIfAborted();
      if (next.done) throw new ModelError('TRUNCATED', 'the connection ended before the answer did', { requestId });
      const { events, token, done } = read(next.value);
      if (token) watchdog.token();
      yield* events;
      if (done) return await drain(upstream, clock, controller.signal);
    }
  } catch (error) {
    if (controller.signal.aborted) throw controller.signal.reason;
    const { apiKey, authToken } = client;
    const secrets = [apiKey, authToken].filter((secret) => secret !== null && secret !== '') as string[];
    throw classifyError(error, { nowMs: clock.now(), secrets, started, requestId });
  } finally {
    signal.removeEventListener('abort', onAbort);
    // Ends the request wherever it is; without effect on one that is over.
    controller.abort();
  }
}

function checkContentType(response: Response): void {
  const type = response.headers.get('content-type') ?? 'none';
  if (!type.startsWith('text/event-stream'))
    throw new ModelError('MALFORMED_STREAM', `expected content-type text/event-stream, got ${type.slice(0, 60)}`, {
      status: response.status,
      // Whatever stands in the way there will still be there the next time.
      retryable: false,
    });
}

/** Reads to the end of the connection when that is near. It cannot fail: the answer is complete. */
async function drain(upstream: AsyncIterator<unknown>, clock: Clock, signal: AbortSignal): Promise<void> {
  const patience = new AbortController();
  const cancel = clock.startTimer(DRAIN_MS, () => patience.abort());
  try {
    const either = AbortSignal.any([signal, patience.signal]);
    while (!(await raceSignal(upstream.next(), either)).done);
  } catch {
    // The connection is cut instead.
  } finally {
    cancel();
  }
}

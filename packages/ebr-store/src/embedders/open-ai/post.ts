import { type Clock, raceSignal, startDeadline, systemClock } from '@trellis/core';
import { EmbedderError } from '../embedder-error.ts';
import type { Settings } from './options.ts';

/** What may be tried again, with the wait the server asked for. */
interface Trouble {
  readonly message: string;
  readonly waitMs?: number;
  readonly cause?: unknown;
}

const retriedStatuses = new Set([408, 425, 429, 500, 502, 503, 504, 529]);

/** An answer may be this long, and as much again for each text. */
const answerBytes = 262_144;

/**
 * Sends one batch, again after trouble that may pass, and returns the parsed answer. Rejects with the signal's reason, or with an
 * `EmbedderError`: `TIMED_OUT`, `REQUEST_REFUSED`, `REQUEST_FAILED`, `INVALID_RESPONSE`.
 */
export async function post(
  body: { readonly input: readonly string[] },
  options: { settings: Settings; signal: AbortSignal; clock?: Clock | undefined },
): Promise<unknown> {
  const { settings, signal, clock = systemClock } = options;
  const { deadlineMs, attempts } = settings;
  using deadline = startDeadline({ parent: signal, deadlineMs, clock });
  try {
    for (let attempt = 1; ; attempt++) {
      const result = await tryOnce(body, settings, deadline.signal, clock);
      if ('answer' in result) return result.answer;
      const waitMs = result.trouble.waitMs ?? 250 * 2 ** attempt;
      if (attempt === attempts || waitMs >= deadline.remainingMs()) throw giveUp(result.trouble, attempt);
      await wait(waitMs, deadline.signal, clock);
    }
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    if (!deadline.expired) throw error;
    throw new EmbedderError('TIMED_OUT', `Embeddings server: no answer within ${deadlineMs} ms`, { cause: error });
  }
}

const giveUp = ({ message, cause }: Trouble, attempt: number) =>
  new EmbedderError('REQUEST_FAILED', `Embeddings server: ${message}, after ${attempt} requests`, { cause });

async function tryOnce(
  body: { readonly input: readonly string[] },
  { url, headers }: Settings,
  signal: AbortSignal,
  clock: Clock,
): Promise<{ answer: unknown } | { trouble: Trouble }> {
  let text: string;
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
      signal,
      redirect: 'error',
    });
    const { status } = response;
    if (!response.ok) {
      await response.body?.cancel();
      if (!retriedStatuses.has(status)) {
        throw new EmbedderError(
          'REQUEST_REFUSED',
          `Embeddings server: status ${status} for ${body.input.length} texts`,
        );
      }
      return { trouble: { message: `status ${status}`, ...readWait(response.headers, clock.now()) } };
    }
    text = await readText(response, answerBytes * (1 + body.input.length));
  } catch (cause) {
    if (cause instanceof EmbedderError || signal.aborted) throw cause;
    return { trouble: { message: 'unreachable, or the connection broke', cause } };
  }
  try {
    return { answer: JSON.parse(text) };
  } catch {
    throw new EmbedderError('INVALID_RESPONSE', 'Embeddings server: expected JSON');
  }
}

async function readText(response: Response, maxBytes: number): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.length;
    if (bytes > maxBytes) throw new EmbedderError('INVALID_RESPONSE', `Embeddings server: more than ${maxBytes} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}

/** `retry-after` is a number of seconds or a date. */
function readWait(headers: Headers, nowMs: number): { waitMs?: number } {
  const header = headers.get('retry-after')?.trim() ?? '';
  const waitMs = /^[\d.]+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - nowMs;
  return Number.isNaN(waitMs) ? {} : { waitMs: Math.max(0, waitMs) };
}

async function wait(delayMs: number, signal: AbortSignal, clock: Clock): Promise<void> {
  let cancel = () => {};
  const over = new Promise<void>((resolve) => {
    cancel = clock.startTimer(delayMs, resolve);
  });
  await raceSignal(over, signal).finally(cancel);
}

import { faultScripts } from '@trellis/fake-anthropic';
import type { FaultName } from '@trellis/fake-anthropic';
import type { LanguageModelEvent } from '@trellis/core';
import { describe, expect, it } from 'vitest';
import { request, useFakeServer } from './__fixtures__/at-fake-server.ts';
import { ModelError } from './model-error.ts';

const start = useFakeServer();

const PART = 'The posting asks for';
const WHOLE = 'The posting asks for three things. You have two of them, and the third can be learned in a month.';
const ENDLESS: unknown = expect.stringMatching(/^And on it goes\. /);

/** What a reader has at the end: the text, and how it ended. */
async function outcomeOf(stream: AsyncIterable<LanguageModelEvent>) {
  let text = '';
  let end = 'nothing';
  try {
    for await (const event of stream) {
      if (event.type === 'text-delta') text += event.delta;
      if (event.type === 'end') end = `end: ${event.stop}`;
    }
  } catch (error) {
    if (!(error instanceof ModelError)) throw error;
    end = error.code;
  }
  return { text, end };
}

describe('every trouble ends in a typed outcome within the deadline', () => {
  const expected: Record<FaultName, [end: string, text: unknown, requests: number]> = {
    'never-headers': ['FIRST_TOKEN_TIMEOUT', '', 2],
    'headers-only': ['FIRST_TOKEN_TIMEOUT', '', 2],
    'ping-only': ['FIRST_TOKEN_TIMEOUT', '', 2],
    'stall-before-text': ['FIRST_TOKEN_TIMEOUT', '', 2],
    'stall-mid-text': ['BETWEEN_TOKENS_TIMEOUT', PART, 1],
    'stall-with-pings': ['BETWEEN_TOKENS_TIMEOUT', PART, 1],
    'stall-before-end': ['BETWEEN_TOKENS_TIMEOUT', WHOLE, 1],
    dribble: ['DEADLINE_EXCEEDED', ENDLESS, 1],
    endless: ['end: max-tokens', ENDLESS, 1],
    'truncated-mid-text': ['TRUNCATED', PART, 1],
    'truncated-before-stop': ['TRUNCATED', WHOLE, 1],
    'truncated-at-start': ['TRUNCATED', '', 2],
    'reset-before-headers': ['UNREACHABLE', '', 2],
    'reset-mid-text': ['CONNECTION_LOST', PART, 1],
    'error-event-mid-text': ['OVERLOADED', PART, 1],
    'error-event-at-start': ['SERVER_ERROR', '', 2],
    'bad-request': ['INVALID_REQUEST', '', 1],
    unauthenticated: ['UNAUTHENTICATED', '', 1],
    'no-credit': ['NO_CREDIT', '', 1],
    forbidden: ['FORBIDDEN', '', 1],
    'unknown-model': ['NOT_FOUND', '', 1],
    'too-large': ['TOO_LARGE', '', 1],
    unprocessable: ['INVALID_REQUEST', '', 1],
    'rate-limited-long': ['RATE_LIMITED', '', 1],
    'rate-limited-short': ['end: end', WHOLE, 2],
    'spend-limit': ['SPEND_LIMIT', '', 1],
    'server-error': ['SERVER_ERROR', '', 2],
    'do-not-retry': ['SERVER_ERROR', '', 1],
    overloaded: ['OVERLOADED', '', 2],
    'overloaded-once': ['end: end', WHOLE, 2],
    'html-instead': ['MALFORMED_STREAM', '', 1],
    'html-error': ['SERVER_ERROR', '', 2],
    'malformed-event': ['MALFORMED_STREAM', PART, 1],
    'wrong-event': ['MALFORMED_STREAM', PART, 1],
    'null-event': ['MALFORMED_STREAM', PART, 1],
    // The SDK passes over an event whose name it cannot read, so the event that the garbage runs into is lost.
    'garbage-bytes': ['end: end', WHOLE.replace(' three', ''), 1],
    'unknown-event': ['end: end', WHOLE, 1],
    'refusal-after-text': ['end: refusal', 'To answer that, one would first', 1],
    'refusal-at-once': ['end: refusal', '', 1],
    'max-tokens': ['end: max-tokens', WHOLE, 1],
    'context-full': ['end: context-full', WHOLE, 1],
    'pause-turn': ['UNEXPECTED_STOP', WHOLE, 1],
    'unasked-tool': ['UNEXPECTED_STOP', '', 1],
    'empty-answer': ['end: end', '', 1],
    'thinking-only': ['end: end', '', 1],
    'keep-open': ['end: end', WHOLE, 1],
    'split-bytes': ['end: end', 'Größe zählt — 日本語も 👩‍🔬.', 1],
  };

  it.each(Object.entries(expected))('%s', async (name, [end, text, requests]) => {
    const { server, model } = await start(faultScripts[name as FaultName], { firstTokenMs: 200, betweenTokensMs: 200 });
    const deadlineMs = 1_000;
    const startedAt = performance.now();
    const outcome = await outcomeOf(model.stream(request, { signal: new AbortController().signal, deadlineMs }));
    const share = (performance.now() - startedAt) / deadlineMs;
    expect({ ...outcome, requests: server.requests.length }).toEqual({ end, text, requests });
    expect(share).toBeLessThan(1.5);
  });
});

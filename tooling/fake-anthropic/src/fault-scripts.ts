import type { FakeScript, ScriptStep } from './script.ts';

const TEXT = 'The posting asks for three things. You have two of them, and the third can be learned in a month.';
const LONG_TEXT = 'And on it goes. '.repeat(20_000);

/** The same trouble for every request, a second attempt included. */
const always = (description: string, step: ScriptStep): FakeScript => ({ description, steps: [step] });
/** Trouble for the first request, an answer for the next. */
const once = (description: string, step: ScriptStep): FakeScript => ({
  description,
  steps: [{ ...step, times: 1 }, { answer: TEXT }],
});
const status = (description: string, code: number, more: object = {}): FakeScript =>
  always(description, { fault: { kind: 'status', status: code, ...more } });

/**
 * What can go wrong with a model, one script for each trouble: whoever talks to a model runs them all. Each fits every request. None ends
 * by itself within a second where its name says silence, so give the caller a short deadline.
 */
export const faultScripts = {
  'never-headers': always('The connection is taken, and no answer comes.', { fault: { kind: 'no-headers' } }),
  'headers-only': always('Headers, then nothing.', { answer: TEXT, fault: { kind: 'headers-only' } }),
  'ping-only': always('Headers, then pings for ever.', {
    answer: TEXT,
    fault: { kind: 'headers-only' },
    timing: { pingMs: 10 },
  }),
  'stall-before-text': always('The stream starts, and no token comes.', {
    answer: TEXT,
    timing: { stall: { atToken: 0, ms: 'forever' } },
  }),
  'stall-mid-text': always('Some text, then nothing.', {
    answer: TEXT,
    timing: { stall: { atToken: 5, ms: 'forever' } },
  }),
  'stall-with-pings': always('Some text, then pings for ever.', {
    answer: TEXT,
    timing: { stall: { atToken: 5, ms: 'forever' }, pingMs: 10 },
  }),
  'stall-before-end': always('All text, and no end.', {
    answer: TEXT,
    timing: { stall: { atToken: 100_000, ms: 'forever' } },
  }),
  dribble: always('A token now and then, for an hour.', { answer: LONG_TEXT, timing: { tokenMs: 40 } }),
  endless: always('Tokens as fast as they go, far more than were asked for.', { answer: LONG_TEXT }),
  'truncated-mid-text': always('Some text, then a clean end of the connection.', {
    answer: TEXT,
    fault: { kind: 'end', atToken: 5 },
  }),
  'truncated-before-stop': always('Everything but the last event.', { answer: TEXT, fault: { kind: 'end' } }),
  'truncated-at-start': always('Headers and the first event, then a clean end.', {
    answer: TEXT,
    fault: { kind: 'end', atToken: 0 },
  }),
  'reset-before-headers': always('A TCP reset instead of an answer.', { fault: { kind: 'reset' } }),
  'reset-mid-text': always('Some text, then a TCP reset.', { answer: TEXT, fault: { kind: 'reset', atToken: 5 } }),
  'error-event-mid-text': always('Some text, then an overloaded_error inside the stream.', {
    answer: TEXT,
    fault: { kind: 'error-event', atToken: 5 },
  }),
  'error-event-at-start': always('An api_error as the first event after the start.', {
    answer: TEXT,
    fault: { kind: 'error-event', atToken: 0, type: 'api_error', message: 'Internal server error' },
  }),
  'bad-request': status('The request is refused as invalid.', 400),
  unauthenticated: status('The key is not accepted.', 401),
  'no-credit': status('The account has no credit.', 402),
  forbidden: status('The key may not use this model.', 403),
  'unknown-model': status('There is no such model.', 404),
  'too-large': status('The request is too large.', 413),
  unprocessable: status('The request is understood and not taken.', 422),
  'rate-limited-long': status('Over quota, and to come back in an hour.', 429, { headers: { 'retry-after': '3600' } }),
  'rate-limited-short': once('Over quota for 20 ms, then an answer.', {
    fault: { kind: 'status', status: 429, headers: { 'retry-after-ms': '20' } },
  }),
  'spend-limit': status('Over the spend limit: waiting does not help.', 429, { code: 'enforced_spend_limit_reached' }),
  'server-error': status('The service fails.', 500),
  'do-not-retry': status('The service fails, and says not to try again.', 500, {
    headers: { 'x-should-retry': 'false' },
  }),
  overloaded: status('The service is overloaded.', 529),
  'overloaded-once': once('The service is overloaded, then answers.', { fault: { kind: 'status', status: 529 } }),
  'html-instead': status('A proxy answers 200 with a page of HTML.', 200, { body: '<html><p>Sign in</p></html>' }),
  'html-error': status('A proxy answers 502 with a page of HTML.', 502, { body: '<html><p>Bad gateway</p></html>' }),
  'malformed-event': always('Some text, then an event whose data is not JSON.', {
    answer: TEXT,
    fault: {
      kind: 'raw',
      atToken: 5,
      text: 'event: content_block_delta\ndata: {"type":"content_block_delta","del\n\n',
    },
  }),
  'wrong-event': always('Some text, then events whose JSON is not what its name says.', {
    answer: TEXT,
    fault: {
      kind: 'raw',
      atToken: 5,
      text: 'event: content_block_delta\ndata: {"type":"content_block_delta","delta":{"type":"text_delta","text":7}}\n\n',
    },
  }),
  'null-event': always('Some text, then an event that is null.', {
    answer: TEXT,
    fault: { kind: 'raw', atToken: 5, text: 'event: content_block_delta\ndata: null\n\n' },
  }),
  'garbage-bytes': always('Some text, then bytes that are no text at all, before the next event.', {
    answer: TEXT,
    fault: { kind: 'raw', atToken: 5, base64: 'AP/+gICAwMHy8/T19vf4+fr7/P3+/wAKCg0KAAECAwQF' },
  }),
  'unknown-event': always('An event of a kind that is not known yet: to be ignored.', {
    answer: TEXT,
    fault: {
      kind: 'raw',
      atToken: 5,
      text: 'event: content_block_hint\ndata: {"type":"content_block_hint","x":1}\n\n',
    },
  }),
  'refusal-after-text': always('Some text, then a refusal.', {
    answer: 'To answer that, one would first',
    refusal: { category: 'general_harms', explanation: 'Not something to help with.' },
  }),
  'refusal-at-once': always('A refusal without any text.', { answer: [], refusal: { category: null } }),
  'max-tokens': always('The answer is cut at the limit.', { answer: TEXT, stop: 'max_tokens' }),
  'context-full': always('The answer is cut because the context is full.', {
    answer: TEXT,
    stop: 'model_context_window_exceeded',
  }),
  'pause-turn': always('The turn is paused, which nobody asked for.', { answer: TEXT, stop: 'pause_turn' }),
  'unasked-tool': always('A tool is called, although there is none.', {
    answer: [{ tool: 'search', input: { q: 'x' } }],
  }),
  'empty-answer': always('An answer without a word.', { answer: [] }),
  'thinking-only': always('Thoughts, and not a word of an answer.', {
    answer: [{ thinking: 'Hm. What could it be?' }],
  }),
  'keep-open': always('A whole answer, on a connection that stays open.', {
    answer: TEXT,
    fault: { kind: 'keep-open' },
  }),
  'split-bytes': always('A whole answer in pieces of one to nine bytes, with CRLF.', {
    answer: 'Größe zählt — 日本語も 👩‍🔬.',
    wire: { split: { seed: 1, maxBytes: 9 }, lineEnd: 'crlf' },
  }),
} satisfies Record<string, FakeScript>;

/** The name of a script in the catalogue. */
export type FaultName = keyof typeof faultScripts;

import type { LanguageModelEvent, ModelStop } from '@trellis/core';
import { ModelError } from './model-error.ts';

/** What one event of the service means for us. `token` says that the model has written something. */
export interface Reading {
  readonly events: readonly LanguageModelEvent[];
  readonly token: boolean;
  /** The answer is complete; what follows on the connection is of no interest. */
  readonly done: boolean;
}

const stops: ReadonlyMap<unknown, ModelStop> = new Map([
  ['end_turn', 'end'],
  ['max_tokens', 'max-tokens'],
  ['stop_sequence', 'stop-sequence'],
  ['refusal', 'refusal'],
  ['model_context_window_exceeded', 'context-full'],
]);

type Fields = Readonly<Record<string, unknown>>;
const nothing: Reading = { events: [], token: false, done: false };
const fieldsOf = (value: unknown): Fields | null =>
  typeof value === 'object' && value !== null ? (value as Fields) : null;

const malformed = (expected: string) =>
  new ModelError('MALFORMED_STREAM', `the stream is not as expected: ${expected}`);

/** The deltas that a model writes, and where each keeps what was written. */
const written: ReadonlyMap<unknown, string> = new Map([
  ['text_delta', 'text'],
  ['thinking_delta', 'thinking'],
  ['signature_delta', 'signature'],
  ['input_json_delta', 'partial_json'],
]);

function readDelta(value: unknown): Reading {
  const delta = fieldsOf(value);
  if (!delta) throw malformed('a content_block_delta has a delta');
  const { type } = delta;
  const key = written.get(type);
  if (key === undefined) return { ...nothing, token: true };
  const text = delta[key];
  if (typeof text !== 'string') throw malformed(`a ${String(type)} has a string '${key}'`);
  if (text === '') return nothing;
  if (type === 'text_delta') return { events: [{ type: 'text-delta', delta: text }], token: true, done: false };
  if (type === 'thinking_delta') return { events: [{ type: 'thinking-delta', delta: text }], token: true, done: false };
  return { ...nothing, token: true };
}

/** Reads the events of one answer, in order. Kinds it does not know are passed over. */
export function createEventReader(): (event: unknown) => Reading {
  const usage = new Map<string, number>();
  let stopReason: unknown = null;

  /** Counters are totals so far: the last one that was said holds. */
  const readUsage = (value: unknown) => {
    for (const [key, count] of Object.entries(fieldsOf(value) ?? {}))
      if (typeof count === 'number' && count >= 0) usage.set(key, count);
  };

  const finish = (): Reading => {
    if (typeof stopReason !== 'string') throw malformed('a message has a stop_reason before it stops');
    const stop = stops.get(stopReason);
    if (!stop)
      throw new ModelError(
        'UNEXPECTED_STOP',
        `the model stopped with '${stopReason.slice(0, 60)}', which nothing here can go on from`,
      );
    const cacheReadTokens = usage.get('cache_read_input_tokens');
    const cacheWriteTokens = usage.get('cache_creation_input_tokens');
    const total: LanguageModelEvent = {
      type: 'usage',
      inputTokens: usage.get('input_tokens') ?? 0,
      outputTokens: usage.get('output_tokens') ?? 0,
      ...(cacheReadTokens !== undefined && { cacheReadTokens }),
      ...(cacheWriteTokens !== undefined && { cacheWriteTokens }),
    };
    return { events: [total, { type: 'end', stop }], token: false, done: true };
  };

  return (value) => {
    const event = fieldsOf(value);
    if (!event) throw malformed('an event is an object');
    if (event['type'] === 'message_start') readUsage(fieldsOf(event['message'])?.['usage']);
    if (event['type'] === 'content_block_delta') return readDelta(event['delta']);
    if (event['type'] === 'message_delta') {
      stopReason = fieldsOf(event['delta'])?.['stop_reason'] ?? stopReason;
      readUsage(event['usage']);
    }
    return event['type'] === 'message_stop' ? finish() : nothing;
  };
}

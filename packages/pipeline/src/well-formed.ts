import type { AssistantEvent, LoggedEvent, TurnErrorCode } from '@trellis/core';

/** How a turn ends whose stream threw. */
export interface FailedEnd {
  /** What still has to be told before. */
  readonly last?: readonly AssistantEvent[];
  readonly error?: { readonly code: TurnErrorCode; readonly message: string; readonly retryable: boolean };
  readonly outcome: 'stopped' | 'failed';
}

/**
 * The last stage of a turn. Whatever comes in, what goes out starts each message before its text and ends it, has exactly one `turn-end`
 * as its last event, and is numbered densely from 0. It never throws: `onFailure` says how a stream ends that did.
 */
export async function* wellFormed(
  events: AsyncIterable<AssistantEvent>,
  onFailure: (error: unknown) => FailedEnd,
): AsyncGenerator<LoggedEvent> {
  let seq = 0;
  const open = new Set<string>();
  const closed = new Set<string>();
  const stamp = (event: AssistantEvent): LoggedEvent => ({ ...event, seq: seq++ });
  const closing = () => [...open].map((messageId) => stamp({ type: 'text-end', messageId }));
  try {
    for await (const event of events) {
      if (event.type === 'turn-end') {
        yield* closing();
        yield stamp(event);
        return;
      }
      for (const fitting of pairText(event, open, closed)) yield stamp(fitting);
    }
    throw new Error('the turn stopped without an end');
  } catch (error) {
    const end = onFailure(error);
    yield* closing();
    for (const event of end.last ?? []) yield stamp(event);
    if (end.error) yield stamp({ type: 'error', ...end.error });
    yield stamp({ type: 'turn-end', outcome: end.outcome });
  }
}

/** Text of a message that was never started starts it; a second start or end of a message is dropped, and so is text after its end. */
function pairText(event: AssistantEvent, open: Set<string>, closed: Set<string>): AssistantEvent[] {
  if (event.type !== 'text-start' && event.type !== 'text-delta' && event.type !== 'text-end') return [event];
  const { messageId } = event;
  if (closed.has(messageId)) return [];
  if (event.type === 'text-end') {
    if (!open.delete(messageId)) return [];
    closed.add(messageId);
    return [event];
  }
  if (open.has(messageId)) return event.type === 'text-start' || event.delta === '' ? [] : [event];
  open.add(messageId);
  return event.type === 'text-start' ? [event] : [{ type: 'text-start', messageId }, event];
}

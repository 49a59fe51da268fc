import type { AgentEvent, AssistantEvent } from '../events.ts';

/** Every item of a stream, in order; what it returned is dropped. */
export async function collect<T>(stream: AsyncIterable<T>): Promise<T[]> {
  const items: T[] = [];
  for await (const item of stream) items.push(item);
  return items;
}

/** The text a reader sees when the stream is over: deltas joined, retracted messages left out, text forms of blocks on lines of their own. */
export function textOf(events: readonly (AgentEvent | AssistantEvent)[]): string {
  const parts = new Map<string, string>();
  for (const event of events) {
    if (event.type === 'text-delta') parts.set(event.messageId, (parts.get(event.messageId) ?? '') + event.delta);
    if (event.type === 'text-retract') parts.delete(event.messageId);
    if (event.type === 'ui-block') parts.set(`block:${event.block.key}`, event.block.text);
  }
  return [...parts.values()].join('\n');
}

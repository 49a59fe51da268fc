import type { AssistantEvent } from '@trellis/core';
import { createSurface } from '@trellis/ui-schema';
import type { TurnEvent } from './turn-event.ts';

/**
 * Draws a turn: one surface, created with its first content, in which texts and blocks follow each other in the order in which they came. A
 * block whose key is known replaces the earlier one in its place.
 */
export async function* drawBlocks(events: AsyncIterable<TurnEvent>, surfaceId: string): AsyncGenerator<AssistantEvent> {
  const surface = createSurface({ surfaceId });
  let open = false;
  const opening = () => {
    if (open) return [];
    open = true;
    return surface.open();
  };
  for await (const event of events) {
    if (event.type === 'ui-block') {
      const { key, text } = event.block;
      yield { type: 'ui', operations: [...opening(), ...surface.addBlock(event.block)], block: { key, text } };
      continue;
    }
    yield event;
    if (event.type === 'text-start')
      yield { type: 'ui', operations: [...opening(), ...surface.addText(event.messageId)] };
  }
}

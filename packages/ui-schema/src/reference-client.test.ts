import { Catalog, MessageProcessor } from '@a2ui/web_core/v0_9';
import type { A2uiOperation, UiBlock } from '@trellis/core';
import { describe, expect, it } from 'vitest';
import { catalogue, createSurface, ui } from './index.ts';

/** What the reference implementation of A2UI holds after the operations, with our catalogue as it stands in the JSON. */
function referenceState(surfaceId: string, operations: readonly A2uiOperation[]) {
  const catalog = Catalog.fromSchema(JSON.parse(JSON.stringify(catalogue)));
  const processor = new MessageProcessor([catalog as never]);
  processor.processMessages(JSON.parse(JSON.stringify(operations)));
  const surface = processor.model.getSurface(surfaceId);
  const entries = [...(surface?.componentsModel.entries ?? [])];
  return Object.fromEntries(entries.map(([id, { type, properties }]) => [id, { component: type, ...properties }]));
}

const blocks: UiBlock[] = [
  ui.matchTable({
    rows: [{ requirement: 'SQL', verdict: 'partly', importance: 'must', evidence: [{ quote: 'q', where: 'w' }] }],
  }),
  ui.section({ key: 'next', title: 'Next', body: 'b', items: ['c'] }),
  ui.disclosures({ key: 'questions', title: 'Q', items: [{ title: 'a', body: 'b', points: ['c'] }] }),
  ui.takeaways({ items: [{ text: 'a', quote: 'b', source: 'c', marker: '[1]' }] }),
  ui.courses({ items: [{ title: 'a', provider: 'b', hours: 2, level: 'advanced', teaches: ['c'] }] }),
  ui.notice({ key: 'next', tone: 'info', text: 'in place of the section' }),
];

describe('the reference implementation of A2UI v0.9', () => {
  it('builds the same surface out of our messages', () => {
    const surface = createSurface({ surfaceId: 's' });
    const operations = [
      ...surface.open(),
      ...surface.addText('m-1'),
      ...blocks.flatMap((block) => surface.addBlock(block)),
    ];
    const sent: Record<string, object> = {};
    for (const operation of operations)
      if ('updateComponents' in operation)
        for (const { id, ...component } of operation.updateComponents.components) sent[id] = component;
    expect(referenceState('s', operations)).toEqual(sent);
  });
});

import type { ExampleSelection } from '@trellis/core';
import { describe, expect, it } from 'vitest';
import { createExampleUsage, reportUsage } from './example-usage.ts';

const day = 86_400_000;
const chose = (...ids: string[]): ExampleSelection => ({
  examples: ids.map((id) => ({ id, question: 'q', answer: 'a', similarity: 1, penalty: 0, tokens: 1, rank: 1 })),
  passedOver: [],
  ...(ids.length === 0 && { nothing: 'not-near' as const }),
});

describe('what examples are used for', () => {
  it('tells the over-used and, after enough questions, the dead', () => {
    const usage = createExampleUsage({ now: () => 0 });
    for (let index = 0; index < 200; index++) usage.record('x', index % 4 === 0 ? chose() : chose('a', 'b'));
    usage.record('y', chose('a'));
    const report = (fewestSelections: number) =>
      reportUsage(usage.windows(), { agentId: 'x', ids: ['a', 'b', 'c'], fewestSelections });
    expect(report(100)).toEqual({
      agentId: 'x',
      since: '1970-01-01T00:00:00.000Z',
      selections: 200,
      nothing: { 'not-near': 50 },
      examples: [
        { id: 'a', chosen: 150, share: 1 },
        { id: 'b', chosen: 150, share: 1 },
        { id: 'c', chosen: 0, share: 0 },
      ],
      overused: ['a', 'b'],
      dead: ['c'],
    });
    expect(report(1000).dead).toEqual([]);
  });

  it('forgets what is two weeks old, and goes on from what was kept', () => {
    let now = 0;
    const first = createExampleUsage({ now: () => now });
    first.record('x', chose('a'));
    now = 8 * day;
    first.record('x', chose('b'));
    const kept = createExampleUsage({ now: () => now, kept: first.windows() });
    expect(kept.windows()).toHaveLength(2);
    now = 16 * day;
    kept.record('__proto__', chose('c'));
    expect(kept.windows().map(({ since }) => since.slice(0, 10))).toEqual(['1970-01-17', '1970-01-09']);
    expect(reportUsage(kept.windows(), { agentId: 'x', ids: ['a', 'b'] }).examples[0]).toMatchObject({
      id: 'b',
      chosen: 1,
    });
  });

  it('is counted under any name, also in windows that were kept', () => {
    const kept = [{ since: '1970-01-01T00:00:00.000Z', agents: {} }];
    const usage = createExampleUsage({ now: () => 0, kept });
    for (let index = 0; index < 2; index++) usage.record('constructor', chose('constructor'));
    const [window] = usage.windows();
    expect(window && Object.entries(window.agents)).toEqual([
      ['constructor', { set: '', selections: 2, nothing: {}, chosen: Object.fromEntries([['constructor', 2]]) }],
    ]);
    expect(Object).not.toHaveProperty('selections');
  });
});

import type { AgentEvent, AgentStream, Generated } from '@trellis/core';
import { collect } from '@trellis/core/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CitedSource } from './cite-markers.ts';
import { citeMarkers } from './cite-markers.ts';

const sources: CitedSource[] = [
  { marker: '1', entryId: 'e-job' },
  { marker: '2', entryId: 'e-profile' },
  { marker: '12', entryId: 'e-course' },
  { marker: '3', entryId: undefined },
];

async function* generated(deltas: readonly string[], messageId = 'm'): AgentStream<Generated> {
  yield { type: 'text-start', messageId };
  for (const delta of deltas) yield { type: 'text-delta', messageId, delta };
  yield { type: 'text-end', messageId };
  return { text: deltas.join(''), stop: 'end' };
}

const citationsOf = (events: readonly AgentEvent[]) =>
  events.flatMap((event) => (event.type === 'citation' ? [[event.messageId, event.marker, event.entryId]] : []));
const markersOf = async (deltas: readonly string[]) =>
  citationsOf(await collect(citeMarkers(generated(deltas), sources))).map(([, marker]) => marker);

describe('a marker in an answer', () => {
  it.each([
    ['Asked for [1].', ['1']],
    ['Both [1][2].', ['1', '2']],
    ['Both [1, 2], and [2,12].', ['1', '2', '12']],
    ['Once [1], twice [1], [1, 1].', ['1']],
    ['Over a line [1,\n2].', ['1', '2']],
    ['None: [7], [0], [x], [1.5], [], [2026], [01], 1], [ 1 ], [1;2].', []],
    ['No entry [3], one unknown [9, 2].', ['2']],
    ['[[1]] and [1[2]', ['1', '2']],
    ['', []],
  ])('%j → %j', async (text, markers) => {
    expect(await markersOf([text])).toEqual(markers);
  });

  it('may arrive in any pieces', async () => {
    const text = 'What they ask for [1] you have done [2][1]. A course [1, 12] for [8] the rest [3].';
    const cuts = fc.array(fc.nat({ max: text.length }), { maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(cuts, async (places) => {
        const at = [0, ...places.sort((a, b) => a - b), text.length];
        const deltas = at.slice(1).map((end, index) => text.slice(at[index], end));
        expect(await markersOf(deltas)).toEqual(['1', '2', '12']);
      }),
    );
  });

  it('is cited right behind the piece that completes it, and before the end of its text', async () => {
    const events = await collect(citeMarkers(generated(['One [', '1', '] two', ' [2].']), sources));
    expect(events.map((event) => (event.type === 'text-delta' ? event.delta : event.type))).toEqual([
      'text-start',
      'One [',
      '1',
      '] two',
      'citation',
      ' [2].',
      'citation',
      'text-end',
    ]);
  });

  it('belongs to its message: two that are written in turn do not complete each other', async () => {
    async function* both(): AgentStream<Generated> {
      yield { type: 'text-delta', messageId: 'a', delta: 'One [1' };
      yield { type: 'text-delta', messageId: 'b', delta: '] no [2]' };
      yield { type: 'text-delta', messageId: 'a', delta: '] [2]' };
      return { text: '', stop: 'end' };
    }
    expect(citationsOf(await collect(citeMarkers(both(), sources)))).toEqual([
      ['b', '2', 'e-profile'],
      ['a', '1', 'e-job'],
      ['a', '2', 'e-profile'],
    ]);
  });
});

describe('the passage of a source', () => {
  async function statements(...deltas: string[]) {
    const asked: string[] = [];
    const quoteFor = (statement: string) => {
      asked.push(statement);
      return statement.includes('same') ? 'The same line.' : undefined;
    };
    const events = await collect(citeMarkers(generated(deltas), [{ marker: '1', entryId: 'e', quoteFor }]));
    return { asked, citations: events.flatMap((event) => (event.type === 'citation' ? [event.quote] : [])) };
  }

  it.each([
    ['First. They ask for SQL [1].', 'They ask for SQL'],
    ['First. They ask for SQL. [1]', 'They ask for SQL'],
    ['### Gaps\n\n- Costs 3.5 million [1]', '- Costs 3.5 million'],
    ['Known [9]: SQL[1]', 'SQL'],
    ['[1]', ''],
  ])('is looked for with the statement: %j', async (text, statement) => {
    expect((await statements(text)).asked).toEqual([statement]);
  });

  it('is cited once, and another passage of the source again', async () => {
    const { citations } = await statements('The same [1]. ', 'Other [1]. The same again [1]. More [1].');
    expect(citations).toEqual(['The same line.', undefined]);
  });

  it('is looked for in no more than the end of a long text', async () => {
    const { asked } = await statements('word '.repeat(1_000), 'x ]', '[', '1]');
    expect(asked).toHaveLength(1);
    expect(asked[0]?.length).toBeLessThanOrEqual(400);
    expect(asked[0]).toMatch(/word x \]$/);
  });
});

describe('the stream', () => {
  it('gives back what the model returned', async () => {
    const stream = citeMarkers(generated(['One [1]']), sources);
    let step = await stream.next();
    while (!step.done) step = await stream.next();
    expect(step.value).toEqual({ text: 'One [1]', stop: 'end' });
  });

  it('is not changed but for citations', async () => {
    const texts = fc.array(fc.oneof(fc.string(), fc.constantFrom('[', ']', '1', ',', '[1]', '[1, 2]')));
    await fc.assert(
      fc.asyncProperty(texts, async (deltas) => {
        const events = await collect(citeMarkers(generated(deltas), sources));
        expect(events.filter(({ type }) => type !== 'citation')).toEqual(await collect(generated(deltas)));
      }),
    );
  });

  it('ends the model when its reader leaves, also at a citation', async () => {
    for (const type of ['text-start', 'citation']) {
      let ended = false;
      async function* watched(): AgentStream<Generated> {
        try {
          return yield* generated(['One [1]', 'never read']);
        } finally {
          ended = true;
        }
      }
      for await (const event of citeMarkers(watched(), sources)) if (event.type === type) break;
      expect(ended).toBe(true);
    }
  });

  it('passes a failure on, after what was said', async () => {
    async function* failing(): AgentStream<Generated> {
      yield { type: 'text-delta', messageId: 'm', delta: 'One [1]' };
      throw new Error('cut off');
    }
    const seen: string[] = [];
    const read = async () => {
      for await (const event of citeMarkers(failing(), sources)) seen.push(event.type);
    };
    await expect(read()).rejects.toThrow('cut off');
    expect(seen).toEqual(['text-delta', 'citation']);
  });

  it('looks at a short piece for each marker, however long the answer', async () => {
    const calls: number[] = [];
    const quoteFor = (statement: string) => void calls.push(statement.length);
    const deltas = Array.from({ length: 20_000 }, (_, index) => (index % 2 ? ' and so on [1' : '] '));
    await collect(citeMarkers(generated(deltas), [{ marker: '1', entryId: 'e', quoteFor }]));
    expect(calls).toHaveLength(9_999);
    expect(Math.max(...calls)).toBeLessThanOrEqual(400);
  });
});

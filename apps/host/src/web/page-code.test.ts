import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createFrameReader, followTurn } from './public/event-stream.js';
import { parseMarkdown, safeUrl } from './public/markdown.js';
import { createSurface, textPath } from './public/surface.js';

interface Node {
  type: string;
  text?: string;
  href?: string;
  children?: Node[];
  items?: Node[][];
}
const textOf = (nodes: Node[]): string =>
  nodes.map((node) => node.text ?? textOf(node.children ?? node.items?.flat() ?? [])).join('');
const linksOf = (nodes: Node[]): string[] =>
  nodes.flatMap((node) => [
    ...(node.href === undefined ? [] : [node.href]),
    ...linksOf(node.children ?? node.items?.flat() ?? []),
  ]);

describe('Markdown of answers', () => {
  it('knows headings, lists, bold, italics, code, links and source marks', () => {
    const text =
      '### Next\nSay **what *you* did** in `React` [1].\n\n- one\n- [two](https://example.com/a)\n\n3. three';
    expect(parseMarkdown(text)).toEqual([
      { type: 'heading', level: 3, children: [{ type: 'text', text: 'Next' }] },
      {
        type: 'paragraph',
        children: [
          { type: 'text', text: 'Say ' },
          {
            type: 'bold',
            children: [
              { type: 'text', text: 'what ' },
              { type: 'italic', children: [{ type: 'text', text: 'you' }] },
              { type: 'text', text: ' did' },
            ],
          },
          { type: 'text', text: ' in ' },
          { type: 'code', text: 'React' },
          { type: 'text', text: ' ' },
          { type: 'marker', marker: '1' },
          { type: 'text', text: '.' },
        ],
      },
      {
        type: 'list',
        ordered: false,
        start: 1,
        items: [
          [{ type: 'text', text: 'one' }],
          [{ type: 'link', href: 'https://example.com/a', children: [{ type: 'text', text: 'two' }] }],
        ],
      },
      { type: 'list', ordered: true, start: 3, items: [[{ type: 'text', text: 'three' }]] },
    ]);
  });

  it.each([
    ['\\*\\*not bold\\*\\*', '**not bold**'],
    ['C\\#, \\<b\\> \\& \\[1\\]', 'C#, <b> & [1]'],
    ['snake_case_name and 2 * 3 * 4', 'snake_case_name and 2 * 3 * 4'],
    ['<img src=x onerror=alert(1)>', '<img src=x onerror=alert(1)>'],
    ['[click](javascript:alert(1))', '[click](javascript:alert(1))'],
    ['![x](https://evil.example/pixel)', '!x'],
  ])('%j reads %j', (markdown, text) => {
    expect(textOf(parseMarkdown(markdown) as Node[])).toBe(text);
  });

  it('never makes a link to anything but https or this host, and never takes long', () => {
    const pieces = fc.constantFrom(
      '[',
      ']',
      '(',
      ')',
      '*',
      '_',
      '`',
      '\\',
      'javascript:',
      'https://a.example',
      '//b',
      '/c',
      '\n',
      '- ',
      '#',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(pieces, fc.string()), { maxLength: 60 }), (parts) => {
        for (const href of linksOf(parseMarkdown(parts.join('')) as Node[]))
          expect(href).toMatch(/^(https:\/\/|\/(?!\/))/);
      }),
      { numRuns: 500 },
    );
    const started = performance.now();
    for (const part of ['**', '[', '`', '*a', '_', '](', '\\']) parseMarkdown(part.repeat(10_000));
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});

describe('addresses', () => {
  it.each([
    ['https://example.com/a', 'https://example.com/a'],
    ['/v1/x', '/v1/x'],
    ['http://example.com', undefined],
    ['//example.com', undefined],
    ['/\\example.com', undefined],
    ['javascript:alert(1)', undefined],
    ['data:text/html,x', undefined],
    [undefined, undefined],
    [7, undefined],
  ])('%j', (url, expected) => {
    expect(safeUrl(url as string)).toBe(expected);
  });
});

describe('a surface', () => {
  it('keeps components and data, and binds texts', () => {
    const surface = createSurface();
    surface.apply({ updateComponents: { components: [{ id: 'root', component: 'Answer', children: ['t'] }] } });
    surface.apply({ updateDataModel: { path: '/blocks/a', value: { x: 1 } } });
    surface.write(textPath('m/1~2'), 'Hello');
    expect(surface.resolve({ path: '/text/m~11~02' })).toBe('Hello');
    expect(surface.resolve({ path: '/blocks/a/x' })).toBe(1);
    expect(surface.resolve({ path: '/nowhere/at/all' })).toBeUndefined();
    expect(surface.components.get('root')).toMatchObject({ children: ['t'] });
  });

  it('never reaches a prototype', () => {
    const surface = createSurface();
    for (const path of ['/__proto__/polluted', '/constructor/prototype/polluted', '/a/__proto__/polluted']) {
      surface.write(path, 'yes');
      expect(surface.read(path)).toBe('yes');
    }
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    expect(surface.read('/toString')).toBeUndefined();
  });
});

const frame = (id: number, type: string) => `id: ${id}\ndata: ${JSON.stringify({ type })}\n\n`;
const frames = [frame(0, 'RUN_STARTED'), frame(1, 'CUSTOM'), frame(2, 'CUSTOM'), frame(3, 'RUN_FINISHED')];

describe('frames', () => {
  it('are the same however the stream is cut', () => {
    const text = `retry: 1000\n\n: still here\n\n${frames.join('')}`;
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: text.length })), (cuts) => {
        const read = createFrameReader();
        const places = [0, ...cuts.sort((a, b) => a - b), text.length];
        const found = places.slice(1).flatMap((end, index) => read(text.slice(places[index], end)));
        expect(found.map(({ id }) => id)).toEqual(['0', '1', '2', '3']);
      }),
    );
  });
});

/** A response that ends, or breaks, after these frames. */
function response(parts: readonly string[], broken = false): Response {
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const part of parts) controller.enqueue(new TextEncoder().encode(part));
      if (broken) controller.error(new Error('reset'));
      else controller.close();
    },
  });
  return new Response(stream, { headers: { 'x-trellis-turn': 't1' } });
}

describe('following a turn over connections that break', () => {
  const follow = async (
    first: Response | Error,
    resume: (turnId: string, lastId: number) => Promise<Response>,
  ): Promise<{ types: string[]; waits: number[] }> => {
    const types: string[] = [];
    const waits: number[] = [];
    await followTurn({
      first: async () => {
        if (first instanceof Error) throw first;
        return first;
      },
      resume,
      onEvent: (event: { type: string }) => types.push(event.type),
      delay: async (ms: number) => void waits.push(ms),
    });
    return { types, waits };
  };

  it('shows each event once, wherever it breaks', async () => {
    for (let seen = 1; seen <= 3; seen++) {
      const cursors: number[] = [];
      const result = await follow(response(frames.slice(0, seen)), async (turnId, lastId) => {
        cursors.push(lastId);
        // A host that repeats what was seen does no harm either.
        return turnId === 't1' ? response(frames.slice(Math.max(0, lastId))) : new Response('');
      });
      expect(result.types).toEqual(['RUN_STARTED', 'CUSTOM', 'CUSTOM', 'RUN_FINISHED']);
      expect(cursors).toEqual([seen - 1]);
    }
  });

  it('tries again, waiting longer each time, and gives up in the end', async () => {
    const waits: number[] = [];
    const lost = followTurn({
      first: async () => response(frames.slice(0, 1)),
      resume: () => Promise.reject(new TypeError('no network')),
      onEvent: () => {},
      delay: async (ms: number) => void waits.push(ms),
    });
    await expect(lost).rejects.toThrow('The connection was lost.');
    expect(waits).toEqual([500, 1000, 2000, 4000, 8000, 8000, 8000, 8000]);
  });

  it('does not insist when the host says no', async () => {
    const refusal = Object.assign(new Error('gone'), { status: 404 });
    await expect(follow(response(frames.slice(0, 1)), () => Promise.reject(refusal))).rejects.toThrow('gone');
  });

  it('fails at once when the question was not taken', async () => {
    await expect(follow(new Error('429'), () => Promise.reject(new Error('never')))).rejects.toThrow('429');
  });
});

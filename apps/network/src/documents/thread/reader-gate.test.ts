import { describe, expect, it } from 'vitest';
import { createReaderGate } from './reader-gate.ts';

/** Readers that end when they are told to. */
function createReaders(gate: ReturnType<typeof createReaderGate>) {
  const running: { name: string; end: () => void }[] = [];
  const started: string[] = [];
  return {
    started,
    enter: (name: string, signal?: AbortSignal) =>
      gate.enter(async () => {
        started.push(name);
        const { promise, resolve } = Promise.withResolvers<void>();
        running.push({ name, end: resolve });
        await promise;
        return name;
      }, signal),
    endFirst: () => running.shift()?.end(),
  };
}
const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('a gate before readers', () => {
  it('lets some in at a time, in the order in which they came', async () => {
    const { enter, endFirst, started } = createReaders(createReaderGate({ atOnce: 2, waiting: 2 }));
    const all = ['a', 'b', 'c', 'd'].map((name) => enter(name));
    await settled();
    expect(started).toEqual(['a', 'b']);
    endFirst();
    await settled();
    expect(started).toEqual(['a', 'b', 'c']);
    for (let index = 0; index < 3; index += 1) {
      endFirst();
      await settled();
    }
    expect(await Promise.all(all)).toEqual(['a', 'b', 'c', 'd']);
  });

  it('refuses when too many wait', async () => {
    const { enter } = createReaders(createReaderGate({ atOnce: 1, waiting: 1 }));
    void enter('a');
    void enter('b');
    await expect(enter('c')).rejects.toMatchObject({ code: 'BUSY' });
  });

  it('forgets who no longer wants to come in', async () => {
    const { enter, endFirst, started } = createReaders(createReaderGate({ atOnce: 1, waiting: 2 }));
    const controller = new AbortController();
    const first = enter('a');
    const gone = enter('b', controller.signal);
    const last = enter('c');
    await settled();
    controller.abort(new Error('gone'));
    await expect(gone).rejects.toThrow('gone');
    endFirst();
    await settled();
    expect(started).toEqual(['a', 'c']);
    endFirst();
    expect(await Promise.all([first, last])).toEqual(['a', 'c']);
  });

  it('a reader that fails gives up its place', async () => {
    const gate = createReaderGate({ atOnce: 1, waiting: 1 });
    await expect(gate.enter(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    expect(await gate.enter(() => Promise.resolve('next'))).toBe('next');
  });
});

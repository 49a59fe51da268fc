import { collect } from '@trellis/core/testing';
import { describe, expect, it } from 'vitest';
import { interruptible } from './interruptible.ts';

describe('interruptible', () => {
  it('passes everything on, and what the stream returns', async () => {
    async function* three() {
      yield 1;
      yield 2;
      return 'last';
    }
    const stream = interruptible(three(), new AbortController().signal);
    expect([await stream.next(), await stream.next(), await stream.next()]).toEqual([
      { value: 1, done: false },
      { value: 2, done: false },
      { value: 'last', done: true },
    ]);
  });

  it('throws the reason although the stream hangs for ever', async () => {
    async function* hanging() {
      yield 1;
      await new Promise(() => {});
    }
    const controller = new AbortController();
    const stream = interruptible(hanging(), controller.signal);
    await stream.next();
    const next = stream.next();
    controller.abort(new Error('stopped'));
    await expect(next).rejects.toThrow('stopped');
  });

  it('ends the stream when its reader leaves early', async () => {
    let ended = false;
    async function* endless() {
      try {
        for (;;) yield 1;
      } finally {
        ended = true;
      }
    }
    for await (const _ of interruptible(endless(), new AbortController().signal)) break;
    await new Promise((resolve) => setImmediate(resolve));
    expect(ended).toBe(true);
  });

  it('passes an error on', async () => {
    // oxlint-disable-next-line require-yield
    async function* failing(): AsyncGenerator<number> {
      throw new Error('inner');
    }
    await expect(collect(interruptible(failing(), new AbortController().signal))).rejects.toThrow('inner');
  });
});

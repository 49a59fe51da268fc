import { collect } from '@trellis/core/testing';
import { describe, expect, it } from 'vitest';
import { merge } from './merge.ts';

async function* of(...items: (string | Promise<string>)[]): AsyncGenerator<string> {
  for (const item of items) yield await item;
}

describe('merged streams', () => {
  it('give what comes first first, and all of it', async () => {
    const late = Promise.withResolvers<string>();
    const seen: string[] = [];
    for await (const item of merge(of('a', late.promise), of('b', 'c'))) {
      seen.push(item);
      if (item === 'c') late.resolve('late');
    }
    expect(seen).toEqual(['a', 'b', 'c', 'late']);
  });

  it('are none when there are none', async () => {
    expect(await collect(merge(of(), of()))).toEqual([]);
  });

  it('end with the first failure, and close the others', async () => {
    let isClosed = false;
    async function* endless() {
      try {
        for (;;) yield 'x';
      } finally {
        isClosed = true;
      }
    }
    async function* failing(): AsyncGenerator<string> {
      yield 'y';
      throw new Error('broken');
    }
    await expect(collect(merge(endless(), failing()))).rejects.toThrow('broken');
    expect(isClosed).toBe(true);
  });
});

import { describe, expect, it } from 'vitest';
import { loadVocabulary } from '../vocabulary/index.ts';
import { keptSample } from './kept-sample.ts';
import { readSample } from './load-sample.ts';

describe('the sample that was read before', () => {
  it('is what reading its files again makes, and is read once', async () => {
    const entities = await readSample(loadVocabulary());
    let reads = 0;
    const read = async () => {
      reads += 1;
      return entities;
    };
    const [first, second] = [await keptSample(read), await keptSample(read)];
    expect(first).toEqual(JSON.parse(JSON.stringify(entities)));
    expect(second).toEqual(first);
    expect(reads).toBeLessThanOrEqual(1);
  });
});

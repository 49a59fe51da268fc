import { describe, expect, it } from 'vitest';
import { dossierOf } from './__fixtures__/dossiers.ts';
import { formsArticle, opinionPost } from './__fixtures__/texts.ts';
import { citableSources } from './citable-sources.ts';
import { readMaterial } from './material.ts';

const sources = citableSources(readMaterial(dossierOf({ post: opinionPost, articles: [formsArticle] })));

describe('what a model can cite', () => {
  it('is the post first, then its articles', () => {
    expect(sources.map(({ marker, entryId }) => [marker, entryId])).toEqual([
      ['1', 'e-post'],
      ['2', 'e-article-1'],
    ]);
  });

  it.each([
    ['Abandonment fell by 31% within two months', 0, 'Abandonment fell by 31% in two months.'],
    [
      'Labels that vanish cause a third of all corrections',
      1,
      'Labels that vanish when typing begins caused a third of all corrections.',
    ],
    ['Bananas are yellow', 0, undefined],
    ['', 1, undefined],
  ])('rests on the passage nearest to the statement: %j', (statement, index, quote) => {
    expect(sources[index]?.quoteFor?.(statement)).toBe(quote);
  });
});

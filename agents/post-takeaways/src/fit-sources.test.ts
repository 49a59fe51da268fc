import { estimateTokens } from '@trellis/core';
import { describe, expect, it } from 'vitest';
import { dossierOf } from './__fixtures__/dossiers.ts';
import { formsArticle, opinionPost } from './__fixtures__/texts.ts';
import { citableSources } from './citable-sources.ts';
import { fitSources } from './fit-sources.ts';
import { readMaterial } from './material.ts';

const answer = 'Tactile paving cut falls at the railway of Northport by 31 percent within two years.';
const filler = Array.from(
  { length: 250 },
  (_, at) => `The station has a note ${at} on its timetable, coffee and weather.`,
);
const articles = Array.from({ length: 30 }, (_, index) => ({
  ...formsArticle,
  id: `long-${index}`,
  title: `Station notes ${index}`,
  text: filler.with(200, index === 20 ? answer : 'Nothing else was noted there that day.').join(' '),
}));
const material = readMaterial(dossierOf({ post: opinionPost, articles }));

describe('a post with thirty long articles', () => {
  const shown = fitSources(material, 'What does it say on tactile paving at the railway?');

  it('fits into the prompt, with what was asked for, however deep it stood', () => {
    expect(estimateTokens(shown.map((source) => source.shown).join(' '))).toBeLessThan(6500);
    expect(shown.find((source) => source.shown.includes(answer))?.title).toBe('Station notes 20');
    expect(shown[0]?.kind).toBe('post');
  });

  it('is shown and cited in its own words', () => {
    for (const source of shown)
      for (const passage of source.shown.split('[…]')) expect(source.text).toContain(passage.trim());
    const index = shown.findIndex((source) => source.shown.includes(answer));
    const cited = citableSources({ sources: shown })[index];
    expect([cited?.entryId, cited?.quoteFor?.('Falls at the railway were cut by tactile paving.')]).toEqual([
      'e-article-21',
      answer,
    ]);
  });

  it('begins at the beginning where the question names nothing', () => {
    const [first] = fitSources(readMaterial(dossierOf({ articles: articles.slice(0, 3) })), 'TL;DR');
    expect(first?.shown.startsWith(filler.slice(0, 3).join(' '))).toBe(true);
    expect(first?.shown.endsWith('[…]')).toBe(true);
  });
});

describe('short texts', () => {
  it('are shown whole', () => {
    const short = readMaterial(dossierOf({ post: opinionPost, articles: [formsArticle] }));
    expect(fitSources(short, 'TL;DR').map((source) => source.shown)).toEqual([opinionPost.text, formsArticle.text]);
  });
});

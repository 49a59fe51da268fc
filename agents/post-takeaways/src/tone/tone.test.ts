import { describe, expect, it } from 'vitest';
import { dossierOf } from '../__fixtures__/dossiers.ts';
import { announcementPost, formsArticle, germanPost, opinionPost, postOf } from '../__fixtures__/texts.ts';
import { readMaterial } from '../material.ts';
import type { Source } from '../material.ts';
import { figuresOf } from './figures.ts';
import { toneOf } from './tone.ts';

function sourceOf(given: Parameters<typeof dossierOf>[0]): Source {
  const [source] = readMaterial(dossierOf(given)).sources;
  if (!source) throw new Error('no text');
  return source;
}

describe('a text reads as', () => {
  it.each([
    ['opinion', opinionPost],
    ['announcement', announcementPost],
    [
      'promotion',
      postOf(
        'Book a free call today. Only three seats left for my course. The link is in the comments. You will love it.',
      ),
    ],
    [
      'hiring',
      postOf('We are hiring two bakers in Leeds. The bakery opens at four. Apply by Friday via our careers page.'),
    ],
    [
      'account',
      postOf(
        'I started as an apprentice at sixteen. My first boss told me to write everything down. I filled forty notebooks in six years. The notebooks got me my second job.',
      ),
    ],
    [
      'report',
      postOf(
        'Steel prices fell by 4% in March. Demand for wire was lower than a year ago. Mills in the north cut a shift.',
      ),
    ],
    [undefined, germanPost],
  ] as const)('%s', (kind, post) => {
    expect(toneOf(sourceOf({ post })).kind).toBe(kind);
  });

  it('what it does most, and what it does besides is found as well', () => {
    const { findings, stances } = toneOf(sourceOf({ post: opinionPost }));
    expect(stances).toBe(3);
    expect(findings.filter(({ label }) => label === 'promotion').map(({ words }) => words)).toEqual([
      'My new course',
      'Sign up',
    ]);
  });
});

describe('a figure', () => {
  const figures = (text: string, articles: Parameters<typeof dossierOf>[0]['articles'] = []) => {
    const [source, ...others] = readMaterial(dossierOf({ post: postOf(text), articles })).sources;
    return source ? figuresOf(source, others).map(({ words, origin }) => [words, origin]) : [];
  };

  it.each<[string, [string, string][]]>([
    ['Sales rose by 12% in May.', [['12%', 'none']]],
    ['According to the census, 1 in 4 nurses works part-time.', [['1 in 4', 'named']]],
    ['We doubled our revenue.', [['doubled', 'own']]],
    ['Robots are three times faster than clerks at this.', [['three times faster', 'none']]],
    ['The plant cost $2.5 million.', [['$2.5 million', 'none']]],
    ['A study covered 12,000 drivers.', [['12,000 drivers', 'named']]],
    ['Waiting fell from 40 minutes to 15 minutes.', [['from 40 minutes to 15 minutes', 'none']]],
    ['Sick leave fell from 9% to 6%.', [['from 9% to 6%', 'none']]],
    ['We closed in 3 days instead of 11.', [['3 days instead of 11', 'own']]],
    ['From 2019 to 2023 she lived here.', []],
    ['Get 20% off today.', []],
    ['On 1 April the ward opens with 24 beds.', []],
    ['Five tips for 2026.', []],
  ])('%s', (text, expected) => {
    expect(figures(text)).toEqual(expected);
  });

  it('is held against the articles', () => {
    const line = 'The users who gave up and never told anyone why were';
    expect(figures(`${line} 64% of all.`, [formsArticle])).toEqual([['64%', 'confirmed']]);
    expect(figures(`${line} 80% of all.`, [formsArticle])).toEqual([['80%', 'differs']]);
    expect(figures('Bread prices rose by 80% in spring.', [formsArticle])).toEqual([['80%', 'none']]);
  });
});

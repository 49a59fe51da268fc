import { describe, expect, it } from 'vitest';
import { dossierOf } from './__fixtures__/dossiers.ts';
import { announcementPost, formsArticle, germanPost, opinionPost, postOf } from './__fixtures__/texts.ts';
import { readMaterial } from './material.ts';
import { extractTakeaways } from './takeaways.ts';

const sourcesOf = (given: Parameters<typeof dossierOf>[0]) => readMaterial(dossierOf(given)).sources;
const textsOf = (given: Parameters<typeof dossierOf>[0]) => extractTakeaways(sourcesOf(given)).map(({ text }) => text);

describe('takeaways', () => {
  it('of a post and its article are about both, in the order of the sources', () => {
    const kinds = extractTakeaways(sourcesOf({ post: opinionPost, articles: [formsArticle] })).map(
      ({ source }) => source.kind,
    );
    expect(kinds).toEqual(['post', 'post', 'post', 'article', 'article', 'article']);
  });

  it('are literally in their source', () => {
    for (const { source, quote, start } of extractTakeaways(sourcesOf({ post: opinionPost, articles: [formsArticle] })))
      expect(source.text.slice(start, start + quote.length)).toBe(quote);
  });

  it('bring the sentence before along where one leans on it', () => {
    expect(textsOf({ post: opinionPost })).toContain(
      'Abandonment fell by 31% in two months. It also cut calls to the support line from 900 a week to 400.',
    );
  });

  it('leave out sales talk, questions to the reader and tags', () => {
    const text = textsOf({ post: opinionPost }).join(' ');
    expect(text).not.toMatch(/Sign up|My new course|What is the worst|#a11y/);
    expect(textsOf({ post: announcementPost }).join(' ')).not.toMatch(/Apply by/);
  });

  it('say nothing twice', () => {
    const text = 'Labels above the field are read first. '.repeat(5);
    expect(textsOf({ post: postOf(text) })).toEqual(['Labels above the field are read first.']);
  });

  it('work in a language whose wording is not known', () => {
    expect(textsOf({ post: germanPost })).toContain(
      'Die Fehlerquote bei der Kommissionierung sank von 3,1 % auf 0,8 %.',
    );
  });

  it('take the best there is when nothing stands by itself', () => {
    expect(textsOf({ post: postOf('This is it. That too!') })).toHaveLength(1);
  });

  it('keep a point of a list whole, with the line that introduces the list', () => {
    const text = `Two things I stopped doing as a planner:

1. Publishing the rota two weeks ahead. It is six weeks now.
2. Filling gaps by phone. People swap shifts in the app.

Sick leave on our ward went down from 9% to 6%.`;
    expect(extractTakeaways(sourcesOf({ post: postOf(text) })).map(({ quote, under }) => [quote, under])).toEqual([
      ['Publishing the rota two weeks ahead. It is six weeks now.', 'Two things I stopped doing as a planner:'],
      ['Filling gaps by phone. People swap shifts in the app.', 'Two things I stopped doing as a planner:'],
      ['Sick leave on our ward went down from 9% to 6%.', undefined],
    ]);
  });

  it('are none of an empty text', () => {
    expect(textsOf({ post: postOf('') })).toEqual([]);
    expect(textsOf({})).toEqual([]);
  });

  it('go beyond what is known, when asked to', () => {
    const [post, article] = sourcesOf({ post: opinionPost, articles: [formsArticle] });
    if (!post || !article) throw new Error('both are there');
    const beyond = post.sentences.map(({ text }) => text);
    const texts = extractTakeaways([article], { beyond }).map(({ text }) => text);
    expect(texts.length).toBeGreaterThan(1);
    expect(texts).not.toContain(
      'In 64% of the sessions that ended early, the users who gave up never told anyone why.',
    );
  });

  it('follow the words of a question, and are none when no word occurs', () => {
    const sources = sourcesOf({ post: opinionPost, articles: [formsArticle] });
    const [first] = extractTakeaways(sources, { about: ['older'], count: 1 });
    expect(first?.text).toContain('older than 70');
    expect(extractTakeaways(sources, { about: ['salary'] })).toEqual([]);
    const [leaning] = extractTakeaways(sourcesOf({ post: postOf('The rota is new. It has a price.') }), {
      about: ['pric'],
    });
    expect(leaning?.text).toContain('It has a price.');
  });
});

describe('reading', () => {
  it('shares the sentence budget between a huge post and its article, and says what was not read', () => {
    const post = {
      ...postOf('Every shift starts with a short talk about the day before. '.repeat(20_000)),
      links: opinionPost.links,
    };
    const [huge, article] = sourcesOf({ post, articles: [formsArticle] });
    expect([huge?.sentences.length, huge?.whole, article?.whole]).toEqual([200, false, true]);
  });

  it('puts articles in the order of the links', () => {
    const second = { ...formsArticle, id: 'article-second' };
    const links = [
      { url: 'https://a.example', articleId: 'article-forms' },
      { url: 'https://b.example', articleId: 'article-second' },
    ];
    const { sources, unread } = readMaterial(
      dossierOf({ post: { ...opinionPost, links }, articles: [second, formsArticle] }),
    );
    expect(sources.map(({ id }) => id)).toEqual(['post-forms', 'article-forms', 'article-second']);
    expect(unread).toEqual([]);
  });
});

import { createDossier } from '@trellis/core';
import type { Dossier, RespondContext, Skill } from '@trellis/core';
import type { Article, Post, SearchPage } from '@trellis/network-skills';
import { findArticles, findPosts, getArticle, getPost } from '@trellis/network-skills';
import type { WebArticle, WebResults } from '@trellis/web-skills';
import { readArticle, searchNews, searchWeb } from '@trellis/web-skills';

export const post: Post = {
  id: 'post-ramps',
  author: 'Ama Boateng',
  publishedOn: '2026-02-01',
  text: 'We took the mouse away for one sprint. Our checkout is better for it, and I think every team should try this once.',
  links: [],
  mentions: [],
  topics: [{ id: 'accessibility', name: 'Digital accessibility' }],
  fictional: true,
};

export const article: Article = {
  id: 'article-product',
  title: 'Accessibility is a product decision',
  author: 'Nadia Ferreira',
  publisher: 'The Careful Product',
  publishedOn: '2025-09-14',
  text: `Most teams treat accessibility as a list of defects.

What two companies report on accessibility is more tangible. A grocery service rewrote its checkout so that it could be used with a keyboard alone. The share of abandoned orders fell from 12 to 8 percent.

None of this is free. Sign up for our newsletter on accessibility and business value.`,
  topics: [{ id: 'accessibility', name: 'Digital accessibility' }],
  url: 'https://articles.example/product',
  fictional: true,
};

export const page: WebArticle = {
  url: 'https://paper.example/captions',
  site: 'paper.example',
  title: 'Captions, watched by everybody',
  author: 'Jon Adeyemi',
  publishedOn: '2026-01-05',
  text: 'The broadcaster says that captions, made for accessibility, raised viewing time by 12 percent.\n\nIt also says that the business value surprised the company.',
  cut: false,
};

export const results: WebResults = {
  items: [
    {
      title: page.title,
      url: page.url,
      snippet: 'Captions, made for accessibility, and who uses them.',
      site: page.site,
    },
    {
      title: 'Bank statements in plain language',
      url: 'https://bank.example/plain',
      snippet: 'A bank that treated accessibility as value cut calls to its hotline by 19 percent.',
      site: 'bank.example',
      publishedOn: '2024-11-01',
    },
  ],
};

const hits = (...ids: readonly string[]): SearchPage => ({
  items: ids.map((id) => ({ id, title: id })),
  total: ids.length,
});

type Given = readonly (readonly [skill: Skill, input: unknown, value: unknown])[];

export const inView: Given[number] = [getPost, { postId: post.id }, post];
export const inNetwork: Given = [
  inView,
  [findArticles, { query: 'q' }, hits(article.id)],
  [findPosts, { query: 'q' }, hits()],
  [getArticle, { articleId: article.id }, article],
];
export const onWeb: Given = [
  [searchWeb, { query: 'q' }, results],
  [readArticle, { url: page.url }, page],
];
/** The value of a call that failed. */
export const failed = (code: string) => ({ failed: code });
export const webIsOff: Given = [[searchWeb, { query: 'q' }, failed('NOT_CONFIGURED')]];
export const newsTimedOut: Given = [[searchNews, { query: 'q' }, failed('TIMEOUT')]];

export const dossierOf = (...given: Given): Dossier =>
  createDossier(
    given.map(([skill, input, value], index) => {
      const entry = {
        id: `e${index + 1}`,
        skill: skill.name,
        skillVersion: skill.version,
        input,
        retrievedAt: '2026-03-05T09:00:00Z',
      };
      const code = (value as { failed?: never } | null)?.failed;
      return code === undefined
        ? { ...entry, ok: true, value }
        : { ...entry, ok: false, failure: { code, message: 'web answered 501' } };
    }),
  );

export const contextOf = (dossier: Dossier, given: Partial<RespondContext> = {}): RespondContext => ({
  question: 'What are some examples of accessibility driving business value in tech companies?',
  member: { id: 'person-me', locale: 'en', timeZone: 'UTC' },
  view: { post: { type: 'post', id: post.id } },
  history: [],
  now: new Date('2026-03-05T09:00:00Z'),
  signal: new AbortController().signal,
  dossier,
  async *retrieve() {},
  ...given,
});

import { Type } from 'typebox';
import type { Static } from 'typebox';
import { defineSkill } from '@trellis/core';
import { exampleArticle, exampleResult, unchanged } from './skill-examples.ts';

/** The service that hosts run for these skills; see `startWebService`. */
const service = 'web';
const known = { effect: 'read', owner: 'web', cost: 'metered', latency: 'normal' } as const;
/** The service cannot know who asks, and an hour is nothing to a page. */
const cache = { ttlMs: 3_600_000, scope: 'everyone' } as const;

/** One hit of a search. Everything in it was written by strangers. */
export const WebResult = Type.Object({
  title: Type.String(),
  url: Type.String({ description: 'http or https, without credentials' }),
  snippet: Type.Optional(Type.String({ description: 'Some sentences of the page, as the search engine cut them' })),
  publishedOn: Type.Optional(Type.String({ description: 'YYYY-MM-DD, where the search engine knows it' })),
  site: Type.String({ description: 'The host name of the page' }),
});
export type WebResult = Static<typeof WebResult>;

export const WebResults = Type.Object({ items: Type.Array(WebResult) });
export type WebResults = Static<typeof WebResults>;

/** The readable part of a page. Everything in it was written by strangers. */
export const WebArticle = Type.Object({
  url: Type.String({ description: 'Where the page was in the end, after redirects' }),
  site: Type.String({ description: 'The host name of the page' }),
  title: Type.String(),
  author: Type.Optional(Type.String()),
  publishedOn: Type.Optional(Type.String({ description: 'YYYY-MM-DD, where the page says so' })),
  text: Type.String({ description: 'Plain text, paragraphs apart by an empty line' }),
  cut: Type.Boolean({ description: 'True when the page is longer than the text' }),
});
export type WebArticle = Static<typeof WebArticle>;

const query = Type.String({ minLength: 1, maxLength: 300, description: 'Words to look for, without names of members' });
const limit = Type.Optional(Type.Integer({ minimum: 1, maximum: 10, description: 'At most so many, 6 when absent' }));

/** Pages of the open web. */
export const searchWeb = defineSkill({
  name: 'search-web',
  description: 'Pages of the open web that match words: title, address, a few sentences of each.',
  useWhen: 'Examples, figures or explanations are wanted that posts and articles of the network do not have.',
  ...known,
  input: Type.Object({ query, limit }),
  output: WebResults,
  rpc: { service, method: 'GET', path: '/search', response: WebResults },
  toRequest: (input) => ({ query: { q: input.query, limit: input.limit ?? 6 } }),
  fromResponse: (results) => results,
  cache,
  examples: [unchanged({ query: 'captions viewing figures', limit: 3 }, { items: [exampleResult] })],
});

/** What newspapers and magazines wrote lately. */
export const searchNews = defineSkill({
  name: 'search-news',
  description: 'News that match words: title, address, date, a few sentences of each.',
  useWhen: 'The question is about what happened lately, or asks for news.',
  ...known,
  input: Type.Object({
    query,
    limit,
    since: Type.Optional(
      Type.Union([Type.Literal('day'), Type.Literal('month'), Type.Literal('year')], {
        description: 'How far back to look; as far as the search engine likes when absent',
      }),
    ),
  }),
  output: WebResults,
  rpc: { service, method: 'GET', path: '/news', response: WebResults },
  toRequest: (input) => ({
    query: { q: input.query, limit: input.limit ?? 6, ...(input.since === undefined ? {} : { since: input.since }) },
  }),
  fromResponse: (results) => results,
  cache: { ...cache, ttlMs: 600_000 },
  examples: [unchanged({ query: 'harbour strike', since: 'month' as const }, { items: [exampleResult] })],
});

/** The text of one public page. */
export const readArticle = defineSkill({
  name: 'read-article',
  description: 'The readable text of one public web page: title, author, date, paragraphs.',
  useWhen: 'A search result or a link looks worth reading, and its few sentences are not enough.',
  ...known,
  input: Type.Object({
    url: Type.String({
      minLength: 8,
      maxLength: 2048,
      description: 'The address, as a search result or a link has it',
    }),
  }),
  output: WebArticle,
  rpc: { service, method: 'GET', path: '/article', response: WebArticle },
  toRequest: ({ url }) => ({ query: { url } }),
  fromResponse: (article) => article,
  cache,
  examples: [unchanged({ url: exampleArticle.url }, exampleArticle)],
});

import type { SearchEngine } from './search-engine.ts';
import { objectsIn } from './search-engine.ts';

/**
 * SearXNG's `GET /search` with `format=json`, which its owner must have allowed (else it answers 403). It takes no number of results and
 * gives a page of them.
 */
export const searxng: SearchEngine = {
  request: ({ about, words, since }) => ({
    path: '/search',
    parameters: {
      q: words,
      format: 'json',
      categories: about === 'news' ? 'news' : 'general',
      safesearch: '1',
      ...(since === undefined ? {} : { time_range: since }),
    },
  }),
  headers: (key) => ({ authorization: `Bearer ${key}` }),
  results: (body) =>
    objectsIn((body as { results?: unknown } | null)?.results)?.map((item) => ({
      title: item['title'],
      url: item['url'],
      snippet: item['content'],
      publishedOn: item['publishedDate'],
    })),
};

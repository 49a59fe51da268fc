import type { SearchEngine } from './search-engine.ts';
import { objectsIn } from './search-engine.ts';

const freshness = { day: 'pd', month: 'pm', year: 'py' } as const;
/** Brave refuses longer questions. */
const maxWords = 50;

/** Brave Search's `GET /web/search` and `GET /news/search`. A web answer without hits has no `web` at all. */
export const brave: SearchEngine = {
  request: ({ about, words, limit, since }) => ({
    path: about === 'news' ? '/news/search' : '/web/search',
    parameters: {
      q: words.split(/\s+/u).slice(0, maxWords).join(' '),
      count: String(limit),
      safesearch: 'moderate',
      text_decorations: 'false',
      ...(about === 'web' ? { result_filter: 'web' } : {}),
      ...(since === undefined ? {} : { freshness: freshness[since] }),
    },
  }),
  headers: (key) => ({ 'x-subscription-token': key }),
  results(body) {
    if (typeof body !== 'object' || body === null) return undefined;
    const { type, web, results } = body as { type?: unknown; web?: { results?: unknown }; results?: unknown };
    const list = type === 'search' ? (web?.results ?? []) : type === 'news' ? results : undefined;
    return objectsIn(list)?.map((item) => ({
      title: item['title'],
      url: item['url'],
      snippet: item['description'],
      publishedOn: item['page_age'],
    }));
  },
};

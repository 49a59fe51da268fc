import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createArticleThread } from './article-thread.ts';
import { createFoundPages } from './service/found-pages.ts';
import type { FetchPage } from './service/read-page.ts';
import { readPage } from './service/read-page.ts';
import { search } from './service/search.ts';
import type { SearchQuery, SearchSettings } from './service/search-engine.ts';
import { isOff, ServiceFailure } from './service/service-failure.ts';

export interface WebServiceOptions {
  /** Without it, both searches answer 501. */
  readonly search?: SearchSettings;
  /**
   * Fetches pages whose addresses strangers wrote: it must refuse what is not public, at each redirect. Without it, reading answers 501.
   */
  readonly fetchPage?: FetchPage;
  /**
   * Reads only pages that a search of this service found. A model that was talked into writing an address of its own, with words of the
   * conversation in it, then sends them nowhere. False when absent.
   */
  readonly onlyFound?: boolean;
  /** Longest time of one request; 2,800 milliseconds when absent, so that the skill registry hears of it before it gives up. */
  readonly timeoutMs?: number;
}

export interface RunningWebService {
  /** For the registry's `services`: `{ web: { baseUrl: url } }`. Its path is a secret of this process. */
  readonly url: string;
  close(): Promise<void>;
}

type Answer = (query: URLSearchParams, signal: AbortSignal) => Promise<unknown>;

/**
 * Starts the service behind the web skills, for this machine only. It speaks one shape, whatever search engine is behind it, and hands no
 * member's token on. What is not configured answers 501, which the skill registry reports as `NOT_CONFIGURED`.
 */
export async function startWebService(options: WebServiceOptions = {}): Promise<RunningWebService> {
  const { timeoutMs = 2800 } = options;
  const thread = createArticleThread();
  const routes = routesOf(options, thread.extract);
  const prefix = `/${randomBytes(16).toString('hex')}`;
  const server = createServer((request, response) => {
    void reply(request, response, { routes, prefix, timeoutMs });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}${prefix}`,
    async close() {
      server.close();
      server.closeAllConnections();
      await thread.close();
    },
  };
}

function routesOf(
  { search: settings, fetchPage, onlyFound = false }: WebServiceOptions,
  extract: ReturnType<typeof createArticleThread>['extract'],
): ReadonlyMap<string, Answer> {
  const found = createFoundPages();
  const searchFor =
    (about: SearchQuery['about']): Answer =>
    async (query, signal) => {
      if (!settings) throw isOff('web search');
      const results = await search(searchQuery(about, query), { settings, fetch, signal });
      found.add(results.items.map(({ url }) => url));
      return results;
    };
  const article: Answer = async (query, signal) => {
    if (!fetchPage) throw isOff('reading pages');
    const url = query.get('url') ?? '';
    if (onlyFound && !found.has(url)) throw new ServiceFailure(400, 'the address is not one that a search found');
    return readPage(url, { fetch: fetchPage, extract, signal });
  };
  return new Map([
    ['/search', searchFor('web')],
    ['/news', searchFor('news')],
    ['/article', article],
  ]);
}

function searchQuery(about: SearchQuery['about'], query: URLSearchParams): SearchQuery {
  const words = (query.get('q') ?? '').trim();
  const limit = Number(query.get('limit') ?? 6);
  const since = query.get('since');
  if (words === '' || words.length > 300) throw new ServiceFailure(400, 'q must have 1 to 300 characters');
  if (!Number.isInteger(limit) || limit < 1 || limit > 10) throw new ServiceFailure(400, 'limit must be 1 to 10');
  if (since !== null && since !== 'day' && since !== 'month' && since !== 'year')
    throw new ServiceFailure(400, 'since must be day, month or year');
  return { about, words, limit, ...(since === null ? {} : { since }) };
}

async function reply(
  request: IncomingMessage,
  response: ServerResponse,
  { routes, prefix, timeoutMs }: { routes: ReadonlyMap<string, Answer>; prefix: string; timeoutMs: number },
): Promise<void> {
  const gone = new AbortController();
  response.on('close', () => gone.abort(new Error('nobody waits for this any more')));
  try {
    // Whoever is on this machine may ask for something that is no address at all, such as `//`.
    const url = URL.parse(request.url ?? '/', 'http://127.0.0.1');
    const answer = url?.pathname.startsWith(`${prefix}/`) ? routes.get(url.pathname.slice(prefix.length)) : undefined;
    if (!url || !answer || request.method !== 'GET') throw new ServiceFailure(404, 'no such address');
    const signal = AbortSignal.any([gone.signal, AbortSignal.timeout(timeoutMs)]);
    send(response, 200, await answer(url.searchParams, signal));
  } catch (error) {
    const failure = error instanceof ServiceFailure ? error : new ServiceFailure(500, 'no answer in time, or a fault');
    send(response, failure.status, { error: failure.message });
  }
}

function send(response: ServerResponse, status: number, body: unknown): void {
  if (response.destroyed) return;
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}

import type { WebResult } from '../web-skills.ts';
import { brave } from './brave.ts';
import { dayOf, plainText, webAddress } from './plain-text.ts';
import { searxng } from './searxng.ts';

/** Which search engine a host uses. */
export interface SearchSettings {
  readonly kind: 'searxng' | 'brave';
  /** Where its API is: `https://search.example` of a SearXNG, `https://api.search.brave.com/res/v1` of Brave. */
  readonly baseUrl: string;
  /** Brave's subscription token. A SearXNG behind a gate gets it as `Authorization: Bearer`. */
  readonly key?: string;
}

/** What is looked for. */
export interface SearchQuery {
  readonly about: 'web' | 'news';
  readonly words: string;
  readonly limit: number;
  readonly since?: 'day' | 'month' | 'year';
}

/** A hit as an engine gives it: nothing is checked yet. */
export interface RawResult {
  readonly title: unknown;
  readonly url: unknown;
  readonly snippet: unknown;
  readonly publishedOn: unknown;
}

/** One API's way of asking and answering. */
export interface SearchEngine {
  request(query: SearchQuery): { readonly path: string; readonly parameters: Readonly<Record<string, string>> };
  headers(key: string): Readonly<Record<string, string>>;
  /** Undefined when the answer is not of this API's shape. */
  results(body: unknown): readonly RawResult[] | undefined;
}

export const engines: Readonly<Record<SearchSettings['kind'], SearchEngine>> = { searxng, brave };

/** Hits that can be shown: an address, a title, each address once. What is broken is left out. */
export function toResults(raw: readonly RawResult[], limit: number): WebResult[] {
  const byAddress = new Map<string, WebResult>();
  for (const one of raw) {
    if (byAddress.size === limit) break;
    const url = webAddress(one.url);
    const title = plainText(one.title, 300);
    if (!url || title === '') continue;
    url.hash = '';
    if (byAddress.has(url.href)) continue;
    const snippet = plainText(one.snippet, 600);
    const publishedOn = dayOf(one.publishedOn);
    byAddress.set(url.href, {
      title,
      url: url.href,
      site: url.hostname.replace(/^www\./u, ''),
      ...(snippet === '' ? {} : { snippet }),
      ...(publishedOn === undefined ? {} : { publishedOn }),
    });
  }
  return [...byAddress.values()];
}

/** The objects of a list, whatever else it holds; undefined when it is no list. */
export function objectsIn(list: unknown): Record<string, unknown>[] | undefined {
  if (!Array.isArray(list)) return undefined;
  return list.filter((item): item is Record<string, unknown> => typeof item === 'object' && item !== null);
}

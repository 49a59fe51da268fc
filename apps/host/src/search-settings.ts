import type { SearchSettings } from '@trellis/web-skills/service';

/** The settings of web search as they stand in the environment. */
interface SearchVariables {
  readonly kind: string | undefined;
  readonly url: string | undefined;
  readonly key: string | undefined;
}

type Refuse = (setting: string, message: string) => Error;

const braveUrl = 'https://api.search.brave.com/res/v1';

/** Undefined when web search is off. Throws what `refuse` makes of a setting that cannot be used. */
export function readSearchSettings({ kind, url, key }: SearchVariables, refuse: Refuse): SearchSettings | undefined {
  if (kind === undefined) {
    if (url !== undefined || key !== undefined)
      throw refuse('TRELLIS_SEARCH_KIND', 'needed as well: searxng or brave, as what TRELLIS_SEARCH_URL is');
    return undefined;
  }
  if (kind !== 'searxng' && kind !== 'brave')
    throw refuse('TRELLIS_SEARCH_KIND', `expected searxng or brave, got '${kind}'`);
  if (kind === 'brave' && key === undefined) throw refuse('TRELLIS_SEARCH_KEY', 'Brave Search needs a key');
  const baseUrl = url ?? (kind === 'brave' ? braveUrl : undefined);
  if (baseUrl === undefined) throw refuse('TRELLIS_SEARCH_URL', 'where the SearXNG is');
  const address = URL.canParse(baseUrl) ? new URL(baseUrl) : undefined;
  if (!address || !/^https?:$/.test(address.protocol) || address.search !== '' || address.username !== '')
    throw refuse('TRELLIS_SEARCH_URL', 'expected an http(s) URL without credentials and query');
  if (key !== undefined && !/^[\x21-\x7e]+$/.test(key))
    throw refuse('TRELLIS_SEARCH_KEY', 'has a character that no header can carry');
  const isNear = /^(?:localhost|\[::1\]|127(?:\.\d{1,3}){3})$/.test(address.hostname);
  if (key !== undefined && address.protocol === 'http:' && !isNear)
    throw refuse('TRELLIS_SEARCH_URL', 'a key must travel over https');
  return { kind, baseUrl, ...(key !== undefined && { key }) };
}

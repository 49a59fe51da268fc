import type { WebResults } from '../web-skills.ts';
import { discard, readBytes } from './read-bytes.ts';
import { engines, toResults } from './search-engine.ts';
import type { SearchQuery, SearchSettings } from './search-engine.ts';
import { ServiceFailure } from './service-failure.ts';

const maxBytes = 1024 * 1024;

/** Asks the host's search engine. Throws `ServiceFailure`, or the signal's reason. */
export async function search(
  query: SearchQuery,
  { settings, fetch, signal }: { settings: SearchSettings; fetch: typeof globalThis.fetch; signal: AbortSignal },
): Promise<WebResults> {
  const engine = engines[settings.kind];
  const { path, parameters } = engine.request(query);
  const url = `${settings.baseUrl.replace(/\/+$/u, '')}${path}?${new URLSearchParams(parameters)}`;
  const headers = { accept: 'application/json', ...(settings.key === undefined ? {} : engine.headers(settings.key)) };
  const response = await fetch(url, { headers, redirect: 'manual', signal }).catch((error: unknown) => {
    signal.throwIfAborted();
    throw new ServiceFailure(502, 'no connection to the search engine', { cause: error });
  });
  if (response.status !== 200) {
    discard(response);
    // A key that is refused is the host's trouble, not something that the member may not see.
    throw new ServiceFailure(response.status === 429 ? 429 : 500, `the search engine answered ${response.status}`);
  }
  const raw = engine.results(await readJson(response, signal));
  if (!raw) throw new ServiceFailure(500, 'the search engine answered in another shape');
  return { items: toResults(raw, query.limit) };
}

async function readJson(response: Response, signal: AbortSignal): Promise<unknown> {
  try {
    const bytes = await readBytes(response, maxBytes);
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown;
  } catch (error) {
    signal.throwIfAborted();
    throw new ServiceFailure(500, 'the answer of the search engine could not be read', { cause: error });
  }
}

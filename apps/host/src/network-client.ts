import { HostError } from './host-error.ts';

/** What the network answered. */
export interface NetworkResponse {
  readonly status: number;
  readonly body: unknown;
}

/** The network's API as the host uses it: always with the member's own token. */
export interface NetworkClient {
  get(path: string, options: { token: string; query?: string; signal?: AbortSignal }): Promise<NetworkResponse>;
  /** `timeoutMs`: where the usual time is not enough. */
  post(
    path: string,
    options: { token: string; body: unknown; signal?: AbortSignal; timeoutMs?: number },
  ): Promise<NetworkResponse>;
  delete(path: string, options: { token: string; signal?: AbortSignal }): Promise<NetworkResponse>;
}

/** A client for the network at `baseUrl`. Rejects with `NETWORK_UNAVAILABLE` when there is no answer in JSON in time. */
export function createNetworkClient(options: {
  baseUrl: string;
  timeoutMs?: number;
  fetch?: typeof fetch;
}): NetworkClient {
  const { baseUrl, timeoutMs = 10_000, fetch = globalThis.fetch } = options;

  const send = async (
    path: string,
    init: RequestInit,
    parent?: AbortSignal,
    withinMs = timeoutMs,
  ): Promise<NetworkResponse> => {
    const timeout = AbortSignal.timeout(withinMs);
    const signal = parent ? AbortSignal.any([parent, timeout]) : timeout;
    try {
      const response = await fetch(baseUrl.replace(/\/$/, '') + path, { ...init, signal, redirect: 'error' });
      const text = await response.text();
      return { status: response.status, body: text === '' ? undefined : JSON.parse(text) };
    } catch (cause) {
      throw new HostError('NETWORK_UNAVAILABLE', 'The network did not answer.', { cause });
    }
  };
  const headersOf = (token: string) => ({ authorization: `Bearer ${token}`, accept: 'application/json' });

  return {
    get: (path, { token, query, signal }) =>
      send(path + (query ? `?${query}` : ''), { headers: headersOf(token) }, signal),
    post: (path, { token, body, signal, timeoutMs: withinMs }) =>
      send(
        path,
        {
          method: 'POST',
          headers: { ...headersOf(token), 'content-type': 'application/json' },
          body: JSON.stringify(body),
        },
        signal,
        withinMs,
      ),
    delete: (path, { token, signal }) => send(path, { method: 'DELETE', headers: headersOf(token) }, signal),
  };
}

import type { LookupFunction } from 'node:net';
import { DeadlineError, raceSignal, startDeadline, systemClock, TrellisError } from '@trellis/core';
import type { Clock } from '@trellis/core';
import { fetch as undiciFetch } from 'undici';
import { createGuardedAgent } from './guarded-agent.ts';
import { GuardedFetchError } from './guarded-fetch-error.ts';
import { isPublicAddress, parseAllowedRange } from './public-address.ts';

export interface GuardedFetchOptions {
  /** What is allowed though it is not public: `10.1.0.0/16`, or at one port `127.0.0.1:8080`. For operators and tests. */
  readonly allow?: readonly string[];
  /** 80 and 443 when absent. */
  readonly ports?: readonly number[];
  /** 5 when absent. */
  readonly maxRedirects?: number;
  /** Of a body, decompressed; 5 MiB when absent. */
  readonly maxBytes?: number;
  /** For everything together, all redirects and the body too; 10 s when absent. */
  readonly deadlineMs?: number;
  /** The system's when absent. */
  readonly lookup?: LookupFunction;
  readonly clock?: Clock;
}

export interface GuardedRequest {
  readonly signal?: AbortSignal | null;
  /** `authorization`, cookies and the like are left out. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** Fetches addresses that a stranger wrote. */
export interface GuardedFetch {
  /**
   * `GET`s an address, follows its redirects, and resolves once the body is there. `url` of the response is the last address. Throws
   * `GuardedFetchError`, or the signal's reason. Whatever the status, that is a response.
   */
  (url: string, request?: GuardedRequest): Promise<Response>;
  close(): Promise<void>;
}

const secretHeader = /^(authorization|cookie|proxy-.*|x-api-key|host|connection)$/i;

/**
 * A fetch that reaches public addresses only, however a host is written and whatever its name says from one moment to the next: http and
 * https, named ports, no credentials, every redirect checked again, size and time bounded.
 */
export function createGuardedFetch(options: GuardedFetchOptions = {}): GuardedFetch {
  const { deadlineMs = 10_000, maxBytes = 5 * 1024 * 1024, maxRedirects = 5, clock = systemClock } = options;
  const usual = new Set(options.ports ?? [80, 443]);
  const allowed = (options.allow ?? []).map(parseAllowedRange);
  const ports = new Set([...usual, ...allowed.flatMap(({ port }) => port ?? [])]);
  const isAllowed = (address: string, port: number) =>
    (usual.has(port) && isPublicAddress(address)) || allowed.some((range) => range.matches(address, port));
  const agent = createGuardedAgent({ isAllowed, lookup: options.lookup, connectMs: deadlineMs });

  async function follow(start: string, request: GuardedRequest, signal: AbortSignal): Promise<Response> {
    let url = checkUrl(start, ports);
    const headers = Object.fromEntries(
      Object.entries(request.headers ?? {}).filter(([name]) => !secretHeader.test(name)),
    );
    for (let redirects = 0; ; redirects++) {
      const response = (await undiciFetch(url, {
        headers,
        redirect: 'manual',
        signal,
        dispatcher: agent,
      })) as unknown as Response;
      const target = response.status >= 300 && response.status < 400 ? response.headers.get('location') : null;
      if (target === null) return await bounded(response, url.href, maxBytes);
      response.body?.cancel().catch(() => undefined);
      if (redirects >= maxRedirects)
        throw new GuardedFetchError('TOO_MANY_REDIRECTS', `more than ${maxRedirects} redirects`);
      url = checkUrl(target, ports, url);
    }
  }

  const guarded = async (url: string, request: GuardedRequest = {}) => {
    const parent = request.signal ?? new AbortController().signal;
    parent.throwIfAborted();
    using deadline = startDeadline({ parent, deadlineMs, clock });
    try {
      return await raceSignal(follow(url, request, deadline.signal), deadline.signal);
    } catch (error) {
      throw parent.aborted ? parent.reason : toGuardedError(error);
    }
  };
  return Object.assign(guarded, { close: () => agent.destroy() });
}

function checkUrl(text: string, ports: ReadonlySet<number>, base?: URL): URL {
  const refuse = (message: string) => new GuardedFetchError('INVALID_URL', message);
  if (typeof text !== 'string' || text.length > 4096 || !URL.canParse(text, base?.href))
    throw refuse('it is no address');
  const url = new URL(text, base?.href);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') throw refuse('it is neither http nor https');
  if (url.username !== '' || url.password !== '') throw refuse('it has credentials');
  const port = Number(url.port) || (url.protocol === 'http:' ? 80 : 443);
  if (!ports.has(port)) throw refuse('it has a port that is not allowed');
  url.hash = '';
  return url;
}

/** The same response with a body that is all there. `content-length` and encoding are left out, as they are those of the wire. */
async function bounded(response: Response, url: string, maxBytes: number): Promise<Response> {
  const tooLarge = () => new GuardedFetchError('TOO_LARGE', `the body is longer than ${maxBytes} bytes`);
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  if (Number(response.headers.get('content-length')) > maxBytes) {
    response.body?.cancel().catch(() => undefined);
    throw tooLarge();
  }
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    if (size > maxBytes) throw tooLarge();
    chunks.push(chunk);
  }
  const headers = new Headers(response.headers);
  for (const name of ['content-encoding', 'content-length', 'transfer-encoding', 'set-cookie']) headers.delete(name);
  const hasBody = ![101, 204, 205, 304].includes(response.status);
  const whole = new Response(hasBody ? new Blob(chunks) : null, { status: response.status, headers });
  Object.defineProperty(whole, 'url', { value: url });
  return whole;
}

function toGuardedError(error: unknown): unknown {
  if (error instanceof DeadlineError) return new GuardedFetchError('TIMEOUT', 'not finished in time', { cause: error });
  for (let cause = error; cause instanceof Error; cause = cause.cause) if (TrellisError.isInstance(cause)) return cause;
  return new GuardedFetchError('UNREACHABLE', 'no connection, or it broke off', { cause: error });
}

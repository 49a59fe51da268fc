import type { PathTemplate } from './path-template.ts';
import type { ServiceRequest } from './transport.ts';

/** A request as `fetch` takes it, without headers that depend on who asks. */
export interface HttpRequest {
  readonly url: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** Where a skill's requests go. */
export interface HttpAddress {
  readonly baseUrl: string;
  readonly path: PathTemplate;
  readonly method: string;
}

/** Throws an Error for a request that must not be sent; its message names parameters, never values. */
export function serviceRequest(address: HttpAddress, request: ServiceRequest): HttpRequest {
  const path = address.path.fill(request.path ?? {});
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(request.query ?? {})) {
    // A key that a mapping left undefined is not sent, whatever its type says.
    if (value === undefined || value === null) continue;
    for (const item of Array.isArray(value) ? (value as readonly unknown[]) : [value])
      query.append(name, plain(name, item));
  }
  const search = query.size > 0 ? `?${query}` : '';
  const url = `${address.baseUrl}${path}${search}`;
  if (url.length > 16_384) throw new Error('the address would be longer than 16,384 characters');
  const headers = ownHeaders(request.headers ?? {});
  if (request.body === undefined && request.form === undefined) return { url, headers };
  if (address.method === 'GET') throw new Error('a GET request cannot have a body');
  if (request.form === undefined)
    return { url, headers: { ...headers, 'content-type': 'application/json' }, body: JSON.stringify(request.body) };
  const form = new URLSearchParams();
  for (const [name, value] of Object.entries(request.form))
    for (const item of [value].flat()) form.append(name, plain(name, item));
  return { url, headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' }, body: String(form) };
}

/** Who asks, what is sent and how the connection works is not for a mapping to say. */
const reserved =
  /^(?:accept|authorization|connection|content-.*|cookie|expect|host|keep-alive|proxy-.*|te|trailer|transfer-encoding|upgrade)$/;

function ownHeaders(headers: Readonly<Record<string, string>>): Record<string, string> {
  const entries = Object.entries(headers).map(([name, value]): [string, string] => {
    const key = name.toLowerCase();
    if (!/^[a-z0-9!#$%&'*+.^_`|~-]+$/.test(key) || reserved.test(key))
      throw new Error(`header ${JSON.stringify(name.slice(0, 60))} cannot be set`);
    if (typeof value !== 'string' || !/^[\x20-\x7e]{0,4096}$/.test(value))
      throw new Error(`header ${name} has a character that cannot be sent`);
    return [key, value];
  });
  return Object.fromEntries(entries);
}

function plain(name: string, value: unknown): string {
  const text =
    typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
  if ((text === '' && value !== '') || (typeof value === 'number' && !Number.isFinite(value)))
    throw new Error(`parameter ${name} is not a text, number or boolean`);
  if (!text.isWellFormed()) throw new Error(`parameter ${name} has a character that cannot be sent`);
  return text;
}

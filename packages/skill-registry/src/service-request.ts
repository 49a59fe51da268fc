import type { PathTemplate } from './path-template.ts';
import type { ServiceRequest } from './transport.ts';

/** A request as `fetch` takes it, without headers that depend on who asks. */
export interface HttpRequest {
  readonly url: string;
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
  if (request.body === undefined) return { url };
  if (address.method === 'GET') throw new Error('a GET request cannot have a body');
  return { url, body: JSON.stringify(request.body) };
}

function plain(name: string, value: unknown): string {
  const text =
    typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
  if ((text === '' && value !== '') || (typeof value === 'number' && !Number.isFinite(value)))
    throw new Error(`query parameter ${name} is not a text, number or boolean`);
  if (!text.isWellFormed()) throw new Error(`query parameter ${name} has a character that cannot be sent`);
  return text;
}

import { CallFailure } from './call-failure.ts';
import { createJsonScan } from './json-scan.ts';

/** Beyond these a text is no answer to a question, and parsing it would hold up everybody else. */
const bounds = { maxDepth: 64, maxValues: 50_000 };
/** From here on a step of the work is long enough to let others in between. */
const largeBytes = 128 * 1024;

/** The body of an answer as JSON, read no further than `maxBytes`. Throws `CallFailure`; network errors pass through. */
export async function readJson(response: Response, maxBytes: number): Promise<unknown> {
  if (response.status === 204 || response.status === 205) return null;
  const type = response.headers.get('content-type') ?? '';
  if (!/^application\/(?:[\w.+-]+\+)?json\s*(?:;|$)/i.test(type))
    throw refuse(response, 'is not JSON by its content type');
  if (/charset\s*=\s*"?(?!utf-?8\b)/i.test(type)) throw refuse(response, 'is not UTF-8 by its content type');
  const text = await readText(response, maxBytes);
  if (text.length > largeBytes) await letOthers();
  try {
    const value = JSON.parse(text) as unknown;
    return mayHoldPrototype(text) ? withoutPrototype(value) : value;
  } catch {
    // The parser's own message would quote the body.
    throw refuse(response, 'is not valid JSON');
  } finally {
    if (text.length > largeBytes) await letOthers();
  }
}

/** Gives up an answer whose body does not matter, so that its connection is free. */
export function discard(response: Response): void {
  response.body?.cancel().catch(() => undefined);
}

const letOthers = () => new Promise<void>((resolve) => void setImmediate(resolve));

function refuse(response: Response, problem: string): CallFailure {
  if (!response.bodyUsed) discard(response);
  return new CallFailure('INVALID_RESPONSE', `the answer ${problem}`);
}

/** Decodes and counts piece by piece, as the pieces come. */
async function readText(response: Response, maxBytes: number): Promise<string> {
  const tooLong = `is longer than ${maxBytes} bytes`;
  if (Number(response.headers.get('content-length')) > maxBytes) throw refuse(response, tooLong);
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const scan = createJsonScan(bounds);
  const decode = (bytes?: Uint8Array) => {
    try {
      return decoder.decode(bytes, { stream: bytes !== undefined });
    } catch {
      throw refuse(response, 'is not valid UTF-8');
    }
  };
  let text = '';
  let size = 0;
  // Leaving the loop cancels the body, and with it the connection.
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    if (size > maxBytes) throw refuse(response, tooLong);
    const problem = scan.push(chunk);
    if (problem !== undefined) throw refuse(response, problem);
    text += decode(chunk);
  }
  return text + decode();
}

/** A key may be written with escapes, so these letters are looked for as well. */
const mayHoldPrototype = (text: string): boolean => text.includes('__proto__') || /\\u00(?:5f|6f|7)/i.test(text);

/** Whoever copies an object key by key would set its prototype with such a key. */
function withoutPrototype(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) value.forEach(withoutPrototype);
  else {
    delete (value as Record<string, unknown>)['__proto__'];
    Object.values(value).forEach(withoutPrototype);
  }
  return value;
}

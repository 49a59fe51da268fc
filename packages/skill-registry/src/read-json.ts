import { CallFailure } from './call-failure.ts';

/** The body of an answer as JSON, read no further than `maxBytes`. Throws `CallFailure`; network errors pass through. */
export async function readJson(response: Response, maxBytes: number): Promise<unknown> {
  if (response.status === 204 || response.status === 205) return null;
  const type = response.headers.get('content-type') ?? '';
  if (!/^application\/(?:[\w.+-]+\+)?json\s*(?:;|$)/i.test(type))
    throw refuse(response, 'is not JSON by its content type');
  if (/charset\s*=\s*"?(?!utf-?8\b)/i.test(type)) throw refuse(response, 'is not UTF-8 by its content type');
  const bytes = await readBytes(response, maxBytes);
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw refuse(response, 'is not valid UTF-8');
  }
  try {
    return JSON.parse(text) as unknown;
  } catch {
    // The parser's own message would quote the body.
    throw refuse(response, 'is not valid JSON');
  }
}

/** Gives up an answer whose body does not matter, so that its connection is free. */
export function discard(response: Response): void {
  response.body?.cancel().catch(() => undefined);
}

function refuse(response: Response, problem: string): CallFailure {
  if (!response.bodyUsed) discard(response);
  return new CallFailure('INVALID_RESPONSE', `the answer ${problem}`);
}

async function readBytes(response: Response, maxBytes: number): Promise<Uint8Array> {
  const tooLong = () => new CallFailure('INVALID_RESPONSE', `the answer is longer than ${maxBytes} bytes`);
  if (Number(response.headers.get('content-length')) > maxBytes) {
    discard(response);
    throw tooLong();
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  // Leaving the loop cancels the body, and with it the connection.
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    if (size > maxBytes) throw tooLong();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, size);
}

import type { IncomingMessage } from 'node:http';
import { FieldProblem } from './check.ts';

/** The body was larger than the server takes. */
export class BodyTooLarge extends Error {
  override readonly name = 'BodyTooLarge';
}

async function readBytes(request: IncomingMessage, maxBytes: number): Promise<Buffer> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    // What is too much is still read, or the client could not read the answer.
    if (size <= maxBytes) parts.push(part);
  }
  if (size > maxBytes) throw new BodyTooLarge(`Request exceeds the maximum size of ${maxBytes} bytes`);
  return Buffer.concat(parts);
}

function isWellFormed(value: unknown): boolean {
  if (typeof value === 'string') return value.isWellFormed();
  if (typeof value !== 'object' || value === null) return true;
  return Object.entries(value).every(([key, item]) => key.isWellFormed() && isWellFormed(item));
}

/** Reads a body as strict JSON: UTF-8, no lone surrogates, an object. Throws a `FieldProblem` or `BodyTooLarge`. */
export async function readJsonBody(request: IncomingMessage, maxBytes: number): Promise<unknown> {
  const bytes = await readBytes(request, maxBytes);
  try {
    const body: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    if (!isWellFormed(body)) throw new Error('it holds a lone surrogate');
    return body;
  } catch (error) {
    throw new FieldProblem('', `The request body is not valid JSON: ${(error as Error).message}`);
  }
}

import { ServiceFailure } from './service-failure.ts';

/** A body, read no further than `maxBytes`. Leaving early ends the connection. */
export async function readBytes(response: Response, maxBytes: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    if (size > maxBytes) throw new ServiceFailure(422, `the answer is longer than ${maxBytes} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, size);
}

/** Gives up a body that does not matter. */
export function discard(response: Response): void {
  response.body?.cancel().catch(() => {});
}

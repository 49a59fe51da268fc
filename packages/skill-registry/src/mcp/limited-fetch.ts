/** An answer was longer than allowed. */
export class TooLong extends Error {}

/** `fetch` whose answers fail with `TooLong` beyond `maxBytes`, and that never follows a redirect. */
export function limitedFetch(maxBytes: number, base: typeof fetch = fetch): typeof fetch {
  return async (input, init) => {
    const response = await base(input, { ...init, redirect: 'manual' });
    if (Number(response.headers.get('content-length')) > maxBytes) {
      await response.body?.cancel();
      throw new TooLong(`the answer is longer than ${maxBytes} bytes`);
    }
    if (!response.body || response.status < 200 || response.status === 204 || response.status === 304) return response;
    let size = 0;
    const limit = new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        size += chunk.byteLength;
        if (size > maxBytes) controller.error(new TooLong(`the answer is longer than ${maxBytes} bytes`));
        else controller.enqueue(chunk);
      },
    });
    const { status, statusText, headers } = response;
    return new Response(response.body.pipeThrough(limit), { status, statusText, headers });
  };
}

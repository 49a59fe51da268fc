import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface SeenRequest {
  readonly url: string | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: { readonly input: string[]; readonly [key: string]: unknown };
}

/** Answers one request in its own way. */
export type Answer = (response: ServerResponse, request: SeenRequest) => void;

/** Three numbers from a text, the same each time. */
export function vectorOf(text: string): number[] {
  let hash = 7;
  for (let index = 0; index < text.length; index++) hash = (hash * 31 + text.charCodeAt(index)) % 1_000_003;
  return [1 + (hash % 101), 1 + (hash % 103), 1 + (hash % 107)];
}

export const json = (response: ServerResponse, value: unknown) =>
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(value));

/** What a well-behaved server says; in no order. */
export const answerWell: Answer = (response, { body }) =>
  json(response, {
    data: body.input.map((text, index) => ({ object: 'embedding', index, embedding: vectorOf(text) })).reverse(),
  });

/** A server on this machine that answers request after request as scripted, and well after the script's end. */
export async function startEmbeddingsServer(...script: Answer[]) {
  const seen: SeenRequest[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = JSON.parse(Buffer.concat(chunks).toString()) as SeenRequest['body'];
      const one = { url: request.url, headers: request.headers, body };
      seen.push(one);
      (script.shift() ?? answerWell)(response, one);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    seen,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

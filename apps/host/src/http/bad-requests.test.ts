import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answering, createScriptedPipeline } from '../testing/scripted-pipeline.ts';
import type { TestHost, TestNetwork } from '../testing/test-host.ts';
import { createTestHost, startTestNetwork } from '../testing/test-host.ts';

let network: TestNetwork;
let test: TestHost;
let port: number;
beforeAll(async () => {
  network = await startTestNetwork();
  test = await createTestHost(network, createScriptedPipeline(answering('Hello.')), {
    limits: { requestTimeoutMs: 300 },
  });
  port = Number(new URL(await test.listen()).port);
});
afterAll(async () => {
  await test.close();
  await network.network.close();
});

/** Sends bytes as they are, and reads until the host hangs up. */
const exchange = (bytes: string) =>
  new Promise<{ status: number; body: unknown }>((resolve, reject) => {
    let text = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
    socket.setEncoding('utf8');
    socket.on('data', (data: string) => (text += data));
    socket.on('error', reject);
    socket.on('close', () => {
      const [head = '', body = ''] = text.split('\r\n\r\n', 2);
      resolve({ status: Number(head.split(' ')[1]), body: JSON.parse(body) });
    });
  });
const request = (line: string, ...headers: string[]) =>
  `${[line, 'host: localhost', 'connection: close', ...headers].join('\r\n')}\r\n\r\n`;
const error = (code: string, field?: string) => ({
  error: { code, message: expect.any(String), ...(field !== undefined && { field }) },
});

describe('what cannot be read is answered in the one shape of errors', () => {
  it.each([
    ['no HTTP', 'HELLO\r\n\r\n', 400, error('INVALID_REQUEST')],
    ['20 KB of headers', request('GET / HTTP/1.1', `x: ${'a'.repeat(20_000)}`), 431, error('HEADERS_TOO_LARGE')],
    ['a badly encoded address', request('GET /%c0%ae HTTP/1.1'), 400, error('INVALID_REQUEST', 'url')],
    [
      'a body that never ends',
      `${request('POST /v1/turns HTTP/1.1', 'content-type: application/json', 'content-length: 500')}{"inp`,
      408,
      error('REQUEST_TIMEOUT'),
    ],
    [
      'a cursor that no list gave',
      request('GET /v1/conversations?cursor=abc HTTP/1.1'),
      400,
      error('INVALID_REQUEST', 'cursor'),
    ],
  ])('%s', async (_name, bytes, status, body) => {
    expect(await exchange(bytes)).toEqual({ status, body });
  });
});

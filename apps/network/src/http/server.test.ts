import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDevTokens } from '../auth/dev-tokens.ts';
import { createServer } from './server.ts';

const app = createServer({ routes: [], auth: createDevTokens().verifier, requestTimeoutMs: 200 });
let port: number;
beforeAll(async () => {
  port = Number(new URL(await app.listen({ host: '127.0.0.1', port: 0 })).port);
});
afterAll(() => app.close());

describe('a client that never finishes its request', () => {
  it.each([
    ['in its headers', 'GET / HTTP/1.1\r\nhost: localhost\r\nx-slow: '],
    ['in its body', 'POST /imports HTTP/1.1\r\nhost: localhost\r\ncontent-length: 500\r\n\r\n{"con'],
  ])('is sent away: %s', async (_name, bytes) => {
    const answer = await new Promise<string>((resolve) => {
      let text = '';
      const socket = connect(port, '127.0.0.1', () => {
        socket.write(bytes);
        // It goes on sending: no rule about silence catches it.
        const drip = setInterval(() => socket.write('a'), 20);
        socket.on('close', () => {
          clearInterval(drip);
          resolve(text);
        });
      });
      socket.on('data', (data) => (text += data.toString()));
      socket.on('error', () => {}); // It is closed while it sends.
    });
    expect(answer).toMatch(/^HTTP\/1\.1 4\d\d /);
  });
});

import type { Socket } from 'node:net';
import { HostError } from '../host-error.ts';

const reasons: Readonly<Record<string, string>> = {
  INVALID_REQUEST: 'Bad Request',
  REQUEST_TIMEOUT: 'Request Timeout',
  HEADERS_TOO_LARGE: 'Request Header Fields Too Large',
};

/** Answers what is no HTTP request at all, in the one shape of errors, and hangs up. */
export function answerClientError(error: Error & { readonly code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
  const { code, status, message } = toHostError(error.code);
  const body = JSON.stringify({ error: { code, message } });
  const head = [
    `HTTP/1.1 ${status} ${reasons[code]}`,
    'content-type: application/json; charset=utf-8',
    `content-length: ${Buffer.byteLength(body)}`,
    'connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`, () => socket.destroy());
}

function toHostError(code: string | undefined): HostError {
  if (code === 'HPE_HEADER_OVERFLOW') return new HostError('HEADERS_TOO_LARGE', 'The headers are larger than 16 KB.');
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') {
    return new HostError('REQUEST_TIMEOUT', 'The request did not arrive in time.');
  }
  return new HostError('INVALID_REQUEST', 'This is not an HTTP request.');
}

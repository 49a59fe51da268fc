import type { ServerResponse } from 'node:http';
import type { LookupFunction } from 'node:net';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { startTestService } from '../__fixtures__/test-service.ts';
import type { GuardedFetchOptions, GuardedRequest } from './guarded-fetch.ts';
import { createGuardedFetch } from './guarded-fetch.ts';
import { isPublicAddress } from './public-address.ts';

const portOf = (url: string) => Number(new URL(url).port);

/** Names answer with one list of addresses after the other, and with the last one for good. */
const names = (...answers: readonly string[][]): LookupFunction => {
  let asked = 0;
  return (_hostname, _options, callback) => {
    const addresses = answers[Math.min(asked++, answers.length - 1)] ?? [];
    callback(
      null,
      addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    );
  };
};

async function outcome(url: string, options: GuardedFetchOptions = {}, request: GuardedRequest = {}) {
  const guarded = createGuardedFetch({ deadlineMs: 2000, ...options });
  try {
    const response = await guarded(url, request);
    return `${response.status} ${await response.text()}`;
  } catch (error) {
    return (error as { code?: string }).code ?? String(error);
  } finally {
    await guarded.close();
  }
}

/** A server on loopback, which is allowed for once; its own port is. */
async function visit(
  answer: (response: ServerResponse, url: string) => void,
  options: GuardedFetchOptions = {},
  path = '/',
) {
  await using service = await startTestService((request, response) => answer(response, request.url ?? ''));
  const result = await outcome(`${service.url}${path}`, { allow: [`127.0.0.1:${portOf(service.url)}`], ...options });
  return { result, requests: service.requests, port: portOf(service.url) };
}

const hidden = [
  'http://127.0.0.1/',
  'http://127.1/',
  'http://0177.0.0.1/',
  'http://0x7f.0.0.1/',
  'http://0x7f000001/',
  'http://2130706433/',
  'http://017700000001/',
  'http://127.0.0.1./',
  'http://①②⑦.0.0.1/',
  'http://0/',
  'http://0.0.0.0/',
  'http://[::]/',
  'http://[::1]/',
  'http://[0:0:0:0:0:0:0:1]/',
  'http://[::ffff:127.0.0.1]/',
  'http://[::ffff:7f00:1]/',
  'http://[::ffff:a9fe:a9fe]/',
  'http://[::127.0.0.1]/',
  'http://[64:ff9b::7f00:1]/',
  'http://[64:ff9b:1::a00:1]/',
  'http://[2002:7f00:1::]/',
  'http://[2001:0:7f00:1::]/',
  'http://[fe80::1]/',
  'http://[fec0::1]/',
  'http://[fc00::1]/',
  'http://[fd00:ec2::254]/',
  'http://[ff02::1]/',
  'http://[100::1]/',
  'http://[2001:db8::1]/',
  'http://10.0.0.1/',
  'http://10.255.255.255/',
  'http://172.16.0.1/',
  'http://172.31.255.255/',
  'http://192.168.1.1/',
  'http://169.254.169.254/latest/meta-data/',
  'http://0xa9fea9fe/',
  'http://2852039166/',
  'http://100.64.0.1/',
  'http://100.100.100.200/',
  'http://168.63.129.16/',
  'http://192.0.0.192/',
  'http://192.0.2.1/',
  'http://198.18.0.1/',
  'http://198.51.100.1/',
  'http://203.0.113.1/',
  'http://224.0.0.1/',
  'http://240.0.0.1/',
  'http://255.255.255.255/',
];

describe('an address that is not public', () => {
  it.each(hidden)('%s is blocked', async (url) => {
    expect(await outcome(url)).toBe('BLOCKED_ADDRESS');
  });

  it.each(hidden.filter((url) => /^[ -~]+$/.test(url)))('%s is blocked behind a redirect', async (location) => {
    const { result, requests } = await visit((response) => response.writeHead(302, { location }).end());
    expect([result, requests.length]).toEqual(['BLOCKED_ADDRESS', 1]);
  });

  it.each([
    ['a name of loopback', names(['127.0.0.1'])],
    ['a name of loopback in IPv6', names(['::1'])],
    ['a name of a mapped address', names(['::ffff:10.0.0.1'])],
    ['a name of the metadata service', names(['169.254.169.254'])],
    ['a name with a public address and a private one', names(['93.184.216.34', '10.0.0.1'])],
  ])('is blocked by %s', async (_name, lookup) => {
    expect(await outcome('http://rebind.example/', { lookup })).toBe('BLOCKED_ADDRESS');
  });

  it('is blocked when a name that was good before now means it', async () => {
    const lookup = names(['127.0.0.1'], ['127.0.0.2']);
    await using service = await startTestService((_request, response) =>
      response.writeHead(302, { location: `http://second.example:${portOf(service.url)}/` }).end(),
    );
    const url = `http://first.example:${portOf(service.url)}/`;
    const result = await outcome(url, { lookup, allow: ['127.0.0.1'], ports: [portOf(service.url)] });
    expect([result, service.requests.length]).toEqual(['BLOCKED_ADDRESS', 1]);
  });
});

describe('an address that everybody reaches', () => {
  it.each(['93.184.216.34', '8.8.8.8', '172.32.0.1', '100.128.0.1', '2606:4700::1111', '::ffff:8.8.8.8'])(
    'is %s',
    (address) => {
      expect(isPublicAddress(address)).toBe(true);
    },
  );

  it.each(['', 'localhost', '1.2.3', '127.1', '0x7f.1', '999.1.1.1', '2001:db8::1', 'fe80::1%eth0'])(
    'is not %j',
    (address) => {
      expect(isPublicAddress(address)).toBe(false);
    },
  );
});

describe('an address that is refused', () => {
  it.each([
    'ftp://example.org/',
    'file:///etc/passwd',
    'data:text/plain,x',
    'javascript:alert(1)',
    'gopher://example.org:70/',
    'http://user@example.org/',
    'http://user:secret@example.org/',
    'http://example.org:22/',
    'https://example.org:6379/',
    'http://example.org:65536/',
    'http://[::1/',
    '//example.org/',
    '',
    `http://example.org/${'x'.repeat(5000)}`,
  ])('%s', async (url) => {
    expect(await outcome(url)).toBe('INVALID_URL');
  });

  it.each(['ftp://x/', 'file:///etc/passwd', 'http://a:b@example.org/', 'http://example.org:22/', 'http://[oops'])(
    'is refused behind a redirect: %s',
    async (location) => {
      expect((await visit((response) => response.writeHead(301, { location }).end())).result).toBe('INVALID_URL');
    },
  );
});

describe('a guarded fetch', () => {
  it('gives the last response and its address, after redirects', async () => {
    await using service = await startTestService((request, response) =>
      request.url === '/a' ? response.writeHead(302, { location: '/b' }).end() : response.end('found'),
    );
    const guarded = createGuardedFetch({ allow: ['127.0.0.0/8'], ports: [portOf(service.url)] });
    const response = await guarded(`${service.url}/a`);
    expect([response.url, await response.text()]).toEqual([`${service.url}/b`, 'found']);
    await guarded.close();
  });

  it('takes nothing along that says who asks', async () => {
    await using service = await startTestService((_request, response) => response.end());
    const headers = { Authorization: 'Bearer x', cookie: 'a=b', 'X-API-Key': 'k', accept: 'text/html' };
    const options = { allow: [`127.0.0.1:${portOf(service.url)}`] };
    expect(await outcome(service.url, options, { headers })).toBe('200 ');
    expect(service.headers()).toMatchObject({ accept: 'text/html' });
    for (const name of ['authorization', 'cookie', 'x-api-key']) expect(service.headers()).not.toHaveProperty(name);
  });

  it.each<[string, string, (response: ServerResponse, url: string) => void, GuardedFetchOptions?]>([
    ['a loop of redirects', 'TOO_MANY_REDIRECTS', (response) => response.writeHead(302, { location: '/' }).end()],
    [
      'five redirects',
      '200 end',
      (r, url) => (url.length < 6 ? r.writeHead(302, { location: `${url}x` }).end() : r.end('end')),
    ],
    ['a redirect without a target', '302 x', (response) => response.writeHead(302).end('x')],
    ['an error of the server', '500 x', (response) => response.writeHead(500).end('x')],
    ['no content', '204 ', (response) => response.writeHead(204).end()],
    ['a body that is too long', 'TOO_LARGE', (response) => response.end('x'.repeat(200_000))],
    ['a length that is too long', 'TOO_LARGE', (r) => r.writeHead(200, { 'content-length': '999999999' }).write('x')],
    [
      'a small body that unpacks to a large one',
      'TOO_LARGE',
      (r) => r.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(Buffer.alloc(50_000_000))),
    ],
    [
      'a body that ends in the middle',
      'UNREACHABLE',
      (r) => r.writeHead(200, { 'content-length': '50' }).write('x', () => r.destroy()),
    ],
    ['a reset', 'UNREACHABLE', (response) => response.socket?.resetAndDestroy()],
    ['silence', 'TIMEOUT', () => undefined, { deadlineMs: 50 }],
    ['a body that never ends', 'TIMEOUT', (response) => response.write('x'), { deadlineMs: 50 }],
  ])('ends with %s', async (_name, expected, answer, options = {}) => {
    expect((await visit(answer, { maxBytes: 100_000, ...options })).result).toBe(expected);
  });

  it('ends with the reason of its signal', async () => {
    await using service = await startTestService(() => undefined);
    const stop = new AbortController();
    const options = { allow: [`127.0.0.1:${portOf(service.url)}`] };
    const result = outcome(service.url, options, { signal: stop.signal });
    await service.arrived(1);
    stop.abort(new Error('stopped'));
    expect(await result).toBe('Error: stopped');
    await service.idle();
  });
});

import type { Socket } from 'node:net';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import type { SkillFailureCode } from '@trellis/core';

export type HostileOutcome = SkillFailureCode | 'OK';

/** Something that a service does, and what may come of it. */
export interface HostileBehaviour {
  readonly name: string;
  readonly outcomes: readonly HostileOutcome[];
  /** It does not end by itself. */
  readonly endless?: boolean;
  answer(socket: Socket): void;
}

type Bytes = string | Uint8Array;
type Row = readonly [name: string, outcome: HostileOutcome | readonly HostileOutcome[], ...parts: readonly Bytes[]];

const item = { id: 'a', title: 'b', count: 3, tags: ['c'], done: true, place: { city: 'd' } };
const good = JSON.stringify(item);
const jsonType = 'content-type: application/json\r\n';

const headOf = (length: number, more = jsonType, status = '200 OK') =>
  `HTTP/1.1 ${status}\r\n${more}content-length: ${length}\r\n\r\n`;
const whole = (body: Bytes, more = jsonType, status = '200 OK'): Bytes[] => [
  headOf(Buffer.byteLength(body), more, status),
  body,
];
const chunked = (more = jsonType) => `HTTP/1.1 200 OK\r\n${more}transfer-encoding: chunked\r\n\r\n`;
const toBytes = (parts: readonly Bytes[]) => Buffer.concat(parts.map((part) => Buffer.from(part as string)));

/** Sends all parts and keeps the connection. */
const sent = ([name, outcome, ...parts]: Row, ending?: 'end' | 'reset' | 'hold'): HostileBehaviour => ({
  name,
  outcomes: typeof outcome === 'string' ? [outcome] : outcome,
  ...(ending === 'hold' && { endless: true }),
  answer(socket) {
    socket.write(toBytes(parts), () => {
      if (ending === 'end') socket.end();
      if (ending === 'reset') socket.resetAndDestroy();
    });
  },
});
const closed = (row: Row) => sent(row, 'end');
const held = (row: Row) => sent(row, 'hold');

/** Sends piece after piece until nobody takes them any more. */
const flow = (name: string, outcome: HostileOutcome, head: Bytes, piece: Bytes): HostileBehaviour => ({
  name,
  outcomes: [outcome],
  answer(socket) {
    socket.write(head);
    const more = () => {
      while (!socket.destroyed && socket.writable) if (!socket.write(piece)) return void socket.once('drain', more);
    };
    more();
  },
});

/** One byte after the other, too slowly. */
const drip = (name: string, parts: readonly Bytes[], from: number): HostileBehaviour => ({
  name,
  outcomes: ['TIMEOUT'],
  endless: true,
  answer(socket) {
    const bytes = toBytes(parts);
    let at = from;
    socket.write(bytes.subarray(0, from));
    const timer = setInterval(() => {
      if (at < bytes.length - 1) socket.write(bytes.subarray(at, ++at));
    }, 40);
    socket.once('close', () => clearInterval(timer));
  },
});

const codeOf = (status: number): HostileOutcome => {
  // A `fetch` takes 407 for a broken connection.
  if (status === 407) return 'UNAVAILABLE';
  if (status === 404 || status === 410) return 'NOT_FOUND';
  if (status === 401 || status === 403) return 'FORBIDDEN';
  if (status === 501) return 'NOT_CONFIGURED';
  return status === 429 || status >= 500 ? 'UNAVAILABLE' : 'INVALID_INPUT';
};

const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index);

const statuses = [...range(400, 418), ...range(421, 431), 451, ...range(500, 511), 520, 599].map((status) =>
  sent([`status ${status}`, codeOf(status), ...whole('{}', jsonType, `${status} x`)]),
);

const targets = [
  '/items/0',
  'http://127.0.0.1/',
  'http://2130706433/',
  'http://0x7f.1/',
  'http://0177.0.0.1/',
  'http://[::1]/',
  'http://[::ffff:169.254.169.254]/',
  'http://169.254.169.254/latest/meta-data/',
  'http://10.0.0.1:22/',
  'http://user:secret@192.168.0.1/',
  'file:///etc/passwd',
  'gopher://127.0.0.1:6379/_x',
];
const redirects = [301, 302, 303, 307, 308].flatMap((status) =>
  targets.map((target) =>
    sent([`${status} to ${target}`, 'INVALID_RESPONSE', ...whole('', `location: ${target}\r\n`, `${status} x`)]),
  ),
);

const wrongValues: readonly unknown[] = [null, 7.5, 'x', false, [], [7], {}, { a: 1 }, undefined];
const isRight: Readonly<Record<string, (value: unknown) => boolean>> = {
  id: (value) => typeof value === 'string',
  title: (value) => typeof value === 'string',
  count: () => false,
  tags: (value) => Array.isArray(value) && value.every((one) => typeof one === 'string'),
  done: (value) => typeof value === 'boolean',
  place: () => false,
};
const wrongFields = Object.entries(isRight).flatMap(([field, fits]) =>
  wrongValues
    .filter((value) => !fits(value))
    .map((value) => {
      const body = JSON.stringify({ ...item, [field]: value });
      return sent([`${field} is ${JSON.stringify(value) ?? 'missing'}`, 'INVALID_RESPONSE', ...whole(body)]);
    }),
);

const wrongWholes = [
  'null',
  'true',
  '7',
  '"x"',
  '[]',
  '{}',
  '',
  ' ',
  '{',
  '[1,',
  '{"id":',
  'NaN',
  "{'id':'a'}",
  `${good}x`,
]
  .concat([
    `${good}${good}`,
    good.slice(0, -1),
    `//x\n${good}`,
    good.replace('3', '03'),
    good.replace('3', '3,'),
    '\u0000',
  ])
  .map((body, index) =>
    sent([`body ${index}, ${JSON.stringify(body.slice(0, 12))},`, 'INVALID_RESPONSE', ...whole(body)]),
  );

const text = (hex: string) => Buffer.concat([Buffer.from('{"id":"'), Buffer.from(hex, 'hex'), Buffer.from('"}')]);
const encodings = ['ff', 'c080', 'eda080', 'f4908080', 'e282', '80', 'fe', 'f8888080'].map((hex) =>
  sent([`the bytes ${hex}`, 'INVALID_RESPONSE', ...whole(text(hex))]),
);
const otherEncodings = [
  sent(['UTF-16', 'INVALID_RESPONSE', ...whole(Buffer.from(`\ufeff${good}`, 'utf16le'))]),
  sent(['a byte order mark', 'OK', ...whole(`\ufeff${good}`)]),
  closed([
    'a character that is cut',
    'INVALID_RESPONSE',
    `HTTP/1.1 200 OK\r\n${jsonType}\r\n`,
    Buffer.from('7b22e2', 'hex'),
  ]),
];

const types = ['text/html', 'text/plain', 'application/xml', 'application/jsonp', 'application/x-json; charset=latin1']
  .concat(['application/json; charset=utf-16', 'multipart/form-data', '', 'json', 'application/octet-stream'])
  .map((type) =>
    sent([`the type ${JSON.stringify(type)}`, 'INVALID_RESPONSE', ...whole(good, `content-type: ${type}\r\n`)]),
  );
const goodTypes = ['application/json; charset=UTF-8', 'application/hal+json', 'APPLICATION/JSON'].map((type) =>
  sent([`the type ${type}`, 'OK', ...whole(good, `content-type: ${type}\r\n`)]),
);

const answer = toBytes(whole(good));
const border = answer.indexOf('\r\n\r\n') + 4;
const cuts = [0, 1, 9, 13, 20, border - 3, border - 1, border, border + 1, border + 20, answer.length - 1];
const broken = cuts.flatMap((at) => [
  sent([`a reset after ${at} bytes`, 'UNAVAILABLE', answer.subarray(0, at)], 'reset'),
  closed([`an end after ${at} bytes`, 'UNAVAILABLE', answer.subarray(0, at)]),
  held([`silence after ${at} bytes`, 'TIMEOUT', answer.subarray(0, at)]),
]);
const slow = [
  drip('a slow first line', whole(good), 0),
  drip('slow headers', whole(good), 20),
  drip('a slow body', whole(good), border),
  drip('slow chunks', [chunked(), '1\r\n{\r\n'.repeat(200)], 80),
  drip('continue, for ever', ['HTTP/1.1 100 Continue\r\n\r\n'.repeat(400)], 0),
];

const packed = (encoding: string, body: Uint8Array) => whole(body, `${jsonType}content-encoding: ${encoding}\r\n`);
const zeros = Buffer.alloc(30_000_000, 0x20);
const bomb = gzipSync(zeros);
const eitherBreak = ['INVALID_RESPONSE', 'UNAVAILABLE'] as const;
const compressed = [
  sent(['gzip', 'OK', ...packed('gzip', gzipSync(good))]),
  sent(['a gzip bomb', 'INVALID_RESPONSE', ...packed('gzip', bomb)]),
  sent(['a gzip bomb in gzip', 'INVALID_RESPONSE', ...packed('gzip, gzip', gzipSync(bomb))]),
  sent(['a deflate bomb', 'INVALID_RESPONSE', ...packed('deflate', deflateSync(zeros))]),
  sent(['a brotli bomb', 'INVALID_RESPONSE', ...packed('br', brotliCompressSync(zeros.subarray(0, 4_000_000)))]),
  sent(['half of gzip', eitherBreak, ...packed('gzip', gzipSync(good).subarray(0, 30))]),
  sent(['gzip without its sum', ['OK', ...eitherBreak], ...packed('gzip', gzipSync(good).subarray(0, -8))]),
  sent(['gzip that is none', eitherBreak, ...packed('gzip', Buffer.from(good))]),
  sent(['brotli that is none', eitherBreak, ...packed('br', Buffer.from(good))]),
  sent(['deflate that is none', eitherBreak, ...packed('deflate', Buffer.from(good))]),
  sent(['zeros as gzip', eitherBreak, ...packed('gzip', Buffer.alloc(100))]),
  sent(['an encoding that nobody knows', ['OK', ...eitherBreak], ...packed('rot13', Buffer.from(good))]),
  sent(['a hundred encodings', ['OK', ...eitherBreak], ...packed(Array(100).fill('gzip').join(', '), bomb)]),
];

const lengths = [
  closed(['a length that is too long', 'UNAVAILABLE', headOf(5000), good]),
  held(['a length that is too long, and silence', 'TIMEOUT', headOf(5000), good]),
  sent(['a length that is too short', eitherBreak, headOf(10), good]),
  sent(['a length of 100 MB', 'INVALID_RESPONSE', headOf(104_857_600), good]),
  ...['-1', 'x', '1e3', '0x10', '99999999999999999999', '5, 6', ''].map((length) =>
    sent(
      [
        `the length ${JSON.stringify(length)}`,
        eitherBreak,
        `HTTP/1.1 200 OK\r\n${jsonType}content-length: ${length}\r\n\r\n`,
        good,
      ],
      'end',
    ),
  ),
  sent(['two lengths', 'UNAVAILABLE', `HTTP/1.1 200 OK\r\ncontent-length: 5\r\n${headOf(6).slice(17)}`, good]),
  sent([
    'a length and chunks',
    eitherBreak,
    chunked(`${jsonType}content-length: 5\r\n`),
    `${good.length.toString(16)}\r\n${good}\r\n0\r\n\r\n`,
  ]),
  closed(['chunks without an end', 'UNAVAILABLE', chunked(), `${good.length.toString(16)}\r\n${good}\r\n`]),
  held(['chunks without an end, and silence', 'TIMEOUT', chunked(), `${good.length.toString(16)}\r\n${good}\r\n`]),
  ...['zz', '-5', '0x10', 'ffffffffffffffffff', ' '].map((size) =>
    sent([`a chunk of ${JSON.stringify(size)}`, eitherBreak, chunked(), `${size}\r\n${good}\r\n`], 'end'),
  ),
  flow('100 MB', 'INVALID_RESPONSE', `HTTP/1.1 200 OK\r\n${jsonType}\r\n"`, Buffer.alloc(65_536, 0x61)),
  flow('endless chunks', 'INVALID_RESPONSE', chunked(), `400\r\n${' '.repeat(1024)}\r\n`.repeat(32)),
  flow('endless headers', 'UNAVAILABLE', 'HTTP/1.1 200 OK\r\n', 'x-more: 1\r\n'.repeat(1000)),
  flow('an endless header', 'UNAVAILABLE', 'HTTP/1.1 200 OK\r\nx: ', 'x'.repeat(65_536)),
  { ...flow('an endless first line', 'TIMEOUT', 'HTTP/1.1 200 ', 'x'.repeat(65_536)), endless: true },
];

const withMore = (more: string) => `${good.slice(0, -1)},${more}}`;
const strange = [
  ...[65, 1000, 30_000].flatMap((depth) => [
    sent([
      `lists ${depth} deep`,
      'INVALID_RESPONSE',
      ...whole(withMore(`"x":${'['.repeat(depth)}${']'.repeat(depth)}`)),
    ]),
    sent([`objects ${depth} deep`, 'INVALID_RESPONSE', ...whole('{"id":'.repeat(depth))]),
  ]),
  sent(['60,000 values', 'INVALID_RESPONSE', ...whole(withMore(`"x":[${'1,'.repeat(60_000)}1]`))]),
  sent([
    '60,000 keys',
    'INVALID_RESPONSE',
    ...whole(
      withMore(
        range(1, 30_000)
          .map((key) => `"${key}":1`)
          .join(),
      ),
    ),
  ]),
  sent(['a key twice, right at last', 'OK', ...whole(withMore('"id":"z"'))]),
  sent(['a key twice, wrong at last', 'INVALID_RESPONSE', ...whole(withMore('"id":7'))]),
  sent(['__proto__', 'OK', ...whole(withMore('"__proto__":{"polluted":1}'))]),
  sent(['__proto__ in escapes', 'OK', ...whole(withMore('"\\u005f_proto_\\u005F":{"polluted":1}'))]),
  sent(['a constructor', 'OK', ...whole(withMore('"constructor":{"prototype":{"polluted":1}}'))]),
  sent(['toString and toJSON', 'OK', ...whole(withMore('"toString":1,"toJSON":2,"then":3,"valueOf":null'))]),
  sent(['only what a prototype has', 'INVALID_RESPONSE', ...whole(`{"__proto__":${good}}`)]),
  sent(['a number beyond numbers', ['OK', 'INVALID_RESPONSE'], ...whole(good.replace('3', '1e999'))]),
  sent(['a number of a thousand digits', ['OK', 'INVALID_RESPONSE'], ...whole(good.replace('3', '9'.repeat(1000)))]),
  sent(['half a character in escapes', 'OK', ...whole(good.replace('"b"', '"\\ud800"'))]),
  sent(['a text of 150,000 characters', 'OK', ...whole(good.replace('"b"', `"${'x'.repeat(150_000)}"`))]),
  sent(['controls in a text', 'INVALID_RESPONSE', ...whole(good.replace('"b"', '"\n"'))]),
];

const protocol = [
  closed(['SMTP', 'UNAVAILABLE', '220 mail.example ESMTP\r\n']),
  closed(['HTTP/0.9', 'UNAVAILABLE', good]),
  closed(['HTTP/2', 'UNAVAILABLE', Buffer.from('000006040000000000000300000064', 'hex')]),
  closed(['TLS', 'UNAVAILABLE', Buffer.from('15030300020228', 'hex')]),
  closed(['HTTP/9.9', 'UNAVAILABLE', 'HTTP/9.9 200 OK\r\n\r\n']),
  closed(['line breaks only', 'UNAVAILABLE', '\r\n'.repeat(50)]),
  closed(['zeros', 'UNAVAILABLE', Buffer.alloc(2000)]),
  closed(['a status of four digits', 'UNAVAILABLE', 'HTTP/1.1 2000 OK\r\n\r\n']),
  closed(['a status below all', ['UNAVAILABLE', 'INVALID_RESPONSE'], ...whole(good, jsonType, '099 x')]),
  closed(['a status beyond all', 'UNAVAILABLE', ...whole(good, jsonType, '999 x')]),
  closed([
    'an upgrade',
    ['UNAVAILABLE', 'INVALID_RESPONSE'],
    'HTTP/1.1 101 x\r\nupgrade: websocket\r\nconnection: upgrade\r\n\r\n',
  ]),
  closed(['a header without a colon', 'UNAVAILABLE', ...whole(good, `${jsonType}nothing\r\n`)]),
  closed(['a header with a zero', 'UNAVAILABLE', ...whole(good, `${jsonType}x: a\u0000b\r\n`)]),
  sent(['early hints', 'OK', 'HTTP/1.1 103 Early Hints\r\nlink: </x>\r\n\r\n', ...whole(good)]),
  sent(['a cookie', 'OK', ...whole(good, `${jsonType}set-cookie: a=b; domain=com\r\n`)]),
  sent(['a thousand headers', ['OK', 'UNAVAILABLE'], ...whole(good, jsonType + 'x: y\r\n'.repeat(1000))]),
  sent(['a header of 100 kB', 'UNAVAILABLE', ...whole(good, `${jsonType}x: ${'y'.repeat(100_000)}\r\n`)]),
  sent(['two answers', 'OK', ...whole(good), ...whole(good)]),
  sent(['204', 'INVALID_RESPONSE', 'HTTP/1.1 204 No Content\r\n\r\n']),
  sent(['205', 'INVALID_RESPONSE', 'HTTP/1.1 205 x\r\ncontent-length: 0\r\n\r\n']),
  sent(['206', 'OK', ...whole(good, jsonType, '206 Partial Content')]),
  sent(['304', 'INVALID_RESPONSE', 'HTTP/1.1 304 x\r\n\r\n']),
  sent(['300', 'INVALID_RESPONSE', ...whole(good, jsonType, '300 x')]),
  ...['0', '-1', '1e9', '999999999', 'x', 'Fri, 31 Dec 9999 23:59:59 GMT', ''].map((after) =>
    sent([`503 with Retry-After: ${after}`, 'UNAVAILABLE', ...whole('', `retry-after: ${after}\r\n`, '503 x')]),
  ),
];

/** More than 200 things that services do, each with what may come of it. */
export const hostileBehaviours: readonly HostileBehaviour[] = [
  sent(['nothing wrong', 'OK', ...whole(good)]),
  ...statuses,
  ...redirects,
  ...wrongFields,
  ...wrongWholes,
  ...encodings,
  ...otherEncodings,
  ...types,
  ...goodTypes,
  ...broken,
  ...slow,
  ...compressed,
  ...lengths,
  ...strange,
  ...protocol,
];

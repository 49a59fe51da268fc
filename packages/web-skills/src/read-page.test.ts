import type { IncomingMessage, ServerResponse } from 'node:http';
import { TrellisError } from '@trellis/core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startLocalServer } from './__fixtures__/local-server.ts';
import type { RunningWebService } from './service.ts';
import { startWebService } from './service.ts';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;
const sentence = (topic: string) =>
  `${topic} were made for wheelchairs, and then everybody who pushed, rolled or carried something began to use them, every day.`;
const page = (body: string, head = '') =>
  `<!doctype html><html><head><title>Curb cuts | The City</title>${head}</head><body>${body}</body></html>`;
const article = page(
  `<nav><a href="/">Home</a><a href="/shop">Shop</a></nav>
  <article><h1>Curb cuts</h1><p class="byline">By Ama Boateng</p>
  <p>${sentence('Curb cuts')}</p><h2>Who uses them</h2><ul><li>${sentence('Ramps')}</li></ul>
  <p>${sentence('Doors')}<script>document.title = 'owned'</script></p><p>${sentence('Captions')}</p></article>
  <footer>Cookies? Accept all.</footer><img src="/pixel.gif"><iframe src="/frame"></iframe>`,
  '<meta property="article:published_time" content="2025-02-03T04:05:06Z"><link rel="stylesheet" href="/style.css">',
);

let answer: Answer;
const html =
  (body: string | Buffer, type = 'text/html; charset=utf-8', status = 200): Answer =>
  (_, response) =>
    response.writeHead(status, { 'content-type': type }).end(body);

let site: Awaited<ReturnType<typeof startLocalServer>>;
let service: RunningWebService;
beforeAll(async () => {
  site = await startLocalServer((request, response) => answer(request, response));
  service = await startWebService({ fetchPage: fetch, timeoutMs: 3000 });
});
afterEach(() => void site.asked.splice(0));
afterAll(async () => {
  await service.close();
  site.close();
});

async function read(given: Answer, url = `${site.url}/curbs`) {
  answer = given;
  const response = await fetch(`${service.url}/article?url=${encodeURIComponent(url)}`);
  return { status: response.status, body: (await response.json()) as Record<string, string> };
}

describe('a page', () => {
  it('is read as its text, with who wrote it and when', async () => {
    const { status, body } = await read(html(article));
    expect(status).toBe(200);
    expect(body).toMatchObject({
      url: `${site.url}/curbs`,
      site: '127.0.0.1',
      title: 'Curb cuts | The City',
      author: 'By Ama Boateng',
      publishedOn: '2025-02-03',
      cut: false,
    });
    expect(body['text']?.split('\n\n')).toEqual([
      sentence('Curb cuts'),
      'Who uses them',
      sentence('Ramps'),
      sentence('Doors'),
      sentence('Captions'),
    ]);
  });

  it('is all that is fetched: no pictures, frames, styles or scripts', async () => {
    await read(html(article));
    expect(site.asked.map(({ url }) => url)).toEqual(['/curbs']);
    expect(site.asked[0]?.headers.cookie).toBeUndefined();
  });

  it('may be in an old encoding', async () => {
    const old = page(
      `<article><p>${sentence('Cafés')}</p><p>${sentence('Ramps')}</p><p>${sentence('Doors')}</p></article>`,
    );
    const { body } = await read(html(Buffer.from(old, 'latin1'), 'text/html; charset=iso-8859-1'));
    expect(body['text']).toContain('Cafés were made');
  });

  it('may be plain text', async () => {
    expect((await read(html('Only text.\n', 'text/plain'))).body).toMatchObject({
      text: 'Only text.',
      title: '127.0.0.1',
    });
  });

  it('is cut where it is very long', async () => {
    const long = page(`<article>${`<p>${sentence('Ramps')}</p>`.repeat(400)}</article>`);
    const { body } = await read(html(long));
    expect(body).toMatchObject({ cut: true });
    expect(body['text']?.length).toBeLessThanOrEqual(24_000);
  });

  it('is known by where it was in the end', async () => {
    const { body } = await read((request, response) =>
      request.url === '/curbs'
        ? response.writeHead(301, { location: '/moved' }).end()
        : html(article)(request, response),
    );
    expect(body['url']).toBe(`${site.url}/moved`);
  });
});

describe('what is no page to read', () => {
  it.each<[string, number, Answer]>([
    ['gone', 404, html('', 'text/html', 410)],
    ['behind a gate', 403, html('', 'text/html', 402)],
    ['down', 500, html('', 'text/html', 502)],
    ['a picture', 422, html('GIF89a', 'image/gif')],
    ['without a type', 422, (_, response) => response.writeHead(200).end('x')],
    ['empty', 404, html('')],
    ['only a form', 404, html(page('<form><input></form>'))],
    ['too long', 422, html('x'.repeat(2 * 1024 * 1024 + 1))],
    ['too many elements', 404, html(page('<p>x</p>'.repeat(20_000)))],
    ['nested without end', 404, html('<div>'.repeat(60_000))],
    ['rubbish', 404, html(Buffer.from(Array.from({ length: 5000 }, (_, index) => (index * 7919) % 256)))],
    [
      'broken off',
      500,
      (_, response) => {
        response.writeHead(200, { 'content-type': 'text/html', 'content-length': '1000' });
        response.write('<html>', () => response.destroy());
      },
    ],
  ])('%s: %d', async (_, status, given) => {
    expect((await read(given)).status).toBe(status);
    // The next page is read as ever.
    expect((await read(html(article))).status).toBe(200);
  });

  it.each(['file:///etc/passwd', 'javascript:alert(1)', 'https://a:b@c.example/', 'no address', ''])(
    '%s is not even fetched',
    async (url) => {
      expect((await read(html(article), url)).status).toBe(400);
      expect(site.asked).toEqual([]);
    },
  );

  it.each([
    ['BLOCKED_ADDRESS', 400],
    ['UNREACHABLE', 500],
  ])('is refused as its guard says: %s', async (code, status) => {
    const fetchPage = () => Promise.reject(new TrellisError(code, 'the guard'));
    const guarded = await startWebService({ fetchPage });
    const response = await fetch(`${guarded.url}/article?url=${encodeURIComponent(site.url)}`);
    await guarded.close();
    expect(response.status).toBe(status);
  });

  it('may be limited to what a search found', async () => {
    const results = [{ title: 'Curb cuts', url: `${site.url}/curbs`, content: '' }];
    answer = (request, response) =>
      request.url?.startsWith('/search')
        ? html(JSON.stringify({ results }), 'application/json')(request, response)
        : html(article)(request, response);
    const search = { kind: 'searxng', baseUrl: site.url } as const;
    const careful = await startWebService({ search, fetchPage: fetch, onlyFound: true });
    const statusOf = async (path: string) => (await fetch(careful.url + path)).status;
    const found = `/article?url=${encodeURIComponent(`${site.url}/curbs`)}`;
    const before = await statusOf(found);
    await statusOf('/search?q=curbs');
    const after = [await statusOf(found), await statusOf(`${found}${encodeURIComponent('?secret=word')}`)];
    await careful.close();
    expect([before, ...after]).toEqual([400, 200, 400]);
  });

  it('is a failure when it hangs', async () => {
    const hasty = await startWebService({ fetchPage: fetch, timeoutMs: 200 });
    answer = () => {};
    const { status } = await fetch(`${hasty.url}/article?url=${encodeURIComponent(site.url)}`);
    await hasty.close();
    expect(status).toBe(500);
  });
});

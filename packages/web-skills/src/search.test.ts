import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { get } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { json, startLocalServer } from './__fixtures__/local-server.ts';
import type { SearchSettings } from './service.ts';
import { startWebService } from './service.ts';

const closings: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closings.splice(0)) await close();
});

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** A web service over a search engine that answers as given. */
async function serviceOver(kind: SearchSettings['kind'], answer: Answer, timeoutMs = 2000) {
  const engine = await startLocalServer(answer);
  const service = await startWebService({ search: { kind, baseUrl: `${engine.url}/`, key: 'k-1' }, timeoutMs });
  closings.push(() => service.close(), engine.close);
  return {
    engine,
    async ask(path: string) {
      const response = await fetch(service.url + path, { headers: { authorization: 'Bearer of-the-member' } });
      return { status: response.status, body: (await response.json()) as { items?: unknown; error?: string } };
    },
  };
}

const searxngAnswer = {
  query: 'curb cuts',
  number_of_results: 0,
  results: [
    {
      url: 'https://www.city.example/curbs#top',
      title: 'Curb cuts &amp; prams',
      content: 'Made for wheelchairs, used by everybody.',
      engine: 'startpage',
      engines: ['startpage'],
      score: 1.5,
      category: 'general',
      publishedDate: '2024-05-06T00:00:00',
    },
    { url: 'https://www.city.example/curbs', title: 'The same again', content: '' },
    { url: 'javascript:alert(1)', title: 'No page' },
    { url: 'https://user:secret@a.example/', title: 'With credentials' },
    { url: 'https://b.example/', title: '  ' },
    null,
    { url: 'https://c.example/', title: 'No more than this', content: null, publishedDate: null },
  ],
  answers: [],
  unresponsive_engines: [['qwant', 'timeout']],
};
const braveWeb = {
  type: 'search',
  query: { original: 'curb cuts' },
  web: {
    type: 'search',
    results: [
      {
        type: 'search_result',
        title: 'Curb <strong>cuts</strong>',
        url: 'https://city.example/curbs',
        description: 'Made for &quot;wheelchairs&quot;.\u202e',
        age: 'May 6, 2024',
        page_age: '2024-05-06T10:11:12',
        meta_url: { hostname: 'city.example' },
      },
    ],
  },
};
const braveNews = {
  type: 'news',
  results: [{ type: 'news_result', title: 'Curbs', url: 'https://paper.example/1', page_age: '2024-13-40T00:00:00' }],
};

describe('a search through SearXNG', () => {
  it('asks in its words and gives what can be shown, each page once', async () => {
    const { engine, ask } = await serviceOver('searxng', json(searxngAnswer));
    expect((await ask('/search?q=curb%20cuts&limit=3')).body).toEqual({
      items: [
        {
          title: 'Curb cuts & prams',
          url: 'https://www.city.example/curbs',
          site: 'city.example',
          snippet: 'Made for wheelchairs, used by everybody.',
          publishedOn: '2024-05-06',
        },
        { title: 'No more than this', url: 'https://c.example/', site: 'c.example' },
      ],
    });
    const asked = new URL(engine.asked[0]?.url ?? '', 'http://a');
    expect([asked.pathname, Object.fromEntries(asked.searchParams)]).toEqual([
      '/search',
      { q: 'curb cuts', format: 'json', categories: 'general', safesearch: '1' },
    ]);
    expect(engine.asked[0]?.headers.authorization).toBe('Bearer k-1');
  });

  it('asks for news of a time', async () => {
    const { engine, ask } = await serviceOver('searxng', json({ results: [] }));
    expect((await ask('/news?q=x&since=month')).body).toEqual({ items: [] });
    expect(engine.asked[0]?.url).toContain('categories=news&safesearch=1&time_range=month');
  });
});

describe('a search through Brave', () => {
  it('asks in its words, with its key and without the member’s token', async () => {
    const { engine, ask } = await serviceOver('brave', json(braveWeb));
    expect((await ask('/search?q=curb%20cuts')).body).toEqual({
      items: [
        {
          title: 'Curb cuts',
          url: 'https://city.example/curbs',
          site: 'city.example',
          snippet: 'Made for "wheelchairs".',
          publishedOn: '2024-05-06',
        },
      ],
    });
    expect(engine.asked[0]?.url).toBe(
      '/web/search?q=curb+cuts&count=6&safesearch=moderate&text_decorations=false&result_filter=web',
    );
    expect(engine.asked[0]?.headers).toMatchObject({ 'x-subscription-token': 'k-1' });
    expect(engine.asked[0]?.headers.authorization).toBeUndefined();
  });

  it('finds news, and drops a date that there is not', async () => {
    const { engine, ask } = await serviceOver('brave', json(braveNews));
    expect((await ask('/news?q=x&since=day&limit=2')).body).toEqual({
      items: [{ title: 'Curbs', url: 'https://paper.example/1', site: 'paper.example' }],
    });
    expect(engine.asked[0]?.url).toBe(
      '/news/search?q=x&count=2&safesearch=moderate&text_decorations=false&freshness=pd',
    );
  });

  it('may find nothing', async () => {
    const { ask } = await serviceOver('brave', json({ type: 'search', query: {} }));
    expect(await ask('/search?q=x')).toEqual({ status: 200, body: { items: [] } });
  });
});

describe('a search engine in trouble', () => {
  const redirect: Answer = (_, response) => response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end();
  const endless: Answer = (_, response) => {
    const chunk = 'x'.repeat(65_536);
    const more = () => {
      while (response.write(chunk));
    };
    response.writeHead(200, { 'content-type': 'application/json' }).on('drain', more);
    more();
  };
  it.each<[string, number, Answer]>([
    ['that refuses the key', 500, json({}, 401)],
    ['that does not allow JSON', 500, json('Forbidden', 403)],
    ['that is asked too often', 429, json({ type: 'ErrorResponse' }, 429)],
    ['that is down', 500, json('', 503)],
    ['that points elsewhere', 500, redirect],
    ['that answers a page', 500, (_, response) => response.end('<html>')],
    ['that answers in another shape', 500, json({ hits: [] })],
    ['that answers a list', 500, json([1, 2])],
    ['that answers nothing', 500, json('null')],
    ['that breaks off', 502, (_, response) => response.destroy()],
    ['that hangs', 500, () => {}],
    ['that never ends', 500, endless],
    ['that sends bytes that are no text', 500, (_, response) => response.end(Buffer.from([0x22, 0xff, 0xfe, 0x22]))],
  ])('%s is a failure: %d', async (_, status, answer) => {
    const { ask } = await serviceOver('brave', answer, 300);
    const reply = await ask('/search?q=x');
    expect(reply.status).toBe(status);
    expect(reply.body.error).toMatch(/\w/);
  });
});

describe('what was asked badly', () => {
  it.each([
    ['/search', 400],
    ['/search?q=%20', 400],
    [`/search?q=${'x'.repeat(301)}`, 400],
    ['/search?q=x&limit=0', 400],
    ['/search?q=x&limit=many', 400],
    ['/news?q=x&since=week', 400],
    ['/elsewhere', 404],
  ])('%s: %d, and the engine is left alone', async (path, status) => {
    const { engine, ask } = await serviceOver('searxng', json(searxngAnswer));
    expect((await ask(path)).status).toBe(status);
    expect(engine.asked).toEqual([]);
  });

  it('is answered only to who knows the secret path', async () => {
    const service = await startWebService();
    closings.push(() => service.close());
    expect((await fetch(`${new URL(service.url).origin}/search?q=x`)).status).toBe(404);
  });

  it('is answered also where it is no address at all', async () => {
    const service = await startWebService();
    closings.push(() => service.close());
    const { hostname: host, port } = new URL(service.url);
    const asked = get({ host, port, path: '//' });
    const [response] = (await once(asked, 'response')) as [IncomingMessage];
    response.resume();
    expect(response.statusCode).toBe(404);
  });
});

describe('without settings', () => {
  it.each(['/search?q=x', '/news?q=x', '/article?url=https://a.example'])('%s says so', async (path) => {
    const service = await startWebService();
    closings.push(() => service.close());
    const response = await fetch(service.url + path);
    expect([response.status, await response.json()]).toEqual([
      501,
      { error: expect.stringContaining('not configured') },
    ]);
  });
});

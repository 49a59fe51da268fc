/** A service with an OpenAPI document, as a process of its own: `/openapi.json`, items by id, a search by form, and who asked. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text as readText } from 'node:stream/consumers';

const string = { type: 'string' };
const item = {
  type: 'object',
  required: ['id'],
  properties: { id: string, owner: { type: 'object', properties: { name: string } } },
};
const json = (schema: object) => ({ 200: { description: 'ok', content: { 'application/json': { schema } } } });
const document = {
  openapi: '3.0.3',
  info: { title: 'Items', version: '1' },
  paths: {
    '/items/{item.id}': {
      get: {
        operationId: 'getItem',
        summary: 'Get one item',
        parameters: [
          { in: 'path', name: 'item.id', required: true, schema: string },
          { in: 'query', name: 'with', style: 'form', explode: false, schema: { type: 'array', items: string } },
          { in: 'header', name: 'X-Locale', schema: string },
        ],
        responses: json(item),
      },
    },
    '/search': {
      post: {
        operationId: 'searchItems',
        summary: 'Search items',
        requestBody: {
          content: {
            'application/x-www-form-urlencoded': {
              schema: {
                type: 'object',
                required: ['words'],
                properties: { words: string, filter: { type: 'object', properties: { state: string } } },
              },
            },
          },
        },
        responses: json({ type: 'array', items: item }),
      },
    },
  },
};

const server = createServer(async (request, response) => {
  const body = await readText(request);
  const url = new URL(request.url ?? '/', 'http://localhost');
  const asked = [
    request.method,
    url.pathname + url.search,
    request.headers['x-locale'],
    request.headers['content-type'],
    body,
  ];
  const named = {
    id: asked.filter(Boolean).join(' '),
    owner: { name: request.headers.authorization ?? 'nobody' },
    secret: 1,
  };
  response.setHeader('content-type', 'application/json');
  response.end(
    JSON.stringify(url.pathname === '/openapi.json' ? document : url.pathname === '/search' ? [named] : named),
  );
});
server.listen(0, '127.0.0.1');
await once(server, 'listening');
process.stdout.write(`http://127.0.0.1:${(server.address() as AddressInfo).port}\n`);

import { describe, expect, it } from 'vitest';
import { importOpenApi } from '../openapi.ts';
import type { OpenApiImport, SheetOverride } from '../openapi.ts';

const ok = { responses: { 200: { content: { 'application/json': { schema: { type: 'string' } } } } } };

/** One operation in a document of its own. */
function importOne(operation: object, more: { path?: string; method?: string; root?: object; options?: object } = {}) {
  const { path = '/things', method = 'get', root = {}, options = {} } = more;
  const item = { [method]: { ...ok, ...operation } };
  return importOpenApi({ openapi: '3.1.0', info: { title: 'Things' }, paths: { [path]: item }, ...root }, options);
}

const request = ({ skills }: OpenApiImport, input: object) => skills[0]?.toRequest(input);
const reasons = ({ notes }: OpenApiImport) => notes.map(({ kind, field, reason }) => [kind, field, reason].join('|'));
const query = (name: string, schema: object, more: object = {}) => ({ in: 'query', name, schema, ...more });
const body = (schema: object, type = 'application/json') => ({
  requestBody: { required: true, content: { [type]: { schema } } },
});
const text = { type: 'string' };
const list = { type: 'array', items: text };

describe('names of skills', () => {
  it.each([
    ['listJobsForCompany', 'list-jobs-for-company'],
    ['repos/get-by-ID', 'repos-get-by-id'],
    ['Ärger.v2', 'arger-v2'],
    ['2fa_list', 'fa-list'],
    ['x'.repeat(90), 'x'.repeat(64)],
  ])('operation id %s is %s', (operationId, name) => {
    expect(importOne({ operationId }).skills[0]?.name).toBe(name);
  });

  it('come from method and path where there is no id, and are unique', () => {
    const paths = {
      '/jobs/{jobId}/notes': { get: ok },
      '/jobs': { get: { ...ok, operationId: 'list' }, post: { ...ok, operationId: 'List' } },
    };
    const { skills } = importOpenApi({ openapi: '3.0.3', paths });
    expect(skills.map(({ name }) => name)).toEqual(['get-jobs-by-job-id-notes', 'list', 'list-2']);
  });

  it('do not change with the choice of operations', () => {
    const paths = { '/a': { get: { ...ok, operationId: 'list' } }, '/b': { get: { ...ok, operationId: 'list' } } };
    const { skills } = importOpenApi({ openapi: '3.0.3', paths }, { only: ({ path }) => path === '/b' });
    expect(skills.map(({ name }) => name)).toEqual(['list-2']);
  });
});

describe('where parameters go', () => {
  it.each([
    ['a list, repeated', query('tag', list), { tag: ['a', 'b'] }, { tag: ['a', 'b'] }],
    ['a list, with commas', query('tag', list, { explode: false }), { tag: ['a', 'b'] }, { tag: 'a,b' }],
    [
      'a list, with bars',
      query('tag', list, { style: 'pipeDelimited', explode: false }),
      { tag: ['a', 'b'] },
      { tag: 'a|b' },
    ],
    [
      'a list, with blanks',
      query('tag', list, { style: 'spaceDelimited', explode: false }),
      { tag: ['a', 'b'] },
      { tag: 'a b' },
    ],
    [
      'a deep object',
      query('f', { properties: { state: text } }, { style: 'deepObject' }),
      { fState: 'x' },
      { 'f[state]': 'x' },
    ],
    ['an exploded object', query('f', { properties: { state: text } }), { fState: 'x' }, { state: 'x' }],
    [
      'JSON in a parameter',
      {
        in: 'query',
        name: 'f',
        content: { 'application/json': { schema: { properties: { a: { type: 'integer' } } } } },
      },
      { fA: 1 },
      { f: '{"a":1}' },
    ],
    ['a snake case name', query('per_page', { type: 'integer' }), { perPage: 3 }, { per_page: '3' }],
    ['nothing for what is absent', query('tag', list), {}, undefined],
  ])('%s', (_what, parameter, input, expected) => {
    expect(request(importOne({ parameters: [parameter] }), input)?.query).toEqual(expected);
  });

  it('fills the path, and headers that a model may set', () => {
    const parameters = [
      { in: 'path', name: 'job.id', schema: text },
      { in: 'header', name: 'X-Locale', schema: text },
    ];
    const read = importOne({ parameters }, { path: '/jobs/{job.id}' });
    expect(read.sheets[0]?.source).toMatchObject({ path: '/jobs/{jobId}' });
    expect(request(read, { jobId: '7', xLocale: 'de' })).toEqual({
      path: { jobId: '7' },
      headers: { 'X-Locale': 'de' },
    });
  });

  it('puts nested fields of a body where they belong, and leaves out what is absent', () => {
    const schema = {
      required: ['title', 'owner'],
      properties: {
        title: text,
        owner: {
          required: ['id'],
          properties: { id: text, address: { required: ['city'], properties: { city: text } } },
        },
        id: { type: 'string', readOnly: true },
      },
    };
    const read = importOne(body(schema), { method: 'post' });
    expect(read.skills[0]?.inputSchema.required).toEqual(['title', 'ownerId']);
    expect(read.skills[0]?.inputSchema.properties).toMatchObject({
      ownerAddressCity: { description: 'Owner address city. Needed with other fields of "Owner address".' },
    });
    const input = { title: 't', ownerId: 'o', ownerAddressCity: 'Bonn' };
    expect(request(read, input)).toEqual({ body: { title: 't', owner: { id: 'o', address: { city: 'Bonn' } } } });
    expect(reasons(read)).toEqual(['field-left-out|body.id|only the service writes it']);
  });

  it('sends a form as a form', () => {
    const schema = { properties: { amount: { type: 'integer' }, card: { properties: { city: text } }, tags: list } };
    const read = importOne(body(schema, 'application/x-www-form-urlencoded'), { method: 'post' });
    expect(request(read, { amount: 5, cardCity: 'Bonn', tags: ['a', 'b'] })).toEqual({
      form: { amount: '5', 'card[city]': 'Bonn', tags: ['a', 'b'] },
    });
  });

  it('takes a parameter whose schema is read-only elsewhere', () => {
    const parameters = [{ in: 'path', name: 'number', schema: { type: 'integer', readOnly: true } }];
    const read = importOne({ parameters }, { path: '/alerts/{number}' });
    expect(request(read, { alertNumber: 7 })).toEqual({ path: { number: '7' } });
  });

  it('says what an id is the id of, and q in full', () => {
    const parameters = [{ in: 'path', name: 'id', schema: text }, query('q', text), query('ids', list)];
    const { skills } = importOne({ parameters }, { path: '/v1/companies/{id}/job_listings' });
    expect(Object.keys(skills[0]?.inputSchema.properties ?? {})).toEqual(['companyId', 'query', 'jobListingIds']);
  });

  it('keeps what is required and the first of the rest, when there are many', () => {
    const parameters = Array.from({ length: 12 }, (_, n) => query(`part${n}`, text, { required: n === 11 }));
    const names = ({ skills }: OpenApiImport) => Object.keys(skills[0]?.inputSchema.properties ?? {});
    expect(names(importOne({ parameters }))).toEqual([...Array.from({ length: 7 }, (_, n) => `part${n}`), 'part11']);
    expect(names(importOne({ parameters }, { options: { maxParameters: 20 } }))).toHaveLength(12);
  });

  it('tells a path parameter and a field of the same name apart', () => {
    const parameters = [{ in: 'path', name: 'id', schema: text }];
    const read = importOne({ parameters, ...body({ properties: { id: text } }) }, { path: '/x/{id}', method: 'put' });
    expect(request(read, { xId: 'a', bodyId: 'b' })).toEqual({ path: { id: 'a' }, body: { id: 'b' } });
  });

  it('sends a required parameter with one possible value by itself', () => {
    const read = importOne({ parameters: [query('version', { const: 'v1' }, { required: true })] });
    expect(read.skills[0]?.inputSchema.properties).toEqual({});
    expect(request(read, {})).toEqual({ query: { version: 'v1' } });
  });

  it('keeps keys that reach a prototype out', () => {
    const schema = JSON.parse(
      '{"properties":{"__proto__":{"type":"string"},"constructor":{"type":"string"}}}',
    ) as object;
    const read = importOne({ parameters: [query('__proto__', text)], ...body(schema) }, { method: 'post' });
    const made = request(read, { proto: 'x', constructor: 'y' });
    expect(Object.keys(made?.query ?? {})).toEqual(['__proto__']);
    expect(made?.body).toEqual(Object.fromEntries([['constructor', 'y']]));
    expect(({} as { x?: unknown }).x).toBeUndefined();
  });
});

describe('schemas of parameters', () => {
  it.each([
    ['nullable of 3.0', { type: 'string', nullable: true }, { type: 'string' }],
    ['null of 3.1', { type: ['integer', 'null'], minimum: 1 }, { type: 'integer', minimum: 1 }],
    ['an enum', { enum: ['a', 'b', null] }, { type: 'string', enum: ['a', 'b'] }],
    ['allOf', { allOf: [{ type: 'string' }, { enum: ['a'] }] }, { type: 'string', enum: ['a'] }],
    ['one of two texts', { oneOf: [{ const: 'a' }, { const: 'b' }] }, { type: 'string', enum: ['a', 'b'] }],
    ['a text or a number', { anyOf: [{ type: 'integer' }, text] }, { type: 'string' }],
    ['a text or many', { anyOf: [text, list] }, { type: 'array', items: { type: 'string' } }],
    ['a format', { type: 'string', format: 'date' }, { type: 'string', format: 'date' }],
    ['a format that nobody checks', { type: 'string', format: 'card' }, { type: 'string' }],
    ['a default', { type: 'integer', default: 30 }, { type: 'integer', description: 'Level. Default: 30.' }],
    ['a pattern', { type: 'string', pattern: '^a+$' }, { description: 'Level. Must match ^a+$' }],
    ['what is deprecated', { type: 'string', deprecated: true }, { description: 'Level. Deprecated.' }],
  ])('%s', (_what, schema, expected) => {
    const { skills } = importOne({ parameters: [query('level', schema)] });
    expect(skills[0]?.inputSchema.properties['level']).toMatchObject(expected);
  });

  it.each([
    ['a value that is a text', { enum: ['x '.repeat(2000), 'b'] }],
    ['a value with lines', { enum: ['a\n## Form', 'b'] }],
    ['many that are texts', { enum: Array.from({ length: 40 }, (_, n) => `${'x '.repeat(2000)}\n${n}`) }],
    ['a pattern with lines', { pattern: 'a\n## Form' }],
  ])('hands no text on as if it were a name: %s', (_what, schema) => {
    const { skills } = importOne({ parameters: [query('level', { type: 'string', ...schema })] });
    const property = JSON.stringify(skills[0]?.inputSchema.properties['level']);
    expect(property).not.toContain('\\n');
    expect(property.length).toBeLessThan(500);
  });

  it('merges variants of an object, with what all have in common required', () => {
    const variant = (kind: string, more: object) => ({
      required: ['kind', 'name'],
      properties: { kind: { const: kind }, name: text, ...more },
    });
    const oneOf = [variant('card', { digits: text }), variant('bank', { iban: text })];
    const read = importOne(body({ oneOf }), { method: 'post' });
    expect(Object.keys(read.skills[0]?.inputSchema.properties ?? {})).toEqual(['kind', 'name', 'digits', 'iban']);
    expect(read.skills[0]?.inputSchema.properties['kind']).toMatchObject({ enum: ['card', 'bank'] });
    expect(read.skills[0]?.inputSchema.required).toEqual(['kind', 'name']);
    expect(reasons(read)).toEqual(['changed|body|2 variants are read as one']);
  });

  it('ends where a schema contains itself', () => {
    const Node = { properties: { name: text, parent: { $ref: '#/components/schemas/Node' } } };
    const Loop = { allOf: [{ $ref: '#/components/schemas/Loop' }], properties: { label: text } };
    const root = { components: { schemas: { Node, Loop } } };
    const node = importOne(body({ $ref: '#/components/schemas/Node' }), { method: 'post', root });
    expect(Object.keys(node.skills[0]?.inputSchema.properties ?? {})).toEqual([
      'name',
      'parentName',
      'parentParentName',
      'parentParentParentName',
    ]);
    const loop = importOne(body({ $ref: '#/components/schemas/Loop' }), { method: 'post', root });
    expect(Object.keys(loop.skills[0]?.inputSchema.properties ?? {})).toEqual(['label']);
  });
});

describe('what an import leaves out, it says', () => {
  const needsList = body({ required: ['items'], properties: { items: { type: 'array', items: { type: 'object' } } } });
  it.each([
    [
      'a body that is not JSON',
      'post',
      body(text, 'multipart/form-data'),
      'it needs body: only multipart/form-data, not JSON or a form',
    ],
    [
      'a list of objects that is required',
      'post',
      needsList,
      'it needs body.items: a list of something else than texts, numbers or booleans',
    ],
    [
      'an answer that is not JSON',
      'get',
      { responses: { 200: { content: { 'text/csv': {} } } } },
      'it answers text/csv, not JSON',
    ],
    [
      'a cookie that is required',
      'get',
      { parameters: [{ in: 'cookie', name: 's', required: true }] },
      'it needs s: cookies are never sent',
    ],
    ['HEAD', 'head', {}, 'HEAD answers nothing that a model could use'],
  ])('%s', (_what, method, operation, reason) => {
    const read = importOne(operation, { method, path: '/things/{where}' });
    expect(read.skills).toEqual([]);
    expect(read.notes.findLast(({ kind }) => kind === 'left-out')?.reason).toBe(reason);
  });

  it.each([
    [
      'a header that says who asks',
      { in: 'header', name: 'X-Api-Key', schema: text },
      'field-left-out|X-Api-Key|a header that no model may set',
    ],
    ['a free object', query('f', { type: 'object' }), 'field-left-out|f|an object without named fields'],
    [
      'a file',
      query('f', { type: 'string', format: 'binary' }),
      'field-left-out|f|no text, number or boolean that a model could write',
    ],
    ['a reference to nothing', query('f', { $ref: '#/nowhere' }), 'field-left-out|f|it does not say what it is'],
    [
      'a reference outside',
      query('f', { $ref: 'https://evil.example/x.json' }),
      'field-left-out|f|it does not say what it is',
    ],
  ])('%s', (_what, parameter, reason) => {
    const read = importOne({ parameters: [parameter] });
    expect(read.skills).toHaveLength(1);
    expect(reasons(read)).toEqual([reason]);
  });

  it.each([
    [
      { type: 'apiKey', in: 'header', name: 'X-Key' },
      'needs the key "own" in header; only the member\'s bearer token is ever sent',
    ],
    [{ type: 'http', scheme: 'basic' }, 'needs HTTP basic "own"; only the member\'s bearer token is ever sent'],
    [{ type: 'http', scheme: 'bearer' }, undefined],
    [{ type: 'oauth2' }, undefined],
  ])('credentials: %o', (scheme, reason) => {
    const root = { components: { securitySchemes: { own: scheme } }, security: [{ own: [] }] };
    const read = importOne({}, { root });
    expect(read.notes.map((note) => note.reason)).toEqual(reason === undefined ? [] : [reason]);
  });
});

describe('answers', () => {
  const answering = (schema: object) =>
    importOne({ responses: { 200: { content: { 'application/json': { schema } } } } });
  const item = {
    required: ['id'],
    properties: { id: { type: 'integer' }, name: text, owner: { properties: { login: text } } },
  };
  it.each([
    [
      'fields and what is in them',
      item,
      { id: 1, name: 'a', owner: { login: 'b' }, more: 1 },
      { id: 1, name: 'a', ownerLogin: 'b' },
    ],
    [
      'a list',
      { type: 'array', items: item },
      [{ id: 1 }, null, { id: 2, name: 5 }],
      { items: [{ id: 1 }, { id: 2, name: '5' }] },
    ],
    [
      'a list in an object',
      { properties: { data: { type: 'array', items: item } } },
      { data: [{ id: 1 }] },
      { data: [{ id: 1 }] },
    ],
    ['a value', text, 'x', { value: 'x' }],
    ['null for what may be null', { properties: { a: { type: ['string', 'null'] } } }, { a: null }, {}],
    ['nothing that is known', { type: 'object' }, { a: 1 }, { json: '{"a":1}' }],
  ])('%s', (_what, schema, answer, expected) => {
    expect(answering(schema).skills[0]?.fromResponse(answer)).toEqual(expected);
  });

  it('are cut to size', () => {
    const { skills } = answering({ type: 'array', items: text });
    const answer = Array.from({ length: 500 }, () => 'x'.repeat(9000));
    expect(skills[0]?.fromResponse(answer)).toEqual({
      items: Array.from({ length: 50 }, () => `${'x'.repeat(4000)}…`),
    });
  });

  it('of a write may be nothing', () => {
    const read = importOne({ responses: { 204: {} } }, { method: 'delete' });
    expect(read.skills[0]?.effect).toBe('write');
    expect(read.skills[0]?.fromResponse(null)).toEqual({ done: true });
  });
});

describe('overrides', () => {
  it('replace field by field, and an unknown one is a note', () => {
    const overrides: Record<string, SheetOverride> = {
      search: {
        name: 'find-things',
        effect: 'read',
        useWhen: 'Things are asked for.',
        input: {
          query: { name: 'words', description: 'What to look for', required: true },
          page: { fixed: 1 },
          gone: {},
        },
        output: { value: { name: 'found' } },
      },
      nowhere: { skip: true },
    };
    const parameters = [query('q', text), query('page', { type: 'integer' })];
    const read = importOne({ operationId: 'search', parameters }, { method: 'post', options: { overrides } });
    expect(read.skills[0]).toMatchObject({ name: 'find-things', effect: 'read', useWhen: 'Things are asked for.' });
    expect(read.skills[0]?.inputSchema).toMatchObject({
      required: ['words'],
      properties: { words: { type: 'string' } },
    });
    expect(request(read, { words: 'x' })).toEqual({ query: { q: 'x', page: '1' } });
    expect(read.skills[0]?.fromResponse('y')).toEqual({ found: 'y' });
    expect(reasons(read)).toEqual([
      'changed|gone|an override names a field that there is not',
      'document|nowhere|an override names an operation that there is not',
    ]);
  });
});

describe('services', () => {
  it('are named, and their addresses only told', () => {
    const root = { servers: [{ url: 'https://api.things.example/v1' }] };
    const servers = [{ url: 'https://uploads.things.example' }];
    expect(importOne({}, { root }).services).toEqual([{ name: 'things', servers: ['https://api.things.example/v1'] }]);
    const { sheets, services } = importOne({ servers }, { root, options: { service: 'shop' } });
    expect(services.map(({ name }) => name)).toEqual(['shop', 'shop-uploads']);
    expect(sheets[0]?.source).toMatchObject({ service: 'shop-uploads' });
  });
});

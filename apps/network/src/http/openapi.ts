import type { TObject, TSchema } from 'typebox';
import { ErrorBody, namedSchemas } from './api-schemas.ts';
import type { Route } from './route.ts';

const errorTexts: Readonly<Record<number, string>> = {
  400: 'The request, or the file in it, cannot be read; `field` says where',
  401: 'No token, or one that is not valid',
  403: 'The member may see it, but not do this',
  404: 'There is no such thing, or it belongs to somebody else',
  409: 'There are as many as there may be',
  410: 'The cursor is too old: start again',
  413: 'Too large',
  415: 'Of a kind that is not read',
  429: 'Too many requests of this member within a minute',
  500: 'Not foreseen; the operator has it in the log',
  503: 'Too much to do just now, or the issuer of tokens cannot be reached; try again',
};

/** The OpenAPI 3.1 description of the routes, made of the very schemas they validate with. */
export function createOpenApi(routes: readonly Route[]): object {
  const references = new Map(Object.entries(namedSchemas).map(([name, schema]) => [JSON.stringify(schema), name]));
  const paths: Record<string, Record<string, object>> = {};
  for (const route of routes) {
    paths[route.path] ??= {};
    Object.assign(paths[route.path] as object, { [route.method.toLowerCase()]: operation(route, references) });
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Trellis network',
      version: '1.0.0',
      description: 'Jobs, people, companies, posts, articles, courses and skills of a professional network.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    security: [{ member: [] }],
    paths,
    components: {
      headers: {
        ETag: { description: 'Of these bytes; for If-None-Match', schema: { type: 'string' } },
        RetryAfter: { description: 'Seconds', schema: { type: 'integer' } },
      },
      parameters: {
        IfNoneMatch: {
          name: 'If-None-Match',
          in: 'header',
          required: false,
          description: 'The ETag of an earlier answer: when it still holds, the answer is 304 without content',
          schema: { type: 'string' },
        },
      },
      securitySchemes: { member: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
      schemas: Object.fromEntries(
        Object.entries(namedSchemas).map(([name, schema]) => [name, referred(plain(schema), references, name)]),
      ),
    },
  };
}

type References = ReadonlyMap<string, string>;

function operation(route: Route, references: References): object {
  const {
    method,
    path,
    summary,
    tag,
    parameters,
    query,
    body,
    response,
    status,
    errors = [],
    open = false,
    example,
  } = route;
  const name = path
    .split('/')
    .filter(Boolean)
    .map((part) => part.replaceAll(/\W/g, ''))
    .join('-');
  const json = (schema: TSchema) => ({ 'application/json': { schema: referred(plain(schema), references) } });
  const codes = new Set([400, ...(open ? [] : [401, 429, 503]), ...errors, 500]);
  const failures = [...codes]
    .sort((a, b) => a - b)
    .map(
      (code) =>
        [
          code,
          {
            description: errorTexts[code],
            ...(code === 429 && { headers: { 'Retry-After': { $ref: '#/components/headers/RetryAfter' } } }),
            content: json(ErrorBody),
          },
        ] as const,
    );
  const isRead = method === 'GET' && response !== undefined;
  return {
    operationId: `${method.toLowerCase()}-${name}`,
    summary,
    description: route.description ?? summary,
    tags: [tag],
    ...(open && { security: [] }),
    parameters: [
      ...parametersOf('path', parameters),
      ...parametersOf('query', query),
      ...(isRead ? [{ $ref: '#/components/parameters/IfNoneMatch' }] : []),
    ],
    ...(body && { requestBody: { required: true, content: json(body) } }),
    responses: {
      [status]: {
        description: response ? 'The answer' : 'Done',
        ...(isRead && { headers: { ETag: { $ref: '#/components/headers/ETag' } } }),
        ...(response && { content: withExample(json(response), example) }),
      },
      ...(isRead && { 304: { description: 'Nothing has changed since the answer of that tag' } }),
      ...Object.fromEntries(failures),
    },
  };
}

const withExample = (content: { 'application/json': object }, example: unknown) =>
  example === undefined ? content : { 'application/json': { ...content['application/json'], example } };

function parametersOf(place: 'path' | 'query', schema: TObject | undefined): object[] {
  return Object.entries(schema?.properties ?? {}).map(([name, property]) => {
    const { description, ...rest } = plain(property as TSchema) as { description?: string };
    return {
      name,
      in: place,
      required: place === 'path' || (schema?.required as string[] | undefined)?.includes(name) === true,
      ...(description !== undefined && { description }),
      schema: rest,
    };
  });
}

/** Without what TypeBox keeps for itself. */
const plain = (schema: TSchema): unknown => JSON.parse(JSON.stringify(schema));

/** Replaces every part that has a name by a reference to it. `own`: the name of the whole, which must not refer to itself. */
function referred(value: unknown, references: References, own?: string): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const name = references.get(JSON.stringify(value));
  if (name !== undefined && name !== own) return { $ref: `#/components/schemas/${name}` };
  if (Array.isArray(value)) return value.map((item) => referred(item, references));
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, referred(item, references)]));
}

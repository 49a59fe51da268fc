import type { TObject, TSchema } from 'typebox';
import { ErrorBody, namedSchemas } from './api-schemas.ts';
import type { Route } from './route.ts';

const errorTexts: Readonly<Record<number, string>> = {
  400: 'The request, or the file in it, cannot be read; `field` says where',
  401: 'No token, or one that is not valid',
  403: 'The member may see it, but not do this',
  404: 'There is no such thing, or it belongs to somebody else',
  409: 'There are as many as there may be',
  413: 'Too large',
  415: 'Of a kind that is not read',
  503: 'Too much to do just now; try again',
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
      securitySchemes: { member: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
      schemas: Object.fromEntries(
        Object.entries(namedSchemas).map(([name, schema]) => [name, referred(plain(schema), references, name)]),
      ),
    },
  };
}

type References = ReadonlyMap<string, string>;

function operation(route: Route, references: References): object {
  const { method, path, summary, tag, parameters, query, body, response, status, errors = [], open = false } = route;
  const name = path
    .split('/')
    .filter(Boolean)
    .map((part) => part.replaceAll(/\W/g, ''))
    .join('-');
  const json = (schema: TSchema) => ({ 'application/json': { schema: referred(plain(schema), references) } });
  const failures = [400, ...(open ? [] : [401]), ...errors].map(
    (code) => [code, { description: errorTexts[code], content: json(ErrorBody) }] as const,
  );
  return {
    operationId: `${method.toLowerCase()}-${name}`,
    summary,
    tags: [tag],
    ...(open && { security: [] }),
    parameters: [...parametersOf('path', parameters), ...parametersOf('query', query)],
    ...(body && { requestBody: { required: true, content: json(body) } }),
    responses: {
      [status]: { description: response ? 'The answer' : 'Done', ...(response && { content: json(response) }) },
      ...Object.fromEntries(failures),
    },
  };
}

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

import type { FastifyError } from 'fastify';
import type { Static } from 'typebox';
import { ImportError } from '../import/import-error.ts';
import { NetworkError } from '../network-error.ts';
import type { ErrorBody } from './api-schemas.ts';

/** An answer to a request that failed. */
export interface Failure {
  readonly status: number;
  readonly body: Static<typeof ErrorBody>;
}

const statusOf: Readonly<Record<NetworkError['code'], number>> = {
  INVALID_REQUEST: 400,
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  LIMIT_REACHED: 409,
  CURSOR_EXPIRED: 410,
  RATE_LIMITED: 429,
  TOO_LARGE: 413,
  UNSUPPORTED_MEDIA: 415,
  AUTH_UNAVAILABLE: 503,
  INVALID_SETTINGS: 500,
};

const importStatus: Readonly<Partial<Record<ImportError['code'], number>>> = {
  FILE_TOO_LARGE: 413,
  TOO_MUCH_INSIDE: 413,
  BINARY_FILE: 415,
  UNSUPPORTED_ENCODING: 415,
  BUSY: 503,
};
const statusOfImport = (code: ImportError['code']) => importStatus[code] ?? 400;

/** What to say about an error. Whatever was not foreseen becomes `INTERNAL`, without its words: they may hold anything. */
export function toFailure(error: unknown): Failure {
  if (error instanceof NetworkError) return failure(statusOf[error.code], error.code, error.message, error);
  if (error instanceof ImportError) return failure(statusOfImport(error.code), error.code, error.message, error);
  const { statusCode = 500, code, validation, validationContext } = (error ?? {}) as Partial<FastifyError>;
  if (validation) return invalid(validation[0], validationContext ?? 'request');
  if (statusCode === 413) return failure(413, 'TOO_LARGE', 'the request is too large');
  if (statusCode === 415) {
    return failure(415, 'UNSUPPORTED_MEDIA', 'this content type is not read', {
      field: 'content-type',
      expected: 'application/json',
    });
  }
  if (statusCode >= 400 && statusCode < 500) {
    const isJson = code === 'FST_ERR_CTP_INVALID_JSON_BODY' || code === 'FST_ERR_CTP_EMPTY_JSON_BODY';
    return failure(400, 'INVALID_REQUEST', isJson ? 'the body is not JSON' : 'the request cannot be read', {
      ...(isJson && { field: 'body', expected: 'a JSON object' }),
    });
  }
  return failure(500, 'INTERNAL', 'something went wrong here; it is not your request');
}

export const notFound = (): Failure => failure(404, 'NOT_FOUND', 'there is no such path; see /openapi.json');

function failure(
  status: number,
  code: string,
  message: string,
  details: { field?: string | undefined; expected?: string | undefined } = {},
): Failure {
  const { field, expected } = details;
  return {
    status,
    body: {
      error: { code, message, ...(field !== undefined && { field }), ...(expected !== undefined && { expected }) },
    },
  };
}

type Problem = NonNullable<FastifyError['validation']>[number];

function invalid(problem: Problem | undefined, context: string): Failure {
  const { instancePath = '', keyword = '', params = {}, message = 'is not valid' } = problem ?? {};
  const key = params['missingProperty'] ?? params['additionalProperty'];
  const field = [...instancePath.split('/').slice(1), ...(typeof key === 'string' ? [key] : [])].join('.');
  const place = context === 'querystring' ? 'query' : context;
  const expected =
    keyword === 'additionalProperties' ? 'no field of that name' : keyword === 'required' ? 'this field' : message;
  const seen = keyword === 'required' ? 'is missing' : keyword === 'additionalProperties' ? 'is not known' : message;
  return failure(400, 'INVALID_REQUEST', `${place}${field === '' ? '' : ` ${field.slice(0, 100)}`} ${seen}`, {
    field: (field === '' ? place : field).slice(0, 100),
    expected,
  });
}

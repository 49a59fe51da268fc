import { APIError } from '@anthropic-ai/sdk';
import { describe, expect, it } from 'vitest';
import { classifyError, readRetryAfter } from './classify-error.ts';

const options = { nowMs: 0, secrets: [], started: false };
const answered = (status: number, body: unknown = {}, headers: Record<string, string> = {}) =>
  classifyError(APIError.generate(status, body as object, undefined, new Headers(headers)), options);

describe('a status', () => {
  it.each([
    [400, 'INVALID_REQUEST', false],
    [401, 'UNAUTHENTICATED', false],
    [402, 'NO_CREDIT', false],
    [403, 'FORBIDDEN', false],
    [404, 'NOT_FOUND', false],
    [408, 'SERVER_TIMEOUT', true],
    [409, 'CONFLICT', true],
    [413, 'TOO_LARGE', false],
    [418, 'INVALID_REQUEST', false],
    [422, 'INVALID_REQUEST', false],
    [429, 'RATE_LIMITED', true],
    [499, 'INVALID_REQUEST', false],
    [500, 'SERVER_ERROR', true],
    [501, 'SERVER_ERROR', true],
    [503, 'SERVER_ERROR', true],
    [504, 'SERVER_TIMEOUT', true],
    [529, 'OVERLOADED', true],
  ])('%i is %s', (status, code, retryable) => {
    expect(answered(status)).toMatchObject({ code, retryable, status });
  });

  it.each(['enforced_spend_limit_reached', 'contract_spend_limit_reached'])(
    '429 with %s is not worth a retry',
    (error_code) => {
      const body = { error: { type: 'rate_limit_error', message: 'no', details: { error_code } } };
      expect(answered(429, body)).toMatchObject({ code: 'SPEND_LIMIT', retryable: false });
    },
  );

  it("gives way to the service's own word on a retry", () => {
    expect(answered(500, {}, { 'x-should-retry': 'false' }).retryable).toBe(false);
    expect(answered(400, {}, { 'x-should-retry': 'true' }).retryable).toBe(true);
  });

  it.each([[null], ['text'], [{ error: 7 }], [{ error: { type: {}, message: [] } }], [[]]])(
    'holds with the body %j',
    (body) => {
      expect(answered(500, body).code).toBe('SERVER_ERROR');
    },
  );
});

describe('an error event', () => {
  it.each([
    ['invalid_request_error', 'INVALID_REQUEST'],
    ['authentication_error', 'UNAUTHENTICATED'],
    ['billing_error', 'NO_CREDIT'],
    ['permission_error', 'FORBIDDEN'],
    ['not_found_error', 'NOT_FOUND'],
    ['conflict_error', 'CONFLICT'],
    ['rate_limit_error', 'RATE_LIMITED'],
    ['timeout_error', 'SERVER_TIMEOUT'],
    ['overloaded_error', 'OVERLOADED'],
    ['api_error', 'SERVER_ERROR'],
    ['something_new', 'SERVER_ERROR'],
  ])('of type %s is %s', (type, code) => {
    const body = { type: 'error', error: { type, message: 'said' } };
    const error = new APIError(undefined, body, undefined, new Headers({ 'request-id': 'req_1' }));
    expect(classifyError(error, { ...options, started: true })).toMatchObject({ code, requestId: 'req_1' });
  });
});

describe('the wait that the service asks for', () => {
  it.each([
    [{ 'retry-after-ms': '1500.5' }, 1500.5],
    [{ 'retry-after-ms': '20', 'retry-after': '3' }, 20],
    [{ 'retry-after': '3' }, 3_000],
    [{ 'retry-after': '0' }, 0],
    [{ 'retry-after': 'Thu, 01 Jan 1970 00:00:09 GMT' }, 8_000],
    [{ 'retry-after': 'Thu, 01 Jan 1970 00:00:00 GMT' }, 0],
    [{ 'retry-after': '' }, undefined],
    [{ 'retry-after': 'soon' }, undefined],
    [{ 'retry-after-ms': '-5' }, undefined],
    [{}, undefined],
  ])('%j is %s ms', (headers, expected) => {
    expect(readRetryAfter(new Headers(headers as Record<string, string>), 1_000)).toBe(expected);
  });
});

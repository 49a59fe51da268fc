import type { ServerResponse } from 'node:http';

const types: Readonly<Record<number, string>> = {
  400: 'invalid_request_error',
  401: 'authentication_error',
  402: 'billing_error',
  403: 'permission_error',
  404: 'not_found_error',
  408: 'timeout_error',
  409: 'conflict_error',
  413: 'invalid_request_error',
  422: 'invalid_request_error',
  429: 'rate_limit_error',
  504: 'timeout_error',
  529: 'overloaded_error',
};

/** The `error.type` that belongs to a status. */
export const errorType = (status: number): string =>
  types[status] ?? (status < 500 ? 'invalid_request_error' : 'api_error');

/** The status that belongs to an `error.type`. */
export function errorStatus(type: string): number {
  const found = Object.entries(types).find(([, each]) => each === type);
  return found ? Number(found[0]) : 500;
}

export interface ErrorAnswer {
  readonly status: number;
  readonly message: string;
  readonly type?: string | undefined;
  readonly code?: string | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

/** The error object, as it is in a body and in an `error` event. */
export function errorObject(error: Omit<ErrorAnswer, 'headers'>, requestId: string) {
  const { type = errorType(error.status), message, code } = error;
  return {
    type: 'error',
    error: { type, message, ...(code !== undefined && { details: { error_code: code } }) },
    request_id: requestId,
  };
}

export function sendJson(
  response: ServerResponse,
  status: number,
  body: object,
  headers?: Readonly<Record<string, string>>,
) {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
}

export function sendError(response: ServerResponse, error: ErrorAnswer, requestId: string): void {
  sendJson(response, error.status, errorObject(error, requestId), error.headers);
}

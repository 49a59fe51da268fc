import type { APIError } from '@anthropic-ai/sdk';
import { ModelError } from './model-error.ts';
import type { ModelErrorCode } from './model-error.ts';

const byStatus: Readonly<Record<number, ModelErrorCode>> = {
  401: 'UNAUTHENTICATED',
  402: 'NO_CREDIT',
  403: 'FORBIDDEN',
  404: 'NOT_FOUND',
  408: 'SERVER_TIMEOUT',
  409: 'CONFLICT',
  413: 'TOO_LARGE',
  429: 'RATE_LIMITED',
  504: 'SERVER_TIMEOUT',
  529: 'OVERLOADED',
};

/** For an `error` event inside a stream, which has no status. */
const byType: Readonly<Record<string, ModelErrorCode>> = {
  invalid_request_error: 'INVALID_REQUEST',
  authentication_error: 'UNAUTHENTICATED',
  billing_error: 'NO_CREDIT',
  permission_error: 'FORBIDDEN',
  not_found_error: 'NOT_FOUND',
  conflict_error: 'CONFLICT',
  rate_limit_error: 'RATE_LIMITED',
  timeout_error: 'SERVER_TIMEOUT',
  overloaded_error: 'OVERLOADED',
};

const spendLimits: ReadonlySet<string> = new Set(['enforced_spend_limit_reached', 'contract_spend_limit_reached']);

const asText = (value: unknown): string | undefined => (typeof value === 'string' && value ? value : undefined);

function codeOf({ status, type, errorCode }: APIError): ModelErrorCode {
  if (spendLimits.has(errorCode ?? '')) return 'SPEND_LIMIT';
  if (status === undefined) return byType[String(type)] ?? 'SERVER_ERROR';
  return byStatus[status] ?? (status < 500 ? 'INVALID_REQUEST' : 'SERVER_ERROR');
}

/** By its shape, not its class: a host may bring a client from another copy of the SDK. */
const isApiError = (error: unknown): error is APIError =>
  error instanceof Error && 'requestID' in error && 'status' in error && 'headers' in error;

/** The wait that the service asked for, in milliseconds. */
export function readRetryAfter(headers: Headers | undefined, nowMs: number): number | undefined {
  const milliseconds = Number.parseFloat(headers?.get('retry-after-ms') ?? '');
  if (milliseconds >= 0) return milliseconds;
  const header = headers?.get('retry-after') ?? '';
  const seconds = Number(header);
  if (header.trim() && seconds >= 0) return seconds * 1000;
  const date = Date.parse(header);
  return Number.isNaN(date) ? undefined : Math.max(0, date - nowMs);
}

function shouldRetry(headers: Headers | undefined): boolean | undefined {
  const word = headers?.get('x-should-retry');
  return word === 'true' ? true : word === 'false' ? false : undefined;
}

export interface ClassifyOptions {
  readonly nowMs: number;
  /** What must not occur in a message: the client's key and token. */
  readonly secrets: readonly string[];
  /** Whether the answer had begun. */
  readonly started: boolean;
  readonly requestId?: string | undefined;
}

const redact = (text: string, secrets: readonly string[]): string =>
  secrets.reduce((safe, secret) => safe.replaceAll(secret, '[redacted]'), text);

/** The innermost cause of a failed connection, such as `ECONNREFUSED`: its code or its message, with nothing of the request in it. */
function rootCause(error: unknown): string {
  let root = error;
  for (let depth = 0; depth < 5 && root instanceof Error && root.cause instanceof Error; depth++) root = root.cause;
  if (!(root instanceof Error)) return 'unknown cause';
  return 'code' in root && typeof root.code === 'string' ? root.code : root.message;
}

/**
 * What the SDK, fetch or the JSON parser threw, as one of our codes. The thrown error itself is left behind on purpose: its message may
 * quote the request's headers, or the answer's text.
 */
export function classifyError(error: unknown, { nowMs, secrets, started, requestId }: ClassifyOptions): ModelError {
  if (error instanceof ModelError) return error;
  if (isApiError(error)) {
    if (error.name === 'APIConnectionTimeoutError')
      return new ModelError('SERVER_TIMEOUT', 'the model service sent no headers in time');
    // Nothing came back, so there are no headers.
    if (error.headers === undefined)
      return new ModelError('UNREACHABLE', redact(`no connection to the model service: ${rootCause(error)}`, secrets));
    return classifyAnswer(error, { nowMs, secrets, requestId });
  }
  if (error instanceof SyntaxError)
    return new ModelError('MALFORMED_STREAM', 'the stream holds an event whose data is not JSON', { requestId });
  if (started)
    return new ModelError(
      'CONNECTION_LOST',
      redact(`the connection broke in the answer: ${rootCause(error)}`, secrets),
      {
        requestId,
      },
    );
  // What remains is thrown before anything is sent: by the SDK, about how the client is set up.
  return new ModelError('INVALID_CONFIGURATION', redact(`the request could not be sent: ${rootCause(error)}`, secrets));
}

/** An error that the service itself sent, with a status or inside a stream. Its body may be anything. */
function classifyAnswer(error: APIError, { nowMs, secrets, requestId }: Omit<ClassifyOptions, 'started'>): ModelError {
  const { status, headers } = error;
  const where = status === undefined ? 'sent an error inside the stream' : `answered ${status}`;
  const type = asText(error.type);
  const said = asText(error.apiMessage)?.slice(0, 300);
  const message = `the model service ${where}${type ? ` (${type})` : ''}${said ? `: ${said}` : ''}`;
  return new ModelError(codeOf(error), redact(message, secrets), {
    status,
    requestId: error.requestID ?? requestId,
    retryable: shouldRetry(headers),
    retryAfterMs: readRetryAfter(headers, nowMs),
  });
}

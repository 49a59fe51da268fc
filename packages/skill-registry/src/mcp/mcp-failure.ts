import { ProtocolError, ProtocolErrorCode, SdkError, SdkErrorCode, SdkHttpError } from '@modelcontextprotocol/client';
import { CallFailure } from '../call-failure.ts';
import { TooLong } from './limited-fetch.ts';

/** What went wrong, as a call says it, and whether the connection is of no use any more. Nothing that a server wrote is in the message. */
export function mcpFailure(
  server: string,
  error: unknown,
  lastError: Error | undefined,
): { failure: CallFailure; isBroken: boolean } {
  const fail = (
    code: ConstructorParameters<typeof CallFailure>[0],
    message: string,
    more: { retryable?: boolean; isOutage?: boolean; isBroken?: boolean } = {},
  ) => {
    const { isBroken = false, ...options } = more;
    return { failure: new CallFailure(code, message, { ...options, cause: error }), isBroken };
  };
  if (error instanceof CallFailure) return { failure: error, isBroken: false };
  if ([error, lastError].some(isTooLong))
    return fail('INVALID_RESPONSE', `the answer of ${server} is too long`, { isBroken: true });
  if (error instanceof ProtocolError) {
    if (error.code === ProtocolErrorCode.InvalidParams)
      return fail('INVALID_INPUT', `${server} does not take this input`);
    return fail('UNAVAILABLE', `${server} answered with error ${Number(error.code)}`, { isOutage: false });
  }
  if (error instanceof SdkHttpError) return httpFailure(server, error.status, fail);
  if (error instanceof SdkError) {
    if (error.code === SdkErrorCode.RequestTimeout) return fail('TIMEOUT', 'no answer in time', { isOutage: true });
    if (error.code === SdkErrorCode.InvalidResult || error.code === SdkErrorCode.UnsupportedResultType)
      return fail('INVALID_RESPONSE', `${server} answered something that is no result of a tool`);
  }
  return fail('UNAVAILABLE', `no connection to ${server}, or it broke off`, { retryable: true, isBroken: true });
}

type Fail = (
  code: ConstructorParameters<typeof CallFailure>[0],
  message: string,
  more?: { retryable?: boolean; isOutage?: boolean; isBroken?: boolean },
) => { failure: CallFailure; isBroken: boolean };

function httpFailure(server: string, status: number, fail: Fail) {
  if (status === 401 || status === 403) return fail('FORBIDDEN', `${server} answered ${status}`);
  if (status === 429) return fail('UNAVAILABLE', `${server} answered 429`, { isOutage: false });
  // A session that the server has forgotten is answered so: a new one helps.
  if (status === 404 || status === 400)
    return fail('UNAVAILABLE', `${server} answered ${status}`, { retryable: true, isOutage: false, isBroken: true });
  return fail('UNAVAILABLE', `${server} answered ${status}`, {
    retryable: status >= 502 && status <= 504,
    isBroken: true,
  });
}

function isTooLong(error: unknown): boolean {
  for (let at = error, hops = 0; at instanceof Error && hops < 8; at = at.cause, hops++)
    if (at instanceof TooLong || /maximum (?:buffer )?size|buffer .*exceed|longer than \d+ bytes/i.test(at.message))
      return true;
  return false;
}

import { TrellisError } from '@trellis/core';

export type HostErrorCode =
  | 'INVALID_REQUEST'
  | 'UNAUTHENTICATED'
  | 'CROSS_ORIGIN'
  | 'NOT_FOUND'
  | 'CONVERSATION_BUSY'
  | 'REQUEST_TIMEOUT'
  | 'BODY_TOO_LARGE'
  | 'HEADERS_TOO_LARGE'
  | 'UNSUPPORTED_MEDIA_TYPE'
  | 'TOO_MANY_TURNS'
  | 'SHUTTING_DOWN'
  | 'NETWORK_BUSY'
  | 'NETWORK_UNAVAILABLE'
  | 'INTERNAL';

const statusOf: Readonly<Record<HostErrorCode, number>> = {
  INVALID_REQUEST: 400,
  UNAUTHENTICATED: 401,
  CROSS_ORIGIN: 403,
  NOT_FOUND: 404,
  CONVERSATION_BUSY: 409,
  REQUEST_TIMEOUT: 408,
  BODY_TOO_LARGE: 413,
  HEADERS_TOO_LARGE: 431,
  UNSUPPORTED_MEDIA_TYPE: 415,
  TOO_MANY_TURNS: 429,
  SHUTTING_DOWN: 503,
  NETWORK_BUSY: 503,
  NETWORK_UNAVAILABLE: 502,
  INTERNAL: 500,
};

export interface HostErrorOptions extends ErrorOptions {
  /** The part of the request that is wrong, as a path such as `input.text`. */
  readonly field?: string;
  /** When it is worth trying again. */
  readonly retryAfterSeconds?: number;
}

/** A request that the host does not carry out. */
export class HostError extends TrellisError<HostErrorCode> {
  override readonly name = 'HostError';
  readonly field: string | undefined;
  readonly retryAfterSeconds: number | undefined;

  constructor(code: HostErrorCode, message: string, options: HostErrorOptions = {}) {
    super(code, message, options);
    this.field = options.field;
    this.retryAfterSeconds = options.retryAfterSeconds;
  }

  /** The HTTP status that says the same. */
  get status(): number {
    return statusOf[this.code];
  }
}

/** For an id that is not there, or is somebody else's: the two are told apart by nobody. */
export const notFound = (what: string): HostError => new HostError('NOT_FOUND', `There is no such ${what}.`);

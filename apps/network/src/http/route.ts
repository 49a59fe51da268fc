import type { FastifyRequest } from 'fastify';
import type { Static, TObject, TSchema } from 'typebox';
import type { Viewer } from '../auth/token-verifier.ts';

/** What a handler is given, already checked against the route's schemas. */
export interface RouteInput<P extends TObject, Q extends TObject, B extends TSchema> {
  readonly path: Static<P>;
  readonly query: Static<Q>;
  readonly body: Static<B>;
  readonly viewer: Viewer;
}

interface RouteParts<P extends TObject, Q extends TObject, B extends TSchema, R extends TSchema> {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** With `{names}`, as in OpenAPI. */
  readonly path: string;
  /** One sentence, for lists of operations. */
  readonly summary: string;
  /** More to know than that. */
  readonly description?: string;
  /** An answer, as the response schema has it. */
  readonly example?: unknown;
  readonly tag: string;
  readonly parameters?: P;
  readonly query?: Q;
  readonly body?: B;
  readonly bodyLimit?: number;
  /** Absent: 204 without content. */
  readonly response?: R;
  readonly status: 200 | 201 | 204;
  /** Which errors it has besides 401 and 400. */
  readonly errors?: readonly (403 | 404 | 409 | 410 | 413 | 415 | 503)[];
  /** Answers without a token. */
  readonly open?: boolean;
}

/** One operation of the API: the server registers it, and the OpenAPI document describes it. */
export interface Route extends RouteParts<TObject, TObject, TSchema, TSchema> {
  handle(input: RouteInput<TObject, TObject, TSchema>, request: FastifyRequest): unknown;
}

/** Declares an operation with types for its handler. */
export function defineRoute<P extends TObject, Q extends TObject, B extends TSchema, R extends TSchema>(
  route: RouteParts<P, Q, B, R> & {
    handle(input: RouteInput<P, Q, B>, request: FastifyRequest): Static<R> | Promise<Static<R>>;
  },
): Route {
  return route as unknown as Route;
}

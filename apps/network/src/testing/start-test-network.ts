import { createDevTokens } from '../auth/dev-tokens.ts';
import { startNetwork } from '../start-network.ts';
import { testVocabulary } from './test-vocabulary.ts';
import type { NetworkOptions, RunningNetwork } from '../start-network.ts';

/** What came back; `body` is parsed JSON, left loose so that tests can say what they expect of it. */
export interface TestResponse {
  readonly status: number;
  readonly headers: Headers;
  // oxlint-disable-next-line typescript/no-explicit-any -- what a test expects of an answer is what it tests
  readonly body: any;
}

export interface TestClient {
  get(path: string, headers?: Record<string, string>): Promise<TestResponse>;
  /** As JSON, unless another content type is given. */
  post(path: string, body: unknown, contentType?: string): Promise<TestResponse>;
  put(path: string, body?: unknown): Promise<TestResponse>;
  delete(path: string): Promise<TestResponse>;
}

export interface TestNetwork extends RunningNetwork {
  as(memberId: string, tenant?: string): TestClient;
}

/** The day on which tests take place. */
export const testDay = new Date('2026-11-21T12:00:00Z');

/** A network in memory, on a free port. */
export async function startTestNetwork(options: Partial<NetworkOptions> = {}): Promise<TestNetwork> {
  const tokens = createDevTokens();
  const network = await startNetwork({
    database: ':memory:',
    port: 0,
    auth: tokens.verifier,
    sample: false,
    vocabulary: testVocabulary,
    now: () => testDay,
    ...options,
  });
  const send = async (owner: { memberId: string; tenant: string }, path: string, init: RequestInit = {}) => {
    const token = await tokens.sign(owner.memberId, owner.tenant);
    const response = await fetch(`${network.url}${path}`, {
      ...init,
      headers: { authorization: `Bearer ${token}`, ...init.headers },
      signal: AbortSignal.timeout(10_000),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: text === '' ? undefined : JSON.parse(text) };
  };
  return {
    ...network,
    as: (memberId, tenant = 'acme') => ({
      get: (path, headers = {}) => send({ memberId, tenant }, path, { headers }),
      put: (path, body) =>
        send({ memberId, tenant }, path, {
          method: 'PUT',
          ...(body !== undefined && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
        }),
      delete: (path) => send({ memberId, tenant }, path, { method: 'DELETE' }),
      post: (path, body, contentType = 'application/json') =>
        send({ memberId, tenant }, path, {
          method: 'POST',
          headers: { 'content-type': contentType },
          body: typeof body === 'string' ? body : JSON.stringify(body),
        }),
    }),
  };
}

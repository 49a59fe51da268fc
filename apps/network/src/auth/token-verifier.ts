import { createLocalJWKSet, createRemoteJWKSet, errors, jwtVerify } from 'jose';
import type { CryptoKey, JSONWebKeySet, JWTPayload, JWTVerifyGetKey, JWTVerifyOptions, KeyObject } from 'jose';
import { NetworkError } from '../network-error.ts';
import { createRememberedViewers } from './remembered-viewers.ts';

/** Whose request it is, from a verified token and from nothing else. */
export interface Viewer {
  readonly tenant: string;
  readonly memberId: string;
  /** Of the claim `scope`; absent where the token has none. */
  readonly scopes?: readonly string[];
}

/** Turns a bearer token into the member it was issued to. */
export interface TokenVerifier {
  /** True for keys made up by this process: good on the loopback interface only. */
  readonly development: boolean;
  /** Rejects with `UNAUTHENTICATED`, or with `AUTH_UNAVAILABLE` when the keys could not be fetched. */
  verify(token: string): Promise<Viewer>;
}

/** The key a token must be signed with: a set (or where it is published), one public key, or a shared secret of at least 32 bytes. */
export type VerificationKey =
  | { readonly jwks: URL | JSONWebKeySet }
  | { readonly publicKey: CryptoKey | KeyObject }
  | { readonly secret: Uint8Array };

export type TokenVerifierOptions = VerificationKey & {
  readonly issuer: string;
  readonly audience: string;
  /** Signature algorithms to accept. With a secret always HS256, else `RS256`, `PS256`, `ES256` and `EdDSA` when absent; never `none`. */
  readonly algorithms?: readonly string[];
  /** How far clocks may differ; 5 when absent. */
  readonly clockToleranceSeconds?: number;
  readonly now?: () => Date;
  readonly development?: boolean;
};

const asymmetric = ['RS256', 'PS256', 'ES256', 'EdDSA'];
/** A key set is fetched within this time or not at all. */
const jwksTimeoutMs = 5000;

/**
 * A verifier with pinned algorithms, issuer and audience. `sub`, `tenant` and `exp` must be there. What was good is not verified again for a
 * minute, as long as the token lasts.
 */
export function createTokenVerifier(options: TokenVerifierOptions): TokenVerifier {
  const { issuer, audience, clockToleranceSeconds = 5, now = () => new Date(), development = false } = options;
  if (issuer === '' || audience === '')
    throw new NetworkError('INVALID_SETTINGS', 'issuer and audience must not be empty');
  const key = keyOf(options);
  const algorithms = algorithmsOf(options);
  const isRemote = 'jwks' in options && options.jwks instanceof URL;
  const remembered = createRememberedViewers(now);
  return {
    development,
    async verify(token) {
      const known = remembered.get(token);
      if (known) return known;
      const checks: JWTVerifyOptions = {
        issuer,
        audience,
        algorithms,
        clockTolerance: clockToleranceSeconds,
        currentDate: now(),
        requiredClaims: ['sub', 'tenant', 'exp'],
      };
      const payload = await verified(() => jwtVerify(token, key, checks), isRemote);
      const viewer = viewerOf(payload);
      remembered.add(token, viewer, ((payload.exp ?? 0) + clockToleranceSeconds) * 1000);
      return viewer;
    },
  };
}

function keyOf(options: VerificationKey): JWTVerifyGetKey {
  if ('secret' in options) {
    const { secret } = options;
    if (secret.byteLength < 32) throw new NetworkError('INVALID_SETTINGS', 'a shared secret needs at least 32 bytes');
    return () => Promise.resolve(secret);
  }
  if ('publicKey' in options) return () => Promise.resolve(options.publicKey);
  return options.jwks instanceof URL
    ? createRemoteJWKSet(options.jwks, { timeoutDuration: jwksTimeoutMs })
    : createLocalJWKSet(options.jwks);
}

function algorithmsOf(options: TokenVerifierOptions): string[] {
  const symmetric = 'secret' in options;
  const algorithms = [...(options.algorithms ?? (symmetric ? ['HS256'] : asymmetric))];
  // A public key is no secret: accepting HMAC beside it would let anybody who has read it sign tokens.
  const misfit = algorithms.find((algorithm) => algorithm === 'none' || algorithm.startsWith('HS') !== symmetric);
  if (misfit === undefined && algorithms.length > 0) return algorithms;
  throw new NetworkError('INVALID_SETTINGS', `algorithm ${misfit ?? '(none given)'} does not fit the key`);
}

async function verified(check: () => Promise<{ payload: JWTPayload }>, isRemote: boolean): Promise<JWTPayload> {
  try {
    return (await check()).payload;
  } catch (cause) {
    if (isRemote && isOutage(cause)) {
      throw new NetworkError('AUTH_UNAVAILABLE', 'the keys to check tokens with cannot be fetched now', { cause });
    }
    throw unauthenticated(reasonOf(cause), cause);
  }
}

/** jose has no class of its own for a key set that answers with an error: it throws its base class. */
const isOutage = (cause: unknown) =>
  !(cause instanceof errors.JOSEError) || cause instanceof errors.JWKSTimeout || cause.code === 'ERR_JOSE_GENERIC';

function reasonOf(cause: unknown): string {
  if (cause instanceof errors.JWTExpired) return 'the token has expired';
  if (cause instanceof errors.JWTClaimValidationFailed) return `the token's claim ${cause.claim} is missing or wrong`;
  return 'the token is not valid';
}

const unauthenticated = (message: string, cause?: unknown) =>
  new NetworkError('UNAUTHENTICATED', message, { expected: 'Authorization: Bearer <token>', cause });

function viewerOf(payload: JWTPayload): Viewer {
  const { sub, tenant } = payload;
  if (!isName(sub)) throw unauthenticated("the token's claim sub is missing or wrong");
  if (!isName(tenant)) throw unauthenticated("the token's claim tenant is missing or wrong");
  return { tenant, memberId: sub, ...scopesOf(payload) };
}

/** RFC 8693, 4.2: names with spaces between them. Some issuers write a list. */
function scopesOf({ scope }: JWTPayload): Pick<Viewer, 'scopes'> {
  if (scope === undefined) return {};
  const names: unknown = typeof scope === 'string' ? scope.split(' ') : scope;
  if (!Array.isArray(names) || !names.every((name) => typeof name === 'string'))
    throw unauthenticated("the token's claim scope is wrong");
  return { scopes: names.filter((name) => name !== '') };
}

const isName = (value: unknown): value is string =>
  typeof value === 'string' && value.length <= 200 && /^[^\p{C}\s][^\p{C}]*$/u.test(value);

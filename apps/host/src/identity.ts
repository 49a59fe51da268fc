import type { Member, Owner } from '@trellis/core';
import { TrellisError } from '@trellis/core';
import type { TokenVerifier } from '@trellis/network';
import { HostError } from './host-error.ts';

/** Whose request it is. Everything but language and time zone comes from a verified token. */
export interface Identity {
  readonly owner: Owner;
  /** Passed on to the network, so that every read has the member's own rights. */
  readonly token: string;
  /** What the token says it may be used for; absent in development, where all may be. */
  readonly scopes?: readonly string[];
}

/** Tells who sends a request. Throws `UNAUTHENTICATED`. */
export type Authenticate = (authorization: string | undefined) => Promise<Identity>;

/** The member that requests without a token act as; only in development. */
export interface DefaultMember {
  readonly token: string;
  readonly owner: Owner;
}

/** Reads `Authorization: Bearer`. A token that is there must be good, also in development. */
export function createAuthenticate(verifier: TokenVerifier, fallback?: () => Promise<DefaultMember>): Authenticate {
  return async (authorization) => {
    if (authorization === undefined && fallback) return fallback();
    const token = /^Bearer ([\w.~+/=-]+)$/i.exec(authorization ?? '')?.[1];
    if (token === undefined) throw unauthenticated('expected Authorization: Bearer <token>');
    try {
      const { tenant, memberId, scopes = verifier.development ? undefined : [] } = await verifier.verify(token);
      return { owner: { tenant, memberId }, token, ...(scopes && { scopes }) };
    } catch (error) {
      if (TrellisError.isInstance(error) && error.code === 'UNAUTHENTICATED')
        throw unauthenticated(error.message, error);
      throw new HostError('NETWORK_UNAVAILABLE', 'Tokens cannot be checked right now.', { cause: error });
    }
  };
}

const unauthenticated = (message: string, cause?: unknown) =>
  new HostError('UNAUTHENTICATED', message, { field: 'authorization', cause });

/** Language and time zone of a request; what is not valid is replaced, not refused. */
export function memberOf(owner: Owner, wishes: { locale?: string | undefined; timeZone?: string | undefined }): Member {
  return { id: owner.memberId, locale: localeOf(wishes.locale), timeZone: timeZoneOf(wishes.timeZone) };
}

/** The first language of a tag or of an `Accept-Language` header. */
export function localeOf(wish: string | undefined): string {
  const tag = wish?.split(/[,;]/, 1)[0]?.trim() ?? '';
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? 'en';
  } catch {
    return 'en';
  }
}

function timeZoneOf(wish: string | undefined): string {
  if (wish === undefined) return 'UTC';
  try {
    return new Intl.DateTimeFormat('en', { timeZone: wish }).resolvedOptions().timeZone;
  } catch {
    return 'UTC';
  }
}

import { randomBytes } from 'node:crypto';
import { SignJWT } from 'jose';
import { createTokenVerifier } from './token-verifier.ts';
import type { TokenVerifier } from './token-verifier.ts';

/** Tokens that are worth nothing outside the process that made them. */
export interface DevTokens {
  /** A token for this member, good for twelve hours. */
  sign(memberId: string, tenant: string): Promise<string>;
  readonly verifier: TokenVerifier;
}

const issuer = 'trellis-development';
const audience = 'trellis-network';

/** For development on one's own machine: signed with a random secret that is never written down. */
export function createDevTokens(options: { now?: () => Date } = {}): DevTokens {
  const { now = () => new Date() } = options;
  const secret = new Uint8Array(randomBytes(32));
  return {
    sign(memberId, tenant) {
      const issuedAt = Math.floor(now().getTime() / 1000);
      return new SignJWT({ tenant })
        .setProtectedHeader({ alg: 'HS256' })
        .setSubject(memberId)
        .setIssuer(issuer)
        .setAudience(audience)
        .setIssuedAt(issuedAt)
        .setExpirationTime(issuedAt + 12 * 3600)
        .sign(secret);
    },
    verifier: createTokenVerifier({ issuer, audience, secret, now, development: true }),
  };
}

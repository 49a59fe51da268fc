import { SignJWT, exportJWK, generateKeyPair } from 'jose';
import type { CryptoKey } from 'jose';
import { describe, expect, it } from 'vitest';
import { createDevTokens } from './dev-tokens.ts';
import { createTokenVerifier } from './token-verifier.ts';

const now = () => new Date('2026-11-21T12:00:00Z');
const seconds = now().getTime() / 1000;
const issuer = 'https://issuer.example';
const audience = 'network';
const { publicKey, privateKey } = await generateKeyPair('ES256');
const stranger = await generateKeyPair('ES256');

async function sign(claims: Record<string, unknown> = {}, key: CryptoKey | Uint8Array = privateKey, alg = 'ES256') {
  const payload = { iss: issuer, aud: audience, sub: 'me', tenant: 'acme', exp: seconds + 60, ...claims };
  return new SignJWT(payload).setProtectedHeader({ alg, kid: 'k1' }).sign(key);
}

const verifier = createTokenVerifier({ issuer, audience, publicKey, now });

describe('a token is good when issuer, audience, key and time fit', () => {
  it('gives the member and the tenant', async () => {
    expect(await verifier.verify(await sign())).toEqual({ memberId: 'me', tenant: 'acme' });
  });

  it.each([
    ['jobs:read  posts:read', ['jobs:read', 'posts:read']],
    [['jobs:read'], ['jobs:read']],
    ['', []],
  ])('gives the scopes of %j', async (scope, scopes) => {
    expect(await verifier.verify(await sign({ scope }))).toEqual({ memberId: 'me', tenant: 'acme', scopes });
  });

  it('reads keys from a set', async () => {
    const jwks = { keys: [{ ...(await exportJWK(publicKey)), kid: 'k1', alg: 'ES256' }] };
    const withSet = createTokenVerifier({ issuer, audience, jwks, now });
    expect(await withSet.verify(await sign())).toEqual({ memberId: 'me', tenant: 'acme' });
  });

  it('forgives clocks five seconds, and not more', async () => {
    await expect(verifier.verify(await sign({ exp: seconds - 4 }))).resolves.toBeDefined();
    await expect(verifier.verify(await sign({ exp: seconds - 6 }))).rejects.toMatchObject({
      message: 'the token has expired',
    });
  });
});

describe('any other token is refused', () => {
  it.each([
    ['another issuer', { iss: 'https://evil.example' }],
    ['another audience', { aud: 'payroll' }],
    ['no member', { sub: undefined }],
    ['an empty member', { sub: '' }],
    ['no tenant', { tenant: undefined }],
    ['an empty tenant, which is the one everybody shares', { tenant: '' }],
    ['a tenant that is no text', { tenant: { $ne: '' } }],
    ['a member with control characters', { sub: 'me\u0000' }],
    ['scopes that are no text', { scope: [{ name: 'jobs:read' }] }],
    ['no end', { exp: undefined }],
    ['not yet valid', { nbf: seconds + 3600 }],
  ])('%s', async (_, claims) => {
    await expect(verifier.verify(await sign(claims))).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  it('signed with another key', async () => {
    await expect(verifier.verify(await sign({}, stranger.privateKey))).rejects.toMatchObject({
      code: 'UNAUTHENTICATED',
    });
  });

  it('signed by HMAC with the public key as the secret', async () => {
    const secret = new TextEncoder().encode(JSON.stringify(await exportJWK(publicKey)));
    await expect(verifier.verify(await sign({}, secret, 'HS256'))).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  it.each(['', 'x', 'a.b.c', 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJtZSIsInRlbmFudCI6ImFjbWUifQ.'])('%j', async (token) => {
    await expect(verifier.verify(token)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  });
});

describe('settings that would let strangers in are refused', () => {
  it.each([
    ['a short secret', { secret: new Uint8Array(16) }],
    ['HMAC beside a public key', { publicKey, algorithms: ['ES256', 'HS256'] }],
    ['no signature at all', { publicKey, algorithms: ['none'] }],
    ['no algorithm', { publicKey, algorithms: [] }],
  ])('%s', (_, options) => {
    expect(() => createTokenVerifier({ issuer, audience, ...options })).toThrow(
      expect.objectContaining({ code: 'INVALID_SETTINGS' }),
    );
  });
});

describe('keys that cannot be fetched', () => {
  it('are an outage, not a bad token', async () => {
    const remote = createTokenVerifier({ issuer, audience, jwks: new URL('http://127.0.0.1:1/keys'), now });
    await expect(remote.verify(await sign())).rejects.toMatchObject({ code: 'AUTH_UNAVAILABLE' });
  });
});

describe('development tokens', () => {
  it('are good for the process that made them, and for no other', async () => {
    const [mine, other] = [createDevTokens({ now }), createDevTokens({ now })];
    const token = await mine.sign('person-x', 'development');
    expect(await mine.verifier.verify(token)).toEqual({ memberId: 'person-x', tenant: 'development' });
    await expect(other.verifier.verify(token)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  });
});

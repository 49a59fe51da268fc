import type { TokenVerifier } from '@trellis/network';
import { createDevTokens, createTokenVerifier } from '@trellis/network';
import { SignJWT, exportJWK, generateKeyPair } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import { createAuthenticate, localeOf, memberOf } from './identity.ts';

const issuer = 'https://issuer.example';
const audience = 'trellis';
const nowSeconds = Math.floor(Date.parse('2026-06-01T12:00:00Z') / 1000);

type Key = Awaited<ReturnType<typeof generateKeyPair>>['privateKey'];
let ours: Key;
let theirs: Key;
let verifier: TokenVerifier;

beforeAll(async () => {
  const pair = await generateKeyPair('ES256');
  ours = pair.privateKey;
  theirs = (await generateKeyPair('ES256')).privateKey;
  const jwk = { ...(await exportJWK(pair.publicKey)), kid: 'k1', alg: 'ES256' };
  verifier = createTokenVerifier({ issuer, audience, jwks: { keys: [jwk] }, now: () => new Date(nowSeconds * 1000) });
});

interface Claims {
  sub?: string;
  tenant?: unknown;
  scope?: string;
  iss?: string;
  aud?: string;
  exp?: number;
  nbf?: number;
}

const good: Claims = { sub: 'person-1', tenant: 'acme', iss: issuer, aud: audience, exp: nowSeconds + 600 };
const sign = (claims: Claims, key: () => Key = () => ours, alg = 'ES256') =>
  new SignJWT({ ...claims }).setProtectedHeader({ alg, kid: 'k1' }).sign(key());
const unsigned = (claims: Claims) => {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'none' })}.${part(claims)}.`;
};
const tampered = async () => {
  const [header, , signature] = (await sign(good)).split('.');
  return `${header}.${Buffer.from(JSON.stringify({ ...good, sub: 'admin' })).toString('base64url')}.${signature}`;
};
const withoutClaim = (name: keyof Claims) =>
  sign(Object.fromEntries(Object.entries(good).filter(([key]) => key !== name)));

describe('a token', () => {
  it('names tenant and member', async () => {
    const token = await sign(good);
    expect(await createAuthenticate(verifier)(`Bearer ${token}`)).toEqual({
      owner: { tenant: 'acme', memberId: 'person-1' },
      token,
      scopes: [],
    });
  });

  it('says what it may be used for', async () => {
    const token = await sign({ ...good, scope: 'jobs:read posts:read' });
    expect(await createAuthenticate(verifier)(`Bearer ${token}`)).toMatchObject({
      scopes: ['jobs:read', 'posts:read'],
    });
  });

  it('of development may be used for everything', async () => {
    const tokens = createDevTokens();
    const token = await tokens.sign('me', 'development');
    expect(await createAuthenticate(tokens.verifier)(`Bearer ${token}`)).toEqual({
      owner: { tenant: 'development', memberId: 'me' },
      token,
    });
  });

  it.each<[string, () => string | Promise<string>]>([
    ['of another key', () => sign(good, () => theirs)],
    ['without a signature', () => unsigned(good)],
    ['that was changed', tampered],
    ['that has expired', () => sign({ ...good, exp: nowSeconds - 60 })],
    ['that never expires', () => withoutClaim('exp')],
    ['that is not valid yet', () => sign({ ...good, nbf: nowSeconds + 60 })],
    ['of another issuer', () => sign({ ...good, iss: 'https://other.example' })],
    ['for another audience', () => sign({ ...good, aud: 'mail' })],
    ['without a member', () => withoutClaim('sub')],
    ['without a tenant', () => withoutClaim('tenant')],
    ['whose tenant is no text', () => sign({ ...good, tenant: { $ne: '' } })],
    ['with an empty member', () => sign({ ...good, sub: '' })],
    ['that is none', () => 'a.b.c'],
    ['of two words', () => 'a b'],
    ['of nothing', () => ''],
  ])('%s is refused', async (_, make) => {
    const authenticate = createAuthenticate(verifier, () => Promise.reject(new Error('not asked for')));
    await expect(authenticate(`Bearer ${await make()}`)).rejects.toMatchObject({
      code: 'UNAUTHENTICATED',
      status: 401,
    });
  });

  it.each([undefined, 'Basic eDp5', 'Bearer'])('must be there: %j', async (authorization) => {
    await expect(createAuthenticate(verifier)(authorization)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  });
});

describe('language and time zone', () => {
  it.each([
    ['de-AT,de;q=0.9,en;q=0.8', 'de-AT'],
    ['EN-us', 'en-US'],
    ['*', 'en'],
    ['', 'en'],
    [undefined, 'en'],
    ['__proto__', 'en'],
    ['x'.repeat(500), 'en'],
  ])('%j is %s', (wish, locale) => {
    expect(localeOf(wish)).toBe(locale);
  });

  it('that make no sense are replaced', () => {
    const owner = { tenant: 't', memberId: 'm' };
    expect(memberOf(owner, { locale: '??', timeZone: 'Mars/Olympus' })).toEqual({
      id: 'm',
      locale: 'en',
      timeZone: 'UTC',
    });
  });
});

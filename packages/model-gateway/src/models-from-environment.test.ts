import { startFakeAnthropic } from '@trellis/fake-anthropic';
import { collect } from '@trellis/core/testing';
import { describe, expect, it } from 'vitest';
import { patient, request } from './__fixtures__/at-fake-server.ts';
import { modelsFromEnvironment } from './models-from-environment.ts';

describe('modelsFromEnvironment', () => {
  it.each([
    ['nothing', {}],
    ['blank values', { ANTHROPIC_API_KEY: ' ', ANTHROPIC_AUTH_TOKEN: '', ANTHROPIC_BASE_URL: undefined }],
    ['model ids alone', { TRELLIS_LARGE_MODEL: 'claude-sonnet-5-5' }],
  ])('gives no models for %s', (_, env) => {
    const { models, description } = modelsFromEnvironment(env);
    expect([Object.keys(models), description]).toEqual([
      [],
      'no language model: set ANTHROPIC_API_KEY, or ANTHROPIC_BASE_URL for a local server',
    ]);
  });

  it.each([
    [
      { ANTHROPIC_API_KEY: 'sk-secret' },
      'claude-haiku-5-5 (small), claude-opus-5-5 (large), claude-opus-5-5 (judge) at https://api.anthropic.com',
    ],
    [
      { ANTHROPIC_AUTH_TOKEN: 'sk-secret', TRELLIS_LARGE_MODEL: 'big' },
      'claude-haiku-5-5 (small), big (large), big (judge) at https://api.anthropic.com',
    ],
    [
      {
        ANTHROPIC_BASE_URL: 'http://localhost:8787/',
        TRELLIS_SMALL_MODEL: 's',
        TRELLIS_LARGE_MODEL: 'l',
        TRELLIS_JUDGE_MODEL: 'j',
      },
      's (small), l (large), j (judge) at http://localhost:8787',
    ],
  ])('%j', (env, description) => {
    const found = modelsFromEnvironment(env);
    expect([Object.keys(found.models), found.description]).toEqual([['small', 'large', 'judge'], description]);
  });

  it.each([
    [{ ANTHROPIC_API_KEY: 'sk-secret\nx' }, 'ANTHROPIC_API_KEY: expected visible ASCII'],
    [{ ANTHROPIC_AUTH_TOKEN: 'sk-secret€' }, 'ANTHROPIC_AUTH_TOKEN: expected visible ASCII'],
    [{ ANTHROPIC_BASE_URL: 'localhost:8080' }, 'ANTHROPIC_BASE_URL: expected an http or https address'],
    [{ ANTHROPIC_BASE_URL: 'http://' }, 'ANTHROPIC_BASE_URL: expected an http or https address'],
    [{ ANTHROPIC_BASE_URL: 'http://me:sk-secret@localhost' }, 'ANTHROPIC_BASE_URL: expected an address without user'],
    [{ ANTHROPIC_BASE_URL: 'http://localhost/v1' }, 'ANTHROPIC_BASE_URL: expected the address without the /v1'],
    [{ ANTHROPIC_BASE_URL: 'http://localhost/?key=sk-secret' }, 'ANTHROPIC_BASE_URL: expected an address without ?'],
    [{ TRELLIS_SMALL_MODEL: 'a b' }, 'TRELLIS_SMALL_MODEL: expected the id of a model'],
    [{ TRELLIS_JUDGE_MODEL: 'x'.repeat(300) }, 'TRELLIS_JUDGE_MODEL: expected the id of a model'],
    [{ TRELLIS_FIRST_TOKEN_MS: '5s' }, 'TRELLIS_FIRST_TOKEN_MS: expected whole milliseconds'],
    [{ TRELLIS_BETWEEN_TOKENS_MS: '0' }, 'TRELLIS_BETWEEN_TOKENS_MS: expected whole milliseconds'],
  ])('%j is an error that names the variable and shows no secret', (env, message) => {
    const load = () => modelsFromEnvironment(env as Record<string, string>);
    expect(load).toThrow(message);
    expect(load).toThrow(expect.objectContaining({ code: 'INVALID_CONFIGURATION' }));
    expect(load).not.toThrow(/sk-secret/);
  });

  it.each([
    ['a key', { ANTHROPIC_API_KEY: 'k1' }, 'Bearer k1'],
    ['a token', { ANTHROPIC_AUTH_TOKEN: 't1' }, 'Bearer t1'],
    ['both: the key wins', { ANTHROPIC_API_KEY: 'k1', ANTHROPIC_AUTH_TOKEN: 't1' }, 'Bearer k1'],
    ['neither, for a local server', {}, undefined],
  ])('asks with %s', async (_, env, authorization) => {
    const server = await startFakeAnthropic({ script: { steps: [{ answer: 'Yes.' }] }, requireCredentials: false });
    const { models } = modelsFromEnvironment({ ...env, ANTHROPIC_BASE_URL: server.url });
    if (models.small) await collect(models.small.stream(request, patient));
    expect(server.requests.map(({ headers, body }) => [headers.authorization, body])).toEqual([
      [authorization, expect.objectContaining({ model: 'claude-haiku-5-5' })],
    ]);
    await server.close();
  });
});

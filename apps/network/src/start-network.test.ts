import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { createDevTokens } from './auth/dev-tokens.ts';
import { readSettings } from './settings.ts';
import { startNetwork } from './start-network.ts';
import { startTestNetwork } from './testing/start-test-network.ts';
import type { TestNetwork } from './testing/start-test-network.ts';
import { testVocabulary } from './testing/test-vocabulary.ts';
import { loadVocabulary } from './vocabulary/index.ts';

const opened: TestNetwork[] = [];
const folders: string[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((network) => network.close()));
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});
const start = async (options?: Parameters<typeof startTestNetwork>[0]) => {
  const network = await startTestNetwork(options);
  opened.push(network);
  return network;
};
const newFile = () => {
  folders.push(mkdtempSync(join(tmpdir(), 'network-')));
  return join(folders.at(-1) ?? '', 'network.db');
};

describe('a network', () => {
  it('keeps what members brought over a restart, and brings the sample anew', async () => {
    const database = newFile();
    const options = { database, sample: true, vocabulary: loadVocabulary() };
    const first = await start(options);
    const { body } = await first
      .as('me')
      .post('/imports', { content: JSON.stringify({ basics: { name: 'Ada' }, work: [], skills: [] }) });
    const before = (await first.as('me').get('/jobs?limit=50')).body;
    await first.close();
    const second = await start(options);
    expect(second.sample).toMatchObject({ defaultMember: 'person-amara-okafor' });
    expect((await second.as('me').get(`/people/${body.entities[0].id}`)).body.name).toBe('Ada');
    expect((await second.as('me').get('/jobs?limit=50')).body).toEqual(before);
  }, 20_000);

  it('takes files of the process it runs in, too', async () => {
    const network = await start();
    const owner = { tenant: 'acme', memberId: 'me' };
    const summary = await network.importFile({
      bytes: Buffer.from('# Hello\n\nText'),
      filename: 'a.md',
      kind: 'article',
      owner,
    });
    expect((await network.as('me').get(`/articles/${summary.entities[0]?.id}`)).body).toMatchObject({
      title: 'Hello',
      fictional: false,
    });
    await expect(network.importFile({ bytes: Buffer.alloc(9 * 1024 * 1024, 'a'), owner })).rejects.toMatchObject({
      code: 'FILE_TOO_LARGE',
    });
  });

  it('closes twice without trouble, also while a client says nothing', async () => {
    const network = await start();
    const socket = connect(network.port, '127.0.0.1');
    await new Promise((resolve) => socket.once('connect', resolve));
    const closed = new Promise((resolve) => socket.once('close', resolve));
    socket.on('error', () => undefined);
    await Promise.all([network.close(), network.close()]);
    await closed;
    await expect(fetch(`${network.url}/health`)).rejects.toThrow();
  });

  it.each(['0.0.0.0', '::', '192.168.1.5', 'example.org', '127.evil.example'])(
    'does not serve development tokens on %s',
    async (host) => {
      const options = {
        database: ':memory:',
        port: 0,
        host,
        auth: createDevTokens().verifier,
        vocabulary: testVocabulary,
      };
      await expect(startNetwork(options)).rejects.toMatchObject({ code: 'INVALID_SETTINGS', field: 'host' });
    },
  );

  it('says that a port is taken', async () => {
    const { port } = await start();
    await expect(start({ port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });
});

describe('settings come from the environment', () => {
  const production = {
    JWT_ISSUER: 'https://i.example',
    JWT_AUDIENCE: 'network',
    JWT_JWKS_URL: 'https://i.example/keys',
  };

  it('are for development when no issuer is named', () => {
    expect(readSettings({})).toEqual({
      host: '127.0.0.1',
      port: 4010,
      database: ':memory:',
      sample: true,
      requestsPerMinute: 1200,
    });
  });

  it('are for production when one is', () => {
    expect(readSettings({ ...production, HOST: '0.0.0.0', PORT: '80', DATABASE: '/data/n.db' })).toEqual({
      host: '0.0.0.0',
      port: 80,
      database: '/data/n.db',
      sample: false,
      requestsPerMinute: 1200,
      verifier: { issuer: 'https://i.example', audience: 'network', jwks: new URL('https://i.example/keys') },
    });
  });

  it.each([
    ['PORT', { PORT: 'http' }],
    ['PORT', { PORT: '70000' }],
    ['SAMPLE', { SAMPLE: 'maybe' }],
    ['REQUESTS_PER_MINUTE', { REQUESTS_PER_MINUTE: '0' }],
    ['JWT_ISSUER', { JWT_AUDIENCE: 'x' }],
    ['JWT_AUDIENCE', { JWT_ISSUER: 'x' }],
    ['JWT_JWKS_URL', { ...production, JWT_JWKS_URL: 'http://i.example/keys' }],
    ['JWT_JWKS_URL', { ...production, JWT_JWKS_URL: 'nonsense' }],
  ])('%s is named when it is wrong', (field, environment) => {
    expect(() => readSettings(environment)).toThrow(expect.objectContaining({ code: 'INVALID_SETTINGS', field }));
  });
});

import { describe, expect, it } from 'vitest';
import { readConfiguration } from './configuration.ts';

const issuer = {
  TRELLIS_ISSUER: 'https://issuer.example',
  TRELLIS_AUDIENCE: 'trellis',
  TRELLIS_JWKS_URL: 'https://issuer.example/keys',
};

describe('a host without settings', () => {
  it('is for development on this machine only', () => {
    expect(readConfiguration({ HOST: ' ', PORT: '' })).toEqual({
      host: '127.0.0.1',
      port: 4310,
      databaseUrl: 'sqlite:.trellis/trellis.db',
      networkDatabase: '.trellis/network.db',
      dataFolder: '.trellis',
    });
  });
});

describe('an issuer', () => {
  it('opens the service to others', () => {
    expect(readConfiguration({ ...issuer, HOST: '0.0.0.0', DATABASE_URL: 'postgres://db/trellis' })).toMatchObject({
      host: '0.0.0.0',
      databaseUrl: 'postgres://db/trellis',
      issuer: { issuer: 'https://issuer.example', audience: 'trellis' },
    });
  });
});

describe('web search', () => {
  it.each<[string, Record<string, string>, unknown]>([
    ['is off', {}, undefined],
    [
      'may be a SearXNG of one’s own',
      { TRELLIS_SEARCH_KIND: 'searxng', TRELLIS_SEARCH_URL: 'http://searxng:8080' },
      { kind: 'searxng', baseUrl: 'http://searxng:8080' },
    ],
    [
      'may be Brave’s, whose address is known',
      { TRELLIS_SEARCH_KIND: 'brave', TRELLIS_SEARCH_KEY: 'k' },
      { kind: 'brave', baseUrl: 'https://api.search.brave.com/res/v1', key: 'k' },
    ],
  ])('%s', (_, environment, search) => {
    expect(readConfiguration(environment).search).toEqual(search);
  });
});

describe('the embedder', () => {
  const url = 'http://localhost:11434/v1';
  it.each<[string, Record<string, string>, unknown]>([
    ['is the one that ships with the host', {}, undefined],
    ['may be a folder', { TRELLIS_EMBEDDER: 'onnx', TRELLIS_EMBEDDER_MODEL: 'm' }, { kind: 'onnx', directory: 'm' }],
    [
      'may be a server',
      { TRELLIS_EMBEDDER: 'openai', TRELLIS_EMBEDDER_URL: url, TRELLIS_EMBEDDER_MODEL: 'm', TRELLIS_EMBEDDER_KEY: 'k' },
      { kind: 'openai', baseUrl: url, model: 'm', apiKey: 'k' },
    ],
  ])('%s', (_, environment, embedder) => {
    expect(readConfiguration(environment).embedder).toEqual(embedder);
  });
});

describe('a setting that cannot be used is named', () => {
  it.each<[string, Record<string, string>, string]>([
    ['another address without an issuer', { HOST: '0.0.0.0' }, 'HOST'],
    ['another name without an issuer', { HOST: 'trellis.example' }, 'HOST'],
    ['an address that only looks like this machine', { HOST: '127.0.0.1.example.com' }, 'HOST'],
    ['half an issuer', { TRELLIS_ISSUER: 'https://issuer.example' }, 'TRELLIS_AUDIENCE'],
    ['an issuer without keys', { ...issuer, TRELLIS_JWKS_URL: '' }, 'TRELLIS_JWKS_URL'],
    ['keys without encryption', { ...issuer, TRELLIS_JWKS_URL: 'http://issuer.example/keys' }, 'TRELLIS_JWKS_URL'],
    ['keys from a file', { ...issuer, TRELLIS_JWKS_URL: 'file:///etc/keys' }, 'TRELLIS_JWKS_URL'],
    ['a port that is none', { PORT: 'http' }, 'PORT'],
    ['a port too high', { PORT: '65536' }, 'PORT'],
    ['a negative port', { PORT: '-1' }, 'PORT'],
    ['another database', { DATABASE_URL: 'mysql://db' }, 'DATABASE_URL'],
    ['another network without an issuer', { TRELLIS_NETWORK_URL: 'http://network:4000' }, 'TRELLIS_NETWORK_URL'],
    ['a search without its kind', { TRELLIS_SEARCH_URL: 'https://search.example' }, 'TRELLIS_SEARCH_KIND'],
    ['a search of another kind', { TRELLIS_SEARCH_KIND: 'bing' }, 'TRELLIS_SEARCH_KIND'],
    ['a SearXNG nowhere', { TRELLIS_SEARCH_KIND: 'searxng' }, 'TRELLIS_SEARCH_URL'],
    ['Brave without a key', { TRELLIS_SEARCH_KIND: 'brave' }, 'TRELLIS_SEARCH_KEY'],
    ['a key with a line break', { TRELLIS_SEARCH_KIND: 'brave', TRELLIS_SEARCH_KEY: 'a\nb' }, 'TRELLIS_SEARCH_KEY'],
    [
      'a key that everybody could read',
      { TRELLIS_SEARCH_KIND: 'searxng', TRELLIS_SEARCH_URL: 'http://search.example', TRELLIS_SEARCH_KEY: 'k' },
      'TRELLIS_SEARCH_URL',
    ],
    ['no days', { TRELLIS_RETENTION_DAYS: '0' }, 'TRELLIS_RETENTION_DAYS'],
    ['half a day', { TRELLIS_RETENTION_DAYS: '0.5' }, 'TRELLIS_RETENTION_DAYS'],
    ['a model without its embedder', { TRELLIS_EMBEDDER_MODEL: 'm' }, 'TRELLIS_EMBEDDER'],
    ['an embedder of another kind', { TRELLIS_EMBEDDER: 'word2vec', TRELLIS_EMBEDDER_MODEL: 'm' }, 'TRELLIS_EMBEDDER'],
    ['an embedder without a model', { TRELLIS_EMBEDDER: 'onnx' }, 'TRELLIS_EMBEDDER_MODEL'],
    [
      'a server of embeddings nowhere',
      { TRELLIS_EMBEDDER: 'openai', TRELLIS_EMBEDDER_MODEL: 'm' },
      'TRELLIS_EMBEDDER_URL',
    ],
    [
      'a folder with a key',
      { TRELLIS_EMBEDDER: 'onnx', TRELLIS_EMBEDDER_MODEL: 'm', TRELLIS_EMBEDDER_KEY: 'k' },
      'TRELLIS_EMBEDDER_URL',
    ],
    [
      'a key for embeddings that everybody could read',
      {
        TRELLIS_EMBEDDER: 'openai',
        TRELLIS_EMBEDDER_MODEL: 'm',
        TRELLIS_EMBEDDER_URL: 'http://embeddings.example/v1',
        TRELLIS_EMBEDDER_KEY: 'k',
      },
      'TRELLIS_EMBEDDER_URL',
    ],
    ['a network that is no URL', { ...issuer, TRELLIS_NETWORK_URL: 'network' }, 'TRELLIS_NETWORK_URL'],
  ])('%s', (_, environment, setting) => {
    expect(() => readConfiguration(environment)).toThrow(expect.objectContaining({ code: 'INVALID_SETTING', setting }));
  });
});

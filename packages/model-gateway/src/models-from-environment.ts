import type { LanguageModels, ModelRole } from '@trellis/core';
import { createAnthropicModel } from './anthropic-model.ts';
import type { AnthropicConnection } from './anthropic-model.ts';
import { ModelError } from './model-error.ts';

/** Environment variables by name: `process.env`, or a part of it. */
export type Environment = Readonly<Record<string, string | undefined>>;

const SMALL_MODEL = 'claude-haiku-5-5';
const LARGE_MODEL = 'claude-opus-5-5';
const FIRST_TOKEN_MS = 15_000;
const BETWEEN_TOKENS_MS = 10_000;

/** The variable's text; blank is the same as not set. */
function read(env: Environment, name: string): string | undefined {
  return env[name]?.trim() || undefined;
}

const invalid = (name: string, expected: string) =>
  new ModelError('INVALID_CONFIGURATION', `${name}: expected ${expected}`);

/** A value that can stand in a header. The message never shows it. */
function readSecret(env: Environment, name: string): string | undefined {
  const secret = read(env, name);
  if (secret !== undefined && !/^[\x21-\x7e]+$/.test(secret))
    throw invalid(name, 'visible ASCII characters without spaces or line breaks');
  return secret;
}

function readModel(env: Environment, name: string, fallback: string): string {
  const model = read(env, name) ?? fallback;
  if (!/^[\x21-\x7e]{1,256}$/.test(model)) throw invalid(name, 'the id of a model, such as ' + fallback);
  return model;
}

function readBaseUrl(env: Environment): string | undefined {
  const name = 'ANTHROPIC_BASE_URL';
  const text = read(env, name);
  if (text === undefined) return undefined;
  const url = URL.parse(text);
  if (!url || !/^https?:$/.test(url.protocol)) throw invalid(name, 'an http or https address');
  if (url.username || url.password) throw invalid(name, 'an address without user name and password');
  if (url.search || url.hash) throw invalid(name, 'an address without ? and #');
  if (/\/v1\/?$/.test(url.pathname)) throw invalid(name, 'the address without the /v1, which is added');
  return url.href.replace(/\/$/, '');
}

function readMilliseconds(env: Environment, name: string, fallback: number): number {
  const text = read(env, name) ?? String(fallback);
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < 1 || value > 3_600_000)
    throw invalid(name, 'whole milliseconds from 1 to 3600000');
  return value;
}

/**
 * The models that the environment asks for, by role, and a line that says which: the key is never in it. No models when neither key, token
 * nor base URL is set. Throws a `ModelError` that names the variable when one makes no sense.
 */
export function modelsFromEnvironment(env: Environment): { models: LanguageModels; description: string } {
  const apiKey = readSecret(env, 'ANTHROPIC_API_KEY');
  const authToken = readSecret(env, 'ANTHROPIC_AUTH_TOKEN');
  const baseURL = readBaseUrl(env);
  const small = readModel(env, 'TRELLIS_SMALL_MODEL', SMALL_MODEL);
  const large = readModel(env, 'TRELLIS_LARGE_MODEL', LARGE_MODEL);
  const ids: Record<ModelRole, string> = { small, large, judge: readModel(env, 'TRELLIS_JUDGE_MODEL', large) };
  const firstTokenMs = readMilliseconds(env, 'TRELLIS_FIRST_TOKEN_MS', FIRST_TOKEN_MS);
  const betweenTokensMs = readMilliseconds(env, 'TRELLIS_BETWEEN_TOKENS_MS', BETWEEN_TOKENS_MS);
  if (!apiKey && !authToken && !baseURL)
    return {
      models: {},
      description: 'no language model: set ANTHROPIC_API_KEY, or ANTHROPIC_BASE_URL for a local server',
    };
  // As the SDK does it: a key wins over a token.
  const client: AnthropicConnection = {
    ...(apiKey ? { apiKey } : authToken ? { authToken } : {}),
    ...(baseURL && { baseURL }),
  };
  const create = (model: string) => createAnthropicModel({ client, model, firstTokenMs, betweenTokensMs });
  return {
    models: { small: create(ids.small), large: create(ids.large), judge: create(ids.judge) },
    description: `${ids.small} (small), ${ids.large} (large), ${ids.judge} (judge) at ${baseURL ?? 'https://api.anthropic.com'}`,
  };
}

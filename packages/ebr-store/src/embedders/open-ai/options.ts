import { createHash } from 'node:crypto';
import type { Clock } from '@trellis/core';
import { EmbedderError } from '../embedder-error.ts';

/** One value for questions and one for what is searched. */
export interface ByPurpose {
  readonly query: string;
  readonly document: string;
}

export interface OpenAiEmbedderOptions {
  /** Up to and with the version: `http://localhost:11434/v1`. */
  readonly baseUrl: string;
  readonly model: string;
  readonly apiKey?: string;
  /** Length of the model's vectors; without it one request is made to learn it. */
  readonly dimensions?: number;
  /** Input that depends on the purpose, as the model's card says. */
  readonly purposes?: {
    /** Put before the text. */
    readonly prefixes?: ByPurpose;
    /** Sent as `input_type`. */
    readonly inputTypes?: ByPurpose;
  };
  /** Further members of the request, such as `{ dimensions: 256 }` for a model that can shorten its vectors. */
  readonly parameters?: Readonly<Record<string, string | number | boolean>>;
  /** Raise it when the server's model changes under the same name: it is part of the content hash. */
  readonly revision?: string;
  readonly limits?: {
    /** Texts in one request; 32. */
    readonly batchSize?: number;
    /** Longer text is embedded in parts of this size, since servers cut it silently; 1,500. */
    readonly maxCharacters?: number;
    /** For one request with its repetitions; 30,000. */
    readonly deadlineMs?: number;
    /** Requests that may be made for one batch; 3. */
    readonly attempts?: number;
  };
  readonly clock?: Clock;
}

/** The options with every gap filled. */
export interface Settings {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly batchSize: number;
  readonly maxCharacters: number;
  readonly deadlineMs: number;
  readonly attempts: number;
}

/** Throws `INVALID_OPTIONS` with the option's name. */
export function readSettings(options: OpenAiEmbedderOptions): Settings {
  const { baseUrl, model, apiKey, dimensions, limits = {} } = options;
  const { batchSize = 32, maxCharacters = 1500, deadlineMs = 30_000, attempts = 3 } = limits;
  if (!URL.canParse(baseUrl) || !/^https?:/.test(baseUrl)) throw invalid('baseUrl', 'an http or https URL');
  const url = new URL(baseUrl);
  if (url.username || url.password) throw invalid('baseUrl', 'no name and no password; use apiKey');
  if (model.trim() === '') throw invalid('model', 'a name');
  if (apiKey !== undefined && !/^[\x21-\x7e]+$/.test(apiKey)) throw invalid('apiKey', 'printable ASCII without spaces');
  const counts = { dimensions: dimensions ?? 1, batchSize, maxCharacters, attempts };
  for (const [name, value] of Object.entries(counts)) {
    if (!Number.isInteger(value) || value < 1) throw invalid(name, `a whole number from 1, found ${value}`);
  }
  if (!(deadlineMs > 0)) throw invalid('deadlineMs', `a positive number, found ${deadlineMs}`);
  url.pathname = `${url.pathname.replace(/\/+$/, '')}/embeddings`;
  const headers = { 'content-type': 'application/json', ...(apiKey && { authorization: `Bearer ${apiKey}` }) };
  return { url: url.href, headers, batchSize, maxCharacters, deadlineMs, attempts };
}

const invalid = (name: string, expected: string) =>
  new EmbedderError('INVALID_OPTIONS', `${name}: expected ${expected}`);

/** Of everything that decides a vector, so far as it can be known from here: not the server's address, not its key. */
export function hashOptions(options: OpenAiEmbedderOptions, dimensions: number, settings: Settings): string {
  const { model, purposes, parameters = {}, revision } = options;
  const decisive = {
    way: 'openai 1',
    model,
    dimensions,
    prefixes: purposes?.prefixes && [purposes.prefixes.query, purposes.prefixes.document],
    inputTypes: purposes?.inputTypes && [purposes.inputTypes.query, purposes.inputTypes.document],
    parameters: Object.entries(parameters).toSorted(([a], [b]) => (a < b ? -1 : 1)),
    revision,
    maxCharacters: settings.maxCharacters,
  };
  return `sha256:${createHash('sha256').update(JSON.stringify(decisive)).digest('hex')}`;
}

import type { Embedder } from '@trellis/core';
import { hashOptions, type OpenAiEmbedderOptions, readSettings } from './open-ai/options.ts';
import { post } from './open-ai/post.ts';
import { readVectors } from './open-ai/read-vectors.ts';
import { averageVectors, splitText } from './split-text.ts';

type Purpose = Parameters<Embedder['embed']>[1]['purpose'];

/**
 * The model behind an OpenAI-compatible `/v1/embeddings` (Ollama, vLLM, TEI, Voyage, OpenAI). Long text is embedded in parts and the
 * vector is their mean by length, of at most 16 parts spread over the text. Empty text is sent as a space, a lone surrogate as U+FFFD.
 * After 429, 5xx and broken connections a request is made again, no earlier than the server asks for.
 *
 * The content hash is of the model's name and of the options; set `revision` when the server's model changes under its name.
 * Rejects with an `EmbedderError`, or with the signal's reason. Without `dimensions` the server is asked once, under `signal`.
 */
export async function createOpenAiEmbedder(
  options: OpenAiEmbedderOptions,
  { signal = new AbortController().signal }: { signal?: AbortSignal } = {},
): Promise<Embedder> {
  const { model, purposes, parameters, clock } = options;
  const settings = readSettings(options);

  const send = async (input: readonly string[], purpose: Purpose, to: AbortSignal, expected: number | undefined) => {
    const inputType = purposes?.inputTypes?.[purpose];
    const type = inputType === undefined ? {} : { input_type: inputType };
    const body = { ...parameters, ...type, model, input, encoding_format: 'float' };
    return readVectors(await post(body, { settings, signal: to, clock }), input.length, expected);
  };

  const probe = async () => (await send(['dimensions'], 'query', signal, undefined))[0]?.length ?? 0;
  const dimensions = options.dimensions ?? (await probe());

  return {
    model,
    contentHash: hashOptions(options, dimensions, settings),
    dimensions,
    async embed(texts, { signal: to, purpose }) {
      to.throwIfAborted();
      const prefix = purposes?.prefixes?.[purpose] ?? '';
      const parts = texts.map((text) => splitText(text.toWellFormed(), settings.maxCharacters));
      const inputs = parts.flat().map((part) => prefix + part || ' ');
      const vectors: Float32Array[] = [];
      for (let start = 0; start < inputs.length; start += settings.batchSize) {
        const batch = inputs.slice(start, start + settings.batchSize);
        vectors.push(...(await send(batch, purpose, to, dimensions)));
      }
      let next = 0;
      return parts.map((own) => {
        const mine = vectors.slice(next, (next += own.length));
        return own.length === 1 && mine[0]
          ? mine[0]
          : averageVectors(
              mine,
              own.map((part) => part.length),
            );
      });
    },
  };
}

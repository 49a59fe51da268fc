import type { Embedder } from '@trellis/core';
import type { OpenAiEmbedderOptions } from '@trellis/ebr-store';
import { useLiteIdentity } from '@trellis/ebr-store';

/** Which embedder a host uses where it is not the one that ships with it. */
export type EmbedderSettings =
  | ({ readonly kind: 'openai' } & Pick<OpenAiEmbedderOptions, 'baseUrl' | 'model' | 'apiKey'>)
  | { readonly kind: 'onnx'; readonly directory: string };

/** The one embedder of a process, which nothing starts before it is needed. */
export interface HostEmbedder {
  /** What it will be, where that is known before it is started. */
  readonly identity?: Omit<Embedder, 'embed'>;
  /** One that could not start is tried again at the next call. */
  start(): Promise<Embedder>;
}

/** A question is embedded once, whoever needs its vector first. */
const keptVectors = 500;
/** For a batch of a server, its repetitions included. */
const serverDeadlineMs = 10_000;

/** The embedder that ships with the host, unless settings name another. */
export function createHostEmbedder(settings?: EmbedderSettings): HostEmbedder {
  let made: Promise<Embedder> | undefined;
  return {
    ...(settings === undefined && { identity: useLiteIdentity }),
    start() {
      if (made) return made;
      made = startEmbedder(settings);
      made.catch(() => (made = undefined));
      return made;
    },
  };
}

async function startEmbedder(settings: EmbedderSettings | undefined): Promise<Embedder> {
  const { withEmbeddingCache } = await import('@trellis/ebr-store');
  return withEmbeddingCache(await makeEmbedder(settings), { maxEntries: keptVectors });
}

async function makeEmbedder(settings: EmbedderSettings | undefined): Promise<Embedder> {
  const { createOnnxEmbedder, createOpenAiEmbedder, createUseLiteEmbedder } = await import('@trellis/ebr-store');
  if (settings === undefined) return createUseLiteEmbedder();
  if (settings.kind === 'onnx') return createOnnxEmbedder({ directory: settings.directory });
  const { kind: _, ...options } = settings;
  const signal = AbortSignal.timeout(serverDeadlineMs);
  return createOpenAiEmbedder({ ...options, limits: { deadlineMs: serverDeadlineMs } }, { signal });
}

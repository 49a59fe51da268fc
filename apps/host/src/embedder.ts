import type { Embedder } from '@trellis/core';

/** A question is embedded once, whoever needs its vector first. */
const keptVectors = 500;

/** The embedder of this process: its weights are read at the first call. One that could not start is tried again at the next. */
export function lazyEmbedder(): () => Promise<Embedder> {
  let made: Promise<Embedder> | undefined;
  return () => {
    if (made) return made;
    made = startEmbedder();
    made.catch(() => (made = undefined));
    return made;
  };
}

async function startEmbedder(): Promise<Embedder> {
  const { createUseLiteEmbedder, withEmbeddingCache } = await import('@trellis/ebr-store');
  return withEmbeddingCache(await createUseLiteEmbedder(), { maxEntries: keptVectors });
}

import { measure } from './measure.ts';

export async function measureOurs(vectorFile: string): Promise<void> {
  const { signal } = new AbortController();
  await measure(vectorFile, async () => {
    const { createUseLiteEmbedder } = await import('../../src/embedders/use-lite-embedder.ts');
    const embedder = await createUseLiteEmbedder();
    return (texts) => embedder.embed(texts, { signal, purpose: 'query' });
  });
}

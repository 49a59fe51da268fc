import { writeFileSync } from 'node:fs';
import { readSentences } from './sentences.ts';

export type Embed = (texts: readonly string[]) => Promise<Float32Array[]>;

const cpuMs = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

/** Opens an embedder, lets it embed the sentences one by one and 32 at once, writes the vectors, prints the figures. */
export async function measure(vectorFile: string, open: () => Promise<Embed>): Promise<void> {
  const { sentences } = readSentences();
  const rssBefore = process.memoryUsage.rss();
  const start = performance.now();
  const embed = await open();
  await embed([sentences[0] ?? '']);
  const coldStartMs = performance.now() - start;

  for (const sentence of sentences.slice(0, 200)) await embed([sentence]);
  const vectors: Float32Array[] = [];
  const oneStart = cpuMs();
  for (const sentence of sentences) vectors.push(...(await embed([sentence])));
  const oneMs = (cpuMs() - oneStart) / sentences.length;

  const batchStart = cpuMs();
  for (let i = 0; i + 32 <= sentences.length; i += 32) await embed(sentences.slice(i, i + 32));
  const batchMs = (cpuMs() - batchStart) / (sentences.length - (sentences.length % 32));

  const rssMb = (process.memoryUsage.rss() - rssBefore) / 1e6;
  writeFileSync(
    vectorFile,
    Buffer.concat(vectors.map((vector) => new Uint8Array(vector.buffer, vector.byteOffset, 2048))),
  );
  console.log(JSON.stringify({ coldStartMs, oneMs, batchMs, rssMb }));
}

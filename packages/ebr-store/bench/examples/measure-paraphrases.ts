import { readFile } from 'node:fs/promises';
import { createUseLiteEmbedder } from '../../src/embedders/use-lite-embedder.ts';
import { fingerprintCases, parseFingerprint } from '../../src/examples/guard/fingerprint.ts';
import { createLeakageGuard } from '../../src/examples/guard/leakage-guard.ts';
import { readCases } from '../../src/examples/guard/read-cases.ts';
import { cosine } from '../../src/examples/select/rank-candidates.ts';
import { paraphrases } from './paraphrases.ts';

const agents = new URL('../../../../agents/', import.meta.url);
const write = (text: string) => process.stdout.write(`${text}\n`);

/** Free paraphrases: what words find of them, and what an embedder would, were the cases at hand. Honest texts are the agents' own questions. */
export async function measureParaphrases(): Promise<void> {
  const cases = paraphrases.map(([given]) => given);
  const said = paraphrases.map(([, free]) => free);
  const honest: string[] = [];
  for (const agent of ['job-fit', 'post-takeaways', 'interview-tips']) {
    const file = new URL(`${agent}/data/routing.yaml`, agents);
    honest.push(...readCases(await readFile(file, 'utf8'), { file: file.pathname }));
  }
  const guard = createLeakageGuard([parseFingerprint(fingerprintCases(cases), { file: 'paraphrases' })]);
  const count = (texts: readonly string[], kinds: readonly string[]) =>
    texts.filter((text) => kinds.includes(guard.check(text)?.kind ?? '')).length;
  write(`\n${cases.length} cases, their free paraphrases, and ${honest.length} honest questions of the same field`);
  for (const [label, kinds] of [
    ['refused as copies', ['copy']],
    ['found', ['copy', 'near']],
  ] as const)
    write(`  by words, ${label}: ${count(said, kinds)} of ${said.length} paraphrases, ${count(honest, kinds)} honest`);
  const { signal } = new AbortController();
  const embedder = await createUseLiteEmbedder();
  const embed = (texts: readonly string[]) => embedder.embed(texts, { signal, purpose: 'document' });
  const vectors = await embed(cases);
  const nearest = (vector: Float32Array) => Math.max(...vectors.map((other) => cosine(vector, other)));
  const likeness = (await embed(honest)).map(nearest).sort((a, b) => b - a);
  const cut = likeness[Math.floor(honest.length * 0.01)] ?? 1;
  const found = (await embed(said)).filter((vector) => nearest(vector) > cut).length;
  write(`  by embeddings, at 1 % of honest questions (cosine above ${cut.toFixed(2)}): ${found} of ${said.length}`);
}

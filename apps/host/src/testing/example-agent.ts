import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Agent, Embedder } from '@trellis/core';
import { fingerprintCases } from '@trellis/ebr-store';

/** An agent of which only its files matter here, in a folder of the test's. */
export async function writeExampleAgent(
  folder: string,
  files: { examples: string; cases?: readonly string[]; routing?: string },
): Promise<{ agent: Agent; examplesFile: string }> {
  const data = join(folder, 'data');
  await mkdir(data, { recursive: true });
  await writeFile(join(folder, 'package.json'), '{"version":"1.2.3"}');
  await writeFile(join(data, 'routing.yaml'), files.routing ?? 'questions: [What is it?]');
  await writeFile(join(data, 'examples.yaml'), files.examples);
  if (files.cases) await writeFile(join(data, 'cases.fingerprint'), fingerprintCases(files.cases));
  const at = (name: string) => new URL(name, `${pathToFileURL(data).href}/`);
  const agent = { id: 'keeper', examples: at('examples.yaml'), routing: at('routing.yaml') } as unknown as Agent;
  return { agent, examplesFile: join(data, 'examples.yaml') };
}

/** A file with these questions, each with an answer of its own. */
export const examplesOf = (...questions: readonly string[]): string =>
  [
    '# Written for a test.',
    'defaults: { author: A, source: S, date: 2020-01-01, consent: invented, redaction: none-needed }',
    questions.length === 0 ? 'examples: []' : 'examples:',
    ...questions.map(
      (question, index) => `  - id: e-${index}\n    question: ${question}\n    answer: |\n      Answer ${index}.\n`,
    ),
  ].join('\n');

/** All texts are alike, and near enough. */
export const sameForAll = (): Embedder => ({
  model: 'same-for-all',
  contentHash: 'same-for-all',
  dimensions: 4,
  embed: async (texts) => texts.map(() => new Float32Array([1, 0, 0, 0])),
});

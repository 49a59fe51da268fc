import { readFile } from 'node:fs/promises';
import { load } from 'js-yaml';

/** Questions that no agent of a professional network answers, from this package's own data: what a host's router learns besides its agents. */
export async function readOutOfScope(): Promise<readonly string[]> {
  const file = await readFile(new URL('../data/out-of-scope.yaml', import.meta.url), 'utf8');
  return (load(file) as { questions: string[] }).questions;
}

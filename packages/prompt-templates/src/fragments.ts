import { readFile, readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { PromptProblem } from './prompt-error.ts';
import { parsePromptFile } from './prompt-file.ts';

/** Shared text, included by name. */
export interface Fragment {
  readonly text: string;
  /** The whole file, front matter too. */
  readonly source: string;
}

export type Fragments = ReadonlyMap<string, Fragment>;

const folder = new URL('../data/fragments/', import.meta.url);

/** Reads the fragments that come with this package. They are fixed text: no tag means anything in them. */
export async function loadFragments(problems: PromptProblem[], signal?: AbortSignal): Promise<Fragments> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.prompt')).sort();
  const read = names.map(async (name) => {
    const url = new URL(name, folder);
    const text = await readFile(url, { encoding: 'utf8', ...(signal && { signal }) });
    const { body, source } = parsePromptFile(text, fileURLToPath(url), problems);
    return [name.slice(0, -'.prompt'.length), { text: body.trim(), source }] as const;
  });
  return new Map(await Promise.all(read));
}

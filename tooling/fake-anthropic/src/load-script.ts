import { readFile } from 'node:fs/promises';
import { load } from 'js-yaml';
import { parseScript } from './script.ts';
import type { FakeScript } from './script.ts';

/** Reads a script from a YAML or JSON file. Errors name the file, the place in it and what was expected there. */
export async function loadScript(file: string): Promise<FakeScript> {
  try {
    // JSON is YAML, so one reader serves both.
    return parseScript(load(await readFile(file, 'utf8')));
  } catch (cause) {
    throw new Error(`${file}: ${(cause as Error).message}`, { cause });
  }
}

import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { threadId } from 'node:worker_threads';
import { fileURLToPath } from 'node:url';
import type { Entity } from '../entities.ts';

const source = fileURLToPath(new URL('../', import.meta.url));
const data = fileURLToPath(new URL('../../data/', import.meta.url));
/** Beside the installed packages: who can write there can change the code itself, so what is read from there needs no second check. */
const cache = fileURLToPath(new URL('../../node_modules/.cache/trellis-sample/', import.meta.url));

/**
 * What `read` makes of the sample, or what it made before of the same files with the same code: reading three hundred files as a member's takes a
 * second, and every start needs them. Any change of a file under `data` or `src` reads them again; a cache that cannot be used is no error.
 */
export async function keptSample(read: () => Promise<Entity[]>): Promise<Entity[]> {
  const file = join(cache, `${stateOf([source, data])}.json`);
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Entity[];
  } catch {
    const entities = await read();
    keep(file, entities);
    return entities;
  }
}

/** Changes when a file is another one: by name, size and time, for their texts are longer than what is made of them. */
function stateOf(folders: readonly string[]): string {
  const hash = createHash('sha256').update(process.version);
  for (const folder of folders) {
    for (const name of readdirSync(folder, { recursive: true }).map(String).sort()) {
      if (!/\.(?:ts|yaml|json|md)$/.test(name) || name.endsWith('.test.ts')) continue;
      const { size, mtimeMs } = statSync(join(folder, name));
      hash.update(`\0${name}\0${size}\0${mtimeMs}`);
    }
  }
  return hash.digest('hex');
}

/** Written aside and renamed, so that nobody reads half a file. What was kept of an older state goes. */
function keep(file: string, entities: readonly Entity[]): void {
  try {
    mkdirSync(cache, { recursive: true });
    const aside = `${file}.${process.pid}-${threadId}`;
    writeFileSync(aside, JSON.stringify(entities));
    renameSync(aside, file);
    for (const name of readdirSync(cache)) {
      if (name.endsWith('.json') && join(cache, name) !== file) rmSync(join(cache, name), { force: true });
    }
  } catch {
    // A read-only installation reads the files at each start.
  }
}

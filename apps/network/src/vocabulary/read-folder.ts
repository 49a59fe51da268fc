import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { threadId } from 'node:worker_threads';

/** A file as it was read: its name within the folder, and its text. */
export interface NamedText {
  readonly name: string;
  readonly text: string;
}

interface Options<Entry> {
  readonly folder: URL;
  /** Raised when entries are checked or read in another way, so that nothing older is taken for checked. */
  readonly version: number;
  /** Where checked entries are kept; `undefined` reads the YAML each time. */
  readonly cache?: URL | undefined;
  /** Reads and checks the files; throws when they are wrong. */
  readonly read: (files: readonly NamedText[]) => Entry[];
}

/** Beside the installed packages: who can write there can change the code itself, so what is read from there needs no second check. */
export const CACHE = new URL('../../node_modules/.cache/trellis-vocabulary/', import.meta.url);

/**
 * The entries of all YAML files of a folder, in the order of their names. Checked entries are kept as JSON under the hash of the texts,
 * because YAML of this size takes longer to read than everything else at the start; any edit reads the YAML again. A cache that can't be
 * read or written is no error.
 */
export function readFolder<Entry>({ folder, version, cache, read }: Options<Entry>): Entry[] {
  const files = textsOf(folder);
  if (cache === undefined) return read(files);
  const kind = folder.pathname.split('/').findLast((part) => part !== '') ?? 'entries';
  const kept = new URL(`${kind}-${hashOf(files, version)}.json`, cache);
  const known = readKept<Entry>(kept);
  if (known !== undefined) return known;
  const entries = read(files);
  keep({ file: kept, folder: cache, kind, entries });
  return entries;
}

/** The YAML files of a folder with their texts, by name. */
export function textsOf(folder: URL): NamedText[] {
  const names = readdirSync(folder).filter((file) => file.endsWith('.yaml'));
  return names.sort().map((name) => ({ name, text: readFileSync(new URL(name, folder), 'utf8') }));
}

function hashOf(files: readonly NamedText[], version: number): string {
  const hash = createHash('sha256').update(String(version));
  for (const { name, text } of files) hash.update(`\0${name}\0`).update(text);
  return hash.digest('hex');
}

function readKept<Entry>(file: URL): Entry[] | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Entry[];
  } catch {
    return undefined;
  }
}

/** Written aside and renamed, so that nobody reads half a file. What was kept of older texts goes. */
function keep(options: { file: URL; folder: URL; kind: string; entries: readonly unknown[] }): void {
  const { file, folder, kind, entries } = options;
  try {
    mkdirSync(folder, { recursive: true });
    const aside = new URL(`${file.href}.${process.pid}-${threadId}`);
    writeFileSync(aside, JSON.stringify(entries));
    renameSync(aside, file);
    for (const name of readdirSync(folder)) {
      const older = new URL(name, folder);
      if (name.startsWith(`${kind}-`) && name.endsWith('.json') && older.href !== file.href)
        rmSync(older, { force: true });
    }
  } catch {
    // A read-only installation reads the YAML each time.
  }
}

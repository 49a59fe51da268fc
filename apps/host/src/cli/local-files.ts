import { readFile, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { InputError } from './input-error.ts';

/** A file as the command line was given it. */
export interface LocalFile {
  /** As it was written. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

const defaultMaxBytes = 8 * 1024 * 1024;

/** Where relative paths begin: pnpm changes the folder before it runs a script, and says where its caller was. */
const startFolder = () => process.env['INIT_CWD'] ?? process.cwd();

/** Where a file of this name is, or is to be. */
export const resolveLocal = (name: string): string => resolve(startFolder(), name);

const problems: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  ENOTDIR: 'there is no such file',
  EACCES: 'you may not read this file',
  EISDIR: 'this is a folder, not a file',
};

/** Reads a file. Throws an `InputError` that names it. */
export async function readLocalFile(
  name: string,
  { maxBytes = defaultMaxBytes }: { maxBytes?: number } = {},
): Promise<LocalFile> {
  const path = resolveLocal(name);
  try {
    const { size } = await stat(path);
    if (size > maxBytes)
      throw new InputError('UNREADABLE_FILE', `${name}: ${size} bytes are too many, at most ${maxBytes}`);
    return { name, bytes: await readFile(path) };
  } catch (cause) {
    if (cause instanceof InputError) throw cause;
    const { code = '' } = cause as NodeJS.ErrnoException;
    const problem = problems[code] ?? 'it cannot be read';
    throw new InputError(code === 'ENOENT' ? 'NO_SUCH_FILE' : 'UNREADABLE_FILE', `${name}: ${problem}`, { cause });
  }
}

/** A file where there is one of that name, else `undefined`: then it is an id. A path that leads nowhere is an error. */
export async function readFileOrId(text: string): Promise<LocalFile | undefined> {
  const exists = await stat(resolveLocal(text)).then(
    () => true,
    () => false,
  );
  if (exists || /[/\\]|\.\w{1,5}$/.test(text)) return readLocalFile(text);
  return undefined;
}

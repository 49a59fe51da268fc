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

export interface ReadLimits {
  /** 8 MiB when absent. */
  readonly maxBytes?: number;
  /** The option that names the file, such as `--schema`: errors then say it too. */
  readonly option?: string;
}

const shownAs = (name: string, option: string | undefined) => (option === undefined ? name : `${option} ${name}`);

/** Reads a file. Throws an `InputError` that names it. */
export async function readLocalFile(
  name: string,
  { maxBytes = defaultMaxBytes, option }: ReadLimits = {},
): Promise<LocalFile> {
  const shown = shownAs(name, option);
  const path = resolveLocal(name);
  try {
    const { size } = await stat(path);
    if (size > maxBytes)
      throw new InputError('UNREADABLE_FILE', `${shown}: ${size} bytes are too many, at most ${maxBytes}`);
    return { name, bytes: await readFile(path) };
  } catch (cause) {
    if (cause instanceof InputError) throw cause;
    const { code = '' } = cause as NodeJS.ErrnoException;
    const problem = problems[code] ?? 'it cannot be read';
    throw new InputError(code === 'ENOENT' ? 'NO_SUCH_FILE' : 'UNREADABLE_FILE', `${shown}: ${problem}`, { cause });
  }
}

/**
 * Reads a file that is text. Throws an `InputError` that names it, also for what is no text: bytes that are no UTF-8, or a NUL in them. A byte
 * order mark is taken off.
 */
export async function readLocalText(name: string, limits: ReadLimits = {}): Promise<string> {
  const { bytes } = await readLocalFile(name, limits);
  const noText = (cause?: unknown) =>
    new InputError('UNREADABLE_FILE', `${shownAs(name, limits.option)}: expected text, found bytes that are no UTF-8`, {
      cause,
    });
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw noText(cause);
  }
  if (text.includes('\0')) throw noText();
  return text;
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

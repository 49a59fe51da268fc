import type { Observe } from '@trellis/pipeline';
import type { LocalFile } from './local-files.ts';
import { readFileOrId, readLocalFile } from './local-files.ts';

/** What a question on the command line is about. */
export interface RunOptions {
  /** A file or an id. */
  readonly job?: string;
  readonly post?: string;
  /** A file. */
  readonly resume?: string;
  readonly locale?: string;
  readonly observe?: Observe;
}

/** The same, with its files read. */
export interface RunFiles {
  readonly resume?: LocalFile;
  readonly entities: Readonly<Record<'job' | 'post', { readonly file?: LocalFile; readonly id?: string }>>;
}

/** Reads the files. Throws an `InputError` that names the one that cannot be read. */
export async function readRunFiles(options: RunOptions): Promise<RunFiles> {
  const fileOrId = async (text: string | undefined) => {
    if (text === undefined) return {};
    const file = await readFileOrId(text);
    return file ? { file } : { id: text };
  };
  const [job, post] = await Promise.all([fileOrId(options.job), fileOrId(options.post)]);
  const resume = options.resume === undefined ? undefined : await readLocalFile(options.resume);
  return { entities: { job, post }, ...(resume && { resume }) };
}

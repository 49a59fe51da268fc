import { writeFile } from 'node:fs/promises';
import { fingerprintCases, readCases } from '@trellis/ebr-store';
import { exitCode } from '../exit-code.ts';
import { InputError } from '../input-error.ts';
import { readLocalText, resolveLocal } from '../local-files.ts';
import type { Terminal } from '../terminal.ts';

export interface FingerprintOptions {
  readonly out: string;
  readonly key?: string;
  /** `agent=job-fit` */
  readonly where?: string;
  readonly salt?: string;
}

/** Makes the file by which copies of evaluation cases are told, from the cases. */
export async function fingerprintFiles(
  terminal: Terminal,
  files: readonly string[],
  options: FingerprintOptions,
): Promise<number> {
  const { key, salt } = options;
  const [name, value] = options.where?.split('=', 2) ?? [];
  const where = name !== undefined && value !== undefined ? { [name]: value } : undefined;
  if (options.where !== undefined && !where)
    throw new InputError(
      'UNREADABLE_FILE',
      `--where ${options.where}: expected a key and a value, such as agent=job-fit`,
    );
  const texts: string[] = [];
  for (const file of files) {
    const text = await readLocalText(file);
    texts.push(...readCases(text, { file, ...(key !== undefined && { key }), ...(where && { where }) }));
  }
  if (texts.length === 0) throw new InputError('UNREADABLE_FILE', `${files.join(', ')}: no texts of cases were found`);
  const print = fingerprintCases(texts, { salt: salt ?? value ?? '' });
  await writeFile(resolveLocal(options.out), print);
  terminal.note(`${terminal.noteColors.green('✓')} ${texts.length} texts, ${print.length} bytes in ${options.out}\n`);
  return exitCode.answered;
}

import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LookedOver } from '../second-look/second-look.ts';
import { InputError } from './input-error.ts';
import { resolveLocal } from './local-files.ts';
import type { Terminal } from './terminal.ts';

/** Writes what was read of a résumé to a new file, as JSON Resume. Throws an `InputError` when the file exists, or when it is no résumé. */
export async function saveDraft(terminal: Terminal, name: string, preview: LookedOver): Promise<void> {
  try {
    await writeFile(resolveLocal(name), draftText(preview), { flag: 'wx', mode: 0o600 });
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code === undefined) throw cause;
    const problem = code === 'EEXIST' ? 'there is such a file already' : 'it cannot be written';
    throw new InputError('INVALID_OPTION', `--draft ${name}: ${problem}`, { cause });
  }
  terminal.note(`  draft ${name}: correct it, then import it\n`);
}

/** Opens what was read of a résumé in the editor that VISUAL or EDITOR names, and resolves to what it left. */
export async function editDraft(terminal: Terminal, preview: LookedOver): Promise<string> {
  const editor = process.env['VISUAL'] || process.env['EDITOR'];
  if (!editor) {
    throw new InputError(
      'INVALID_OPTION',
      '--edit: neither VISUAL nor EDITOR names an editor; --draft <file> writes the draft to a file',
    );
  }
  const folder = await mkdtemp(join(tmpdir(), 'trellis-draft-'));
  try {
    const file = join(folder, 'resume.json');
    await writeFile(file, draftText(preview), { mode: 0o600 });
    terminal.progress(terminal.noteColors.dim('  waiting for the editor …'));
    await runEditor(editor, file);
    return await readFile(file, 'utf8');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function draftText({ kind, draft }: LookedOver): string {
  if (kind === 'resume') return `${JSON.stringify(draft, undefined, 2)}\n`;
  throw new InputError(
    'INVALID_OPTION',
    `this was read as a ${kind}, and only a résumé can be corrected; say --kind resume if it is one`,
  );
}

/** The variable may hold options, as in `code --wait`. */
async function runEditor(editor: string, file: string): Promise<void> {
  const [command = editor, ...options] = editor.trim().split(/\s+/);
  const { promise, resolve, reject } = Promise.withResolvers<number | null>();
  const child = spawn(command, [...options, file], { stdio: 'inherit' });
  child.on('error', reject);
  child.on('exit', resolve);
  const code = await promise.catch((cause: unknown) => {
    throw new InputError('INVALID_OPTION', `--edit: the editor ${command} cannot be started`, { cause });
  });
  if (code !== 0) throw new InputError('INVALID_OPTION', `--edit: the editor ended with ${code}; nothing was kept`);
}

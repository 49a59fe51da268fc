import { writeFile } from 'node:fs/promises';
import { deleteFromNetwork, exportFromNetwork } from '../../own-data.ts';
import { exitCode } from '../exit-code.ts';
import { InputError } from '../input-error.ts';
import type { Terminal } from '../terminal.ts';
import type { MemberOptions } from './open-records.ts';
import { openRecords } from './open-records.ts';

export interface MemberExportOptions extends MemberOptions {
  /** A file; standard output when absent. */
  readonly out?: string;
}

/** Writes everything that is kept of a member as one JSON document. Resolves to the exit code. */
export async function exportMember(terminal: Terminal, options: MemberExportOptions): Promise<number> {
  const records = await openRecords(options);
  try {
    const { store, network, token, owner } = records;
    const kept = { ...(await store.exportMember(owner)), network: await exportFromNetwork(network, token) };
    const text = `${JSON.stringify(kept, undefined, 2)}\n`;
    if (options.out === undefined) terminal.out(text);
    else await writeFile(options.out, text, { mode: 0o600 });
    return exitCode.answered;
  } finally {
    await records.close();
  }
}

export interface MemberDeleteOptions extends MemberOptions {
  /** The member's id again. */
  readonly confirm: string;
}

/** Deletes everything that is kept of a member: in the network first, then the conversations. Resolves to the exit code. */
export async function deleteMember(terminal: Terminal, options: MemberDeleteOptions): Promise<number> {
  const { member, confirm } = options;
  if (confirm !== member)
    throw new InputError('INVALID_OPTION', `--confirm: expected the member's id once more, found '${confirm}'`);
  const records = await openRecords(options);
  try {
    const { store, network, token, owner } = records;
    const imports = await deleteFromNetwork(network, { token, memberId: owner.memberId });
    const conversations = await store.deleteMember(owner);
    terminal.note(`${terminal.noteColors.green('✓')} deleted: ${imports} imports, ${conversations} conversations\n`);
    return exitCode.answered;
  } finally {
    await records.close();
  }
}

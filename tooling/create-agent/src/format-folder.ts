import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

const DEADLINE_MS = 20_000;

/** Formats a folder as the workspace does. False when its formatter is not installed or fails: the folder is as good, only not as tidy. */
export async function formatFolder(root: string, folder: string): Promise<boolean> {
  const formatter = join(root, 'node_modules', 'oxfmt', 'bin', 'oxfmt');
  try {
    await promisify(execFile)(process.execPath, [formatter, folder], { cwd: root, timeout: DEADLINE_MS });
    return true;
  } catch {
    return false;
  }
}

import { parseArgs } from 'node:util';
import { ImportError } from '../import/import-error.ts';
import { NetworkError } from '../network-error.ts';
import { openDatabase } from '../storage/database.ts';
import { loadRecords } from './load-records.ts';
import { createProgressLine } from './progress-line.ts';
import type { ProgressOutput } from './progress-line.ts';

const usage = `load [--tenant TENANT] [--name NAME] FILE…

Loads JSON Lines into the database that DATABASE names: entities as the API returns them ({"kind": "job", "value": {…}}),
or JSON that an import understands (JSON Resume, schema.org JobPosting, …), a record a line. All of it or nothing.

  --tenant TENANT  only members of this tenant see it; everybody does when absent
  --name NAME      takes the place of what was loaded under this name before; "load" when absent`;

/** Runs the command `load` of an operator. Resolves to the exit code. */
export async function runLoad(
  args: readonly string[],
  options: { readonly database: string; readonly output: ProgressOutput; readonly signal?: AbortSignal },
): Promise<number> {
  const { database, output, signal } = options;
  const request = readArguments(args);
  if (request === undefined || database === ':memory:') {
    output.write(`${request === undefined ? usage : 'DATABASE must name a file to load into.'}\n`);
    return 2;
  }
  const connection = openDatabase(database);
  const progress = createProgressLine(output);
  const startedMs = performance.now();
  try {
    const onProgress = progress.show;
    const summary = await loadRecords({ connection, ...request, onProgress, ...(signal && { signal }) });
    progress.end();
    const counts = Object.entries(summary).map(([kind, count]) => `${count.toLocaleString('en-US')} × ${kind}`);
    const seconds = ((performance.now() - startedMs) / 1000).toFixed(1);
    output.write(`Loaded ${counts.join(', ') || 'nothing'} in ${seconds} s.\n`);
    return 0;
  } catch (error) {
    progress.end();
    output.write(`Nothing was loaded: ${describe(error)}\n`);
    return 1;
  } finally {
    connection.close();
  }
}

function readArguments(args: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { tenant: { type: 'string', default: '' }, name: { type: 'string', default: 'load' } },
    });
    const isComplete = positionals.length > 0 && values.name !== '' && values.name !== 'sample';
    return isComplete ? { files: positionals, tenant: values.tenant, source: values.name } : undefined;
  } catch {
    return undefined;
  }
}

function describe(error: unknown): string {
  if (error instanceof ImportError || error instanceof NetworkError) {
    return error.expected === undefined ? error.message : `${error.message} (expected: ${error.expected})`;
  }
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT') return `there is no such file: ${(error as NodeJS.ErrnoException).path}`;
  if (code === 'SQLITE_BUSY') return 'somebody else is writing to the database; try again';
  return message;
}

import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { ImportKind } from '@trellis/network';
import { createDevTokens, startNetwork } from '@trellis/network';
import { readConfiguration } from '../configuration.ts';
import { developmentTenant } from '../development-identity.ts';
import { describeFailure } from './describe-failure.ts';
import { exitCode } from './exit-code.ts';
import { reportImports } from './import-report.ts';
import { readLocalFile } from './local-files.ts';
import { withFile } from './local-run.ts';
import type { Terminal } from './terminal.ts';

export interface ImportOptions {
  readonly kind?: ImportKind;
  readonly json?: boolean;
}

/** Takes files into the database that the host uses too. Each file is taken whole or not at all. Resolves to the exit code. */
export async function importFiles(
  terminal: Terminal,
  names: readonly string[],
  options: ImportOptions,
): Promise<number> {
  const { networkDatabase } = readConfiguration({ ...process.env, HOST: undefined });
  const { verifier } = createDevTokens();
  await mkdir(dirname(networkDatabase), { recursive: true });
  const network = await startNetwork({ database: networkDatabase, port: 0, auth: verifier });
  const owner = { tenant: developmentTenant, memberId: network.sample?.defaultMember ?? 'me' };
  let failed = false;
  try {
    for (const name of names) {
      try {
        const { bytes } = await readLocalFile(name);
        const summary = await network.importFile({
          bytes,
          filename: name,
          owner,
          ...(options.kind && { kind: options.kind }),
        });
        if (options.json) terminal.out(`${JSON.stringify({ file: name, ...summary })}\n`);
        else reportImports(terminal, name, summary, { brief: false });
      } catch (error) {
        failed = true;
        terminal.note(`${terminal.noteColors.red('✗')} ${describeFailure(withFile(error, name))}\n`);
      }
    }
  } finally {
    await network.close();
  }
  return failed ? exitCode.badInput : exitCode.answered;
}

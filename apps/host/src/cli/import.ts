import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { ImportKind, ImportRequest, ImportSummary, RunningNetwork } from '@trellis/network';
import { createDevTokens, startNetwork } from '@trellis/network';
import { readConfiguration } from '../configuration.ts';
import { developmentTenant } from '../development-identity.ts';
import type { LookedOver } from '../second-look/second-look.ts';
import { askWhether } from './ask-whether.ts';
import { describeFailure } from './describe-failure.ts';
import { editDraft, saveDraft } from './draft-file.ts';
import { exitCode } from './exit-code.ts';
import { reportImports } from './import-report.ts';
import type { LookOver } from './look-over.ts';
import { startLookOver } from './look-over.ts';
import type { LocalFile } from './local-files.ts';
import { readLocalFile } from './local-files.ts';
import { withFile } from './local-run.ts';
import { reportPreview } from './preview-report.ts';
import type { Terminal } from './terminal.ts';

export interface ImportOptions {
  readonly kind?: ImportKind;
  readonly json?: boolean;
  /** `false`: no model looks at what is not sure of what is shown. */
  readonly model?: boolean;
  /** Shows what would be taken, and takes nothing. */
  readonly preview?: boolean;
  /** Lets a résumé be corrected in an editor first. */
  readonly edit?: boolean;
  /** Writes what was read of a résumé to this file and takes nothing. */
  readonly draft?: string;
  /** Takes it without asking. */
  readonly yes?: boolean;
}

const maxBytes = 10 * 2 ** 20;

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
  let failed = false;
  try {
    const looks = isLookedAt(terminal, options) && options.model !== false;
    const lookOver = looks ? await startLookOver(terminal) : undefined;
    for (const name of names) {
      try {
        await importFile({ terminal, network, options, lookOver }, await readLocalFile(name, { maxBytes }));
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

interface ImportRun {
  readonly terminal: Terminal;
  readonly network: RunningNetwork;
  readonly options: ImportOptions;
  readonly lookOver: LookOver | undefined;
}

const isAskedAbout = (terminal: Terminal, { yes, json }: ImportOptions) =>
  terminal.interactive && yes !== true && json !== true;

/** Whether anybody sees what was read before it is taken. */
const isLookedAt = (terminal: Terminal, options: ImportOptions) =>
  options.preview === true || options.edit === true || options.draft !== undefined || isAskedAbout(terminal, options);

async function importFile(run: ImportRun, { name, bytes }: LocalFile): Promise<void> {
  const { terminal, network, options } = run;
  const owner = { tenant: developmentTenant, memberId: network.sample?.defaultMember ?? 'me' };
  const kind = options.kind && { kind: options.kind };
  if (!isLookedAt(terminal, options)) {
    const summary = await network.importFile({ bytes, filename: name, owner, ...kind });
    return report(run, name, summary);
  }
  const preview = await readFirst(run, { bytes, filename: name, owner, ...kind });
  if (options.json) terminal.out(`${JSON.stringify({ file: name, ...preview })}\n`);
  else reportPreview(terminal, name, preview, { all: options.preview === true });
  if (options.draft !== undefined) return saveDraft(terminal, options.draft, preview);
  if (options.preview) return;
  const edited = options.edit ? await editDraft(terminal, preview) : undefined;
  const isKept =
    !isAskedAbout(terminal, options) || (await askWhether(terminal, questionFor(preview, edited !== undefined)));
  if (!isKept) {
    return terminal.note(`${terminal.noteColors.dim('  nothing was kept')}\n`);
  }
  // What a model has found is in the draft, not in the file.
  const draft = edited ?? (preview.secondLook?.changed ? JSON.stringify(preview.draft) : undefined);
  const summary = await network.importFile(
    draft === undefined
      ? { bytes, filename: name, owner, ...kind }
      : { bytes: Buffer.from(draft), filename: 'resume.json', owner, kind: 'resume' },
  );
  report(run, name, summary);
}

async function readFirst({ network, lookOver }: ImportRun, file: ImportRequest): Promise<LookedOver> {
  if (!lookOver) return network.previewFile(file);
  return lookOver(await network.previewFile({ ...file, lines: true }), file.owner);
}

const questionFor = ({ kind }: LookedOver, corrected: boolean) =>
  corrected ? 'Keep the corrected résumé?' : `Keep this ${kind === 'resume' ? 'résumé' : kind}?`;

function report({ terminal, options }: ImportRun, file: string, summary: ImportSummary): void {
  if (options.json) terminal.out(`${JSON.stringify({ file, ...summary })}\n`);
  else reportImports(terminal, file, summary, { brief: false });
}

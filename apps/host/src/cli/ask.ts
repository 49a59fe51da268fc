import type { TurnInput, TurnOutcome } from '@trellis/core';
import type { AnswerPrinter } from './answer-printer.ts';
import { createAnswerPrinter } from './answer-printer.ts';
import { exitCodeOf } from './exit-code.ts';
import { createExplainPrinter } from './explain-printer.ts';
import { reportImports } from './import-report.ts';
import { InputError } from './input-error.ts';
import type { LocalRun } from './local-run.ts';
import type { RunOptions } from './run-files.ts';
import { readRunFiles } from './run-files.ts';
import type { Terminal } from './terminal.ts';

export interface AskOptions extends RunOptions {
  readonly json?: boolean;
  readonly explain?: boolean;
  readonly starter?: string;
}

/** Answers one question. Resolves to the exit code. */
export async function ask(
  terminal: Terminal,
  question: string | undefined,
  options: AskOptions,
  signal: AbortSignal,
): Promise<number> {
  if (options.starter === undefined && (question === undefined || question.trim() === '')) {
    throw new InputError('NO_QUESTION', 'what is the question? Put it in quotes, or choose one with --starter');
  }
  terminal.progress(terminal.noteColors.dim('  starting …'));
  const run = await startRun(terminal, options);
  try {
    if (!options.json) reportRun(terminal, run, options);
    const input: TurnInput =
      options.starter === undefined
        ? { kind: 'question', text: (question ?? '').toWellFormed().trim() }
        : await run.starter(options.starter);
    const { outcome } = await printTurn(terminal, run, { input, signal, json: options.json ?? false });
    return exitCodeOf(outcome);
  } finally {
    await run.close();
  }
}

/** Starts a run, with its trace on standard error where that was asked for. */
export async function startRun(terminal: Terminal, options: AskOptions): Promise<LocalRun> {
  const files = await readRunFiles(options);
  // Loading everything takes a second; a wrong file name should not.
  const { startLocalRun } = await import('./local-run.ts');
  return startLocalRun({ ...options, ...(options.explain && { observe: createExplainPrinter(terminal) }) }, files);
}

/** Says who asks and what was read from the files. */
export function reportRun(terminal: Terminal, run: LocalRun, options: RunOptions): void {
  for (const { file, summary } of run.imports) reportImports(terminal, file, summary, { brief: true });
  if (options.resume === undefined) {
    terminal.note(terminal.noteColors.dim(`Answering for ${run.askedAs}; --resume FILE asks for yourself.\n`));
  }
}

/** Runs one turn and prints it. */
export async function printTurn(
  terminal: Terminal,
  run: LocalRun,
  options: { input: TurnInput; signal: AbortSignal; json: boolean },
): Promise<{ outcome: TurnOutcome; printer: AnswerPrinter }> {
  const printer = createAnswerPrinter(terminal);
  let outcome: TurnOutcome = 'failed';
  for await (const event of run.ask(options.input, options.signal)) {
    if (options.json) terminal.out(`${JSON.stringify(event)}\n`);
    else printer.print(event);
    if (event.type === 'turn-end') outcome = event.outcome;
  }
  return { outcome, printer };
}

import { createInterface } from 'node:readline';
import type { Suggestion, TurnInput } from '@trellis/core';
import { printTurn, reportRun, startRun } from './ask.ts';
import type { AskOptions } from './ask.ts';
import { exitCode } from './exit-code.ts';
import type { Terminal } from './terminal.ts';

const help = 'Ask anything; a number takes a suggestion; Ctrl-C stops an answer; an empty line or Ctrl-D ends.\n';

/** Asks and answers until the input ends. Each line is a question, with all earlier ones as its history. Resolves to the exit code. */
export async function chat(terminal: Terminal, options: AskOptions): Promise<number> {
  const run = await startRun(terminal, options);
  const lines = createInterface({ input: terminal.input, terminal: false });
  let answering: AbortController | undefined;
  const onInterrupt = () => {
    if (answering && !answering.signal.aborted) answering.abort(new Error('interrupted'));
    else process.exit(exitCode.interrupted);
  };
  process.on('SIGINT', onInterrupt);
  try {
    reportRun(terminal, run, options);
    if (terminal.interactive) terminal.note(terminal.noteColors.dim(help));
    const prompt = () => {
      if (terminal.interactive) terminal.note(`\n${terminal.noteColors.bold('You')} › `);
    };
    let suggestions: readonly Suggestion[] = [];
    prompt();
    for await (const line of lines) {
      const text = line.toWellFormed().trim();
      if (text === '' && terminal.interactive) break;
      if (text !== '') {
        answering = new AbortController();
        const input = chosen(text, suggestions);
        const turn = { input, signal: answering.signal, json: options.json ?? false };
        ({ suggestions } = (await printTurn(terminal, run, turn)).printer);
        answering = undefined;
      }
      prompt();
    }
    return exitCode.answered;
  } finally {
    process.off('SIGINT', onInterrupt);
    lines.close();
    await run.close();
  }
}

/** The suggestion of that number, or the text as a question. */
function chosen(text: string, suggestions: readonly Suggestion[]): TurnInput {
  const suggestion = /^\d{1,2}$/.test(text) ? suggestions[Number(text) - 1] : undefined;
  if (!suggestion) return { kind: 'question', text };
  const { agentId, starterId } = suggestion;
  if (agentId === undefined || starterId === undefined) return { kind: 'question', text: suggestion.text };
  return { kind: 'starter', agentId, starterId };
}

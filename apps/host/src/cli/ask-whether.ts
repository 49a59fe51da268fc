import { createInterface } from 'node:readline/promises';
import type { Terminal } from './terminal.ts';

/** Asks a question with yes or no for an answer; anything but a yes is a no, and so is the end of the input. */
export async function askWhether(terminal: Terminal, question: string): Promise<boolean> {
  terminal.note(`${terminal.noteColors.bold(question)} [y/N] `);
  const lines = createInterface({ input: terminal.input, terminal: false });
  try {
    for await (const line of lines) return /^(?:y|yes)$/i.test(line.trim());
    return false;
  } finally {
    lines.close();
  }
}

import type { Colors } from 'picocolors/types.js';
import pico from 'picocolors';
import { safeText } from './safe-text.ts';

/** Where the command line reads and writes; a test puts something else here. */
export interface Terminal {
  readonly input: NodeJS.ReadableStream;
  out(text: string): void;
  note(text: string): void;
  /** A line that the next output replaces; nothing where nobody watches. */
  progress(text: string): void;
  /** For standard output. */
  readonly colors: Colors;
  /** For standard error. */
  readonly noteColors: Colors;
  readonly interactive: boolean;
}

const clearLine = '\r\u001b[K';

/** The terminal of this process. Colours only where somebody sees them, and never with NO_COLOR. */
export function processTerminal(): Terminal {
  const { stdin, stdout, stderr, env } = process;
  // Spelled out: where nothing is said, picocolors decides for itself, and a CI counts as a terminal there.
  const coloured = (stream: NodeJS.WriteStream) => stream.isTTY === true && !env['NO_COLOR'] && env['TERM'] !== 'dumb';
  let hasProgress = false;
  const clear = () => {
    if (hasProgress) stderr.write(clearLine);
    hasProgress = false;
  };
  return {
    input: stdin,
    out(text) {
      clear();
      stdout.write(safeText(text, { colours: coloured(stdout) }));
    },
    note(text) {
      clear();
      stderr.write(safeText(text, { colours: coloured(stderr) }));
    },
    progress(text) {
      if (!stderr.isTTY) return;
      const width = Math.max(20, (stderr.columns ?? 80) - 1);
      stderr.write(clearLine + (text.length > width ? `${text.slice(0, width - 1)}…` : text));
      hasProgress = true;
    },
    colors: pico.createColors(coloured(stdout)),
    noteColors: pico.createColors(coloured(stderr)),
    interactive: stdin.isTTY && stdout.isTTY,
  };
}

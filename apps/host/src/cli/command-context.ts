import type { Terminal } from './terminal.ts';

/** What every command has of the process that runs it. */
export interface CommandContext {
  readonly terminal: Terminal;
  readonly setExitCode: (code: number) => void;
  /** Aborted at the first interrupt. */
  readonly interruptSignal: () => AbortSignal;
}

import type { TurnOutcome } from '@trellis/core';

/** What the command line answers a shell. */
export const exitCode = {
  answered: 0,
  badInput: 2,
  notAnswered: 3,
  failed: 4,
  interrupted: 130,
} as const;

/** The exit code for how a turn ended. */
export function exitCodeOf(outcome: TurnOutcome): number {
  switch (outcome) {
    case 'answered':
    case 'awaiting-confirmation':
      return exitCode.answered;
    case 'declined':
    case 'out-of-scope':
      return exitCode.notAnswered;
    case 'stopped':
      return exitCode.interrupted;
    case 'failed':
      return exitCode.failed;
  }
}

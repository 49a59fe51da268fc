import { TrellisError } from '@trellis/core';

/** Each code has a row in the README. */
export type PromptErrorCode =
  | 'FILE_MISSING'
  | 'BAD_FRONT_MATTER'
  | 'MISSING_VERSION'
  | 'SYNTAX'
  | 'UNSUPPORTED_SYNTAX'
  | 'UNKNOWN_HELPER'
  | 'UNKNOWN_VARIABLE'
  | 'UNUSED_VARIABLE'
  | 'MISSING_PARTIAL'
  | 'ROLE_MISUSE'
  | 'SECTION_MARK'
  | 'INVALID_VARIABLES'
  | 'INVALID_CONTEXT'
  | 'NOT_LOADED';

/** One thing that is wrong in a prompt file. Lines count from 1. */
export interface PromptProblem {
  readonly code: PromptErrorCode;
  readonly file: string;
  readonly line: number;
  readonly message: string;
}

/** Every problem that was found. `code`, `file` and `line` are those of the first one. */
export class PromptError extends TrellisError<PromptErrorCode> {
  override readonly name = 'PromptError';
  readonly file: string;
  readonly line: number;
  readonly problems: readonly PromptProblem[];

  constructor(problems: readonly [PromptProblem, ...PromptProblem[]], options?: ErrorOptions) {
    const lines = problems.map(({ file, line, message }) => `${file}:${line}: ${message}`);
    const [first] = problems;
    super(
      first.code,
      lines.length === 1 ? (lines[0] as string) : `${lines.length} problems\n${lines.join('\n')}`,
      options,
    );
    this.file = first.file;
    this.line = first.line;
    this.problems = problems;
  }
}

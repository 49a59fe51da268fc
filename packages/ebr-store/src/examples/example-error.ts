import { TrellisError } from '@trellis/core';

export type ExampleErrorCode =
  | 'INVALID_EXAMPLES'
  | 'LEAKED_EXAMPLE'
  | 'INVALID_FINGERPRINT'
  | 'WRONG_EMBEDDER'
  | 'UNKNOWN_SET';

/** One thing that is wrong with a file of examples. */
export interface ExampleProblem {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** Where in the file, such as `examples[3].reviewer`; empty for the file itself. */
  readonly key: string;
  readonly message: string;
}

const shown = 8;

/** Examples that cannot be used. `problems` lists everything that was found, in the order of the file. */
export class ExampleError extends TrellisError<ExampleErrorCode> {
  override readonly name = 'ExampleError';
  readonly problems: readonly ExampleProblem[];

  constructor(
    code: ExampleErrorCode,
    what: string | readonly ExampleProblem[],
    options?: ErrorOptions & { problems?: readonly ExampleProblem[] },
  ) {
    super(code, typeof what === 'string' ? what : messageOf(what), options);
    this.problems = typeof what === 'string' ? (options?.problems ?? []) : what;
  }
}

/** `data/examples.yaml:12 examples[3].reviewer: what is wrong`. */
export const describeProblem = ({ file, line, key, message }: ExampleProblem): string =>
  `${file}:${line}${key === '' ? '' : ` ${key}`}: ${message}`;

function messageOf(problems: readonly ExampleProblem[]): string {
  const lines = problems.slice(0, shown).map(describeProblem);
  if (problems.length > shown) lines.push(`and ${problems.length - shown} more`);
  return lines.join('\n');
}

import { createReadStream } from 'node:fs';
import { ImportError } from '../import/import-error.ts';

/** A line of a file, without its end. */
export interface FileLine {
  readonly text: string;
  /** From 1. */
  readonly number: number;
}

/** Lines that came in one piece of the file. `bytes`: how far into the file they reach. */
export interface LineBlock {
  readonly lines: readonly FileLine[];
  readonly bytes: number;
}

const lineEnd = 10;
const byteOrderMark = '\uFEFF';

/**
 * The lines of a UTF-8 file of any size that are not empty. Holds one piece and one line at a time; throws `FILE_TOO_LARGE` at a line of more than
 * `maxLineBytes`.
 */
export async function* readLines(path: string, maxLineBytes: number): AsyncGenerator<LineBlock> {
  let number = 0;
  let bytes = 0;
  let rest: Buffer[] = [];
  let restBytes = 0;
  const toLine = (piece: Buffer): FileLine[] => {
    number += 1;
    const whole = restBytes === 0 ? piece : Buffer.concat([...rest, piece]);
    rest = [];
    restBytes = 0;
    const text = whole.toString('utf8').trim();
    return text === '' || text === byteOrderMark ? [] : [{ text, number }];
  };
  const keep = (piece: Buffer) => {
    restBytes += piece.length;
    rest.push(piece);
    if (restBytes <= maxLineBytes) return;
    throw new ImportError('FILE_TOO_LARGE', `line ${number + 1} is longer than ${maxLineBytes} bytes`, {
      field: `line ${number + 1}`,
      expected: `one record a line, of at most ${maxLineBytes} bytes`,
    });
  };
  for await (const chunk of createReadStream(path, { highWaterMark: 256 * 1024 }) as AsyncIterable<Buffer>) {
    const lines: FileLine[] = [];
    let from = 0;
    for (let end = chunk.indexOf(lineEnd); end >= 0; end = chunk.indexOf(lineEnd, from)) {
      lines.push(...toLine(chunk.subarray(from, end)));
      from = end + 1;
    }
    if (from < chunk.length) keep(chunk.subarray(from));
    bytes += chunk.length;
    if (lines.length > 0) yield { lines, bytes };
  }
  const last = restBytes > 0 ? toLine(Buffer.alloc(0)) : [];
  if (last.length > 0) yield { lines: last, bytes };
}

import { ImportError } from './import-error.ts';

const maxDepth = 100;

/** Parses JSON; throws with line and column, and for nesting that nobody writes by hand or by program. */
export function parseJson(text: string, firstLine = 1): unknown {
  refuseDepth(text, firstLine);
  try {
    return JSON.parse(text);
  } catch (cause) {
    const offset = errorOffset(text);
    const { line, column } = positionOf(text, offset, firstLine);
    const isCut = offset >= text.trimEnd().length;
    const seen = isCut ? 'the file ends in the middle of it; it may be cut off' : `unexpected ${quoted(text, offset)}`;
    throw new ImportError('INVALID_JSON', `not valid JSON: ${seen} (line ${line}, column ${column})`, {
      field: `line ${line}, column ${column}`,
      expected: 'valid JSON',
      cause,
    });
  }
}

const quoted = (text: string, offset: number) => JSON.stringify(String.fromCodePoint(text.codePointAt(offset) ?? 0));

function positionOf(text: string, offset: number, firstLine: number): { line: number; column: number } {
  const before = text.slice(0, offset);
  const line = before.split('\n').length;
  return { line: line + firstLine - 1, column: offset - before.lastIndexOf('\n') };
}

function refuseDepth(text: string, firstLine: number): void {
  let depth = 0;
  let inString = false;
  for (let index = 0; index < text.length; index += 1) {
    const mark = text[index];
    if (inString && mark === '\\') index += 1;
    else if (mark === '"') inString = !inString;
    else if (!inString && (mark === '[' || mark === '{')) depth += 1;
    else if (!inString && (mark === ']' || mark === '}')) depth -= 1;
    if (depth <= maxDepth) continue;
    const { line, column } = positionOf(text, index, firstLine);
    throw new ImportError('TOO_DEEP', `nested deeper than ${maxDepth} levels (line ${line}, column ${column})`, {
      field: `line ${line}, column ${column}`,
      expected: `at most ${maxDepth} levels`,
    });
  }
}

const characters = '[^"\\\\\\u0000-\\u001f]*';
const string = `"${characters}(?:\\\\(?:["\\\\/bfnrt]|u[\\da-fA-F]{4})${characters})*"`;
const number = '-?(?:0|[1-9]\\d*)(?:\\.\\d+)?(?:[eE][+-]?\\d+)?';

/**
 * Where JSON goes wrong: the engine's own message says it for some mistakes only. A token at a time, with what may follow it, so that depth
 * costs no stack.
 */
function errorOffset(text: string): number {
  const token = new RegExp(`\\s*(?:([[{\\]},:])|(${string})|(${number}|true|false|null))`, 'y');
  const open: ('[' | '{')[] = [];
  let expected: 'value' | 'value-or-end' | 'key' | 'key-or-end' | 'colon' | 'comma-or-end' | 'nothing' = 'value';
  const afterValue = () => (open.length === 0 ? 'nothing' : 'comma-or-end');
  for (;;) {
    const start = token.lastIndex;
    const found = token.exec(text);
    const at = start + (/^\s*/.exec(text.slice(start, start + 10_000))?.[0].length ?? 0);
    if (!found) return unfinishedString(text, at) ? text.length : at;
    const [, mark, string] = found;
    const inObject = open.at(-1) === '{';
    if (expected === 'colon') {
      if (mark !== ':') return at;
      expected = 'value';
    } else if (mark === ']' || mark === '}') {
      const fits = mark === (inObject ? '}' : ']') && open.length > 0;
      if (!fits || !(expected === 'comma-or-end' || expected === (inObject ? 'key-or-end' : 'value-or-end'))) return at;
      open.pop();
      expected = afterValue();
    } else if (expected === 'comma-or-end') {
      if (mark !== ',') return at;
      expected = inObject ? 'key' : 'value';
    } else if (expected === 'key' || expected === 'key-or-end') {
      if (string === undefined) return at;
      expected = 'colon';
    } else if (expected === 'nothing' || mark === ',' || mark === ':') return at;
    else if (mark === '[' || mark === '{') {
      open.push(mark);
      expected = mark === '[' ? 'value-or-end' : 'key-or-end';
    } else expected = afterValue();
  }
}

/** A string that the end of the file cuts off, rather than one with a forbidden character in it. */
const unfinishedString = (text: string, at: number) =>
  text[at] === '"' && new RegExp(`^"${characters}(?:\\\\.${characters})*\\\\?$`).test(text.slice(at));

import type { Note } from './node.ts';
import { foldLines } from './scalar.ts';

const simple: Readonly<Record<string, string>> = {
  '0': '\0',
  a: '\u0007',
  b: '\b',
  t: '\t',
  '\t': '\t',
  n: '\n',
  v: '\v',
  f: '\f',
  r: '\r',
  e: '\u001B',
  ' ': ' ',
  '"': '"',
  '/': '/',
  '\\': '\\',
  N: '\u0085',
  _: '\u00A0',
  L: '\u2028',
  P: '\u2029',
};
const hexLengths: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };

/** The straight quote that an opening quotation mark stands for. */
export function quoteOf(char: string): '"' | "'" | undefined {
  if (char === '"' || char === '“' || char === '„' || char === '«' || char === '”' || char === '＂') return '"';
  return char === "'" || char === '‘' || char === '’' || char === '‚' ? "'" : undefined;
}

/** True when `char` can close what `open` opened. */
export function closes(open: string, char: string): boolean {
  if (open === '"' || open === "'") return char === open;
  return open === '«' ? char === '»' : quoteOf(char) === quoteOf(open);
}

/** Where the first quote that is neither escaped nor doubled stands; -1 when there is none. `from` is behind the opening quote. */
export function firstClose(text: string, open: string, from: number): number {
  for (let index = from; index < text.length; index++) {
    const char = text[index] ?? '';
    if (char === '\\' && open !== "'") index++;
    else if (char === '\\' && text[index + 1] === "'" && /[\p{L}]/u.test(text[index + 2] ?? '')) index++;
    else if (open === "'" && char === "'" && text[index + 1] === "'" && index + 1 < text.length) index++;
    else if (closes(open, char)) return index;
  }
  return -1;
}

/** Takes the escapes out of the lines of a quoted scalar and joins them as YAML does. */
export function unquote(lines: readonly string[], open: string, at: number): { text: string; notes: Note[] } {
  const notes: Note[] = [];
  if (quoteOf(open) === "'") {
    const text = foldLines(lines.map((line, index) => trimEdge(line, index, lines.length)));
    let plain = open === "'" ? text.replaceAll("''", "'") : text;
    if (plain.includes("\\'")) {
      notes.push({ class: 'bad-escape', before: "\\'", after: "'", at });
      plain = plain.replaceAll("\\'", "'");
    }
    return { text: plain, notes };
  }
  const literal = /^[A-Za-z]:\\[^\\]/.test(lines[0] ?? '') && hasBadEscape(lines[0] ?? '');
  let text = '';
  let breaks = -1;
  let joined = false;
  for (const [index, line] of lines.entries()) {
    const trimmed = trimEdge(line, index, lines.length);
    if (index > 0 && trimmed === '' && index < lines.length - 1) {
      breaks++;
      continue;
    }
    if (index > 0 && !joined) text += breaks > 0 ? '\n'.repeat(breaks) : ' ';
    breaks = 0;
    const escaped = literal ? { text: trimmed, joined: false, bad: true } : unescape(trimmed, index < lines.length - 1);
    if (escaped.bad) notes.push({ class: 'bad-escape', before: trimmed, after: escaped.text, at });
    text += escaped.text;
    joined = escaped.joined;
  }
  return { text, notes };
}

/** Blanks at a line break inside quotes are not part of the text. */
function trimEdge(line: string, index: number, count: number): string {
  let result = line;
  if (index > 0) result = result.replace(/^[ \t]+/, '');
  if (index < count - 1) result = result.replace(/[ \t]+$/, '');
  return result;
}

const hasBadEscape = (line: string): boolean => unescape(line, false).bad;

function unescape(line: string, continues: boolean): { text: string; joined: boolean; bad: boolean } {
  if (!line.includes('\\')) return { text: line, joined: false, bad: false };
  let text = '';
  let bad = false;
  for (let index = 0; index < line.length; index++) {
    const char = line[index] ?? '';
    if (char !== '\\') {
      text += char;
      continue;
    }
    const next = line[index + 1];
    if (next === undefined) return { text: continues ? text : `${text}\\`, joined: continues, bad: bad || !continues };
    const known = simple[next];
    const hexLength = hexLengths[next] ?? 0;
    const hex = line.slice(index + 2, index + 2 + hexLength);
    if (known !== undefined && Object.hasOwn(simple, next)) {
      text += known;
      index++;
    } else if (
      hexLength > 0 &&
      hex.length === hexLength &&
      /^[0-9a-f]+$/i.test(hex) &&
      Number.parseInt(hex, 16) <= 0x10ffff
    ) {
      text +=
        hexLength === 4
          ? String.fromCharCode(Number.parseInt(hex, 16))
          : String.fromCodePoint(Number.parseInt(hex, 16));
      index += 1 + hexLength;
    } else {
      bad = true;
      // A quote that needed no escape loses it; before anything else the backslash was meant.
      text += next === "'" || next === '`' ? next : `\\${next}`;
      index++;
    }
  }
  return { text, joined: false, bad };
}

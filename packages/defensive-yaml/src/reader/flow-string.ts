import { scalar } from './node.ts';
import type { ScalarNode } from './node.ts';
import { closes, quoteOf, unquote } from './quoted.ts';

interface FlowStringOptions {
  readonly text: string;
  /** Where the opening quote stands. */
  readonly start: number;
  /** Where `text` begins in the source. */
  readonly at: number;
  readonly inList: boolean;
  readonly isKey: boolean;
  /** The text is a Python literal: single quotes hold the escapes of double ones. */
  readonly python: boolean;
}

const keyNext = /\s*(?:"[^"\n]{1,60}"|'[^'\n]{1,60}'|[\p{L}_$][\p{L}\p{N}_$-]{0,60})\s*[:：=]/uy;
const valueNext = /\s*(?:["'“”{[\d-]|(?:true|false|null|None|True|False)\b)/y;

/** One step of well-formed flow: a mark, a whole quoted text, or plain text that has no quote in it. */
const mark = /\s*[,:[\]{}]/y;
const wholeQuoted = /\s*(?:"(?:[^"\\\n]|\\.)*"|'(?:[^'\n]|'')*')/y;
const unquoted = /\s*[^\s"“”,[\]{}:](?:[^"“”,[\]{}\n:]|:(?=\S))*/y;

/** Whether a line goes on, from `from` on, as if nothing were wrong with it. Then a quote before it was no slip either. */
function isWellFormed(text: string, from: number): boolean {
  let index = from;
  let mayBeValue = true;
  let depth = 0;
  const end = Math.min(text.length, from + 2000);
  while (index < end) {
    mark.lastIndex = index;
    const found = mark.exec(text)?.[0].trim();
    if (found !== undefined) {
      index = mark.lastIndex;
      if (found === '[' || found === '{') depth++;
      else if (found === ']' || found === '}') depth--;
      mayBeValue = found !== ']' && found !== '}';
      continue;
    }
    if (/^\s*(?:\n|$|#)/.test(text.slice(index, index + 80))) return depth < 0;
    if (!mayBeValue) return false;
    wholeQuoted.lastIndex = index;
    unquoted.lastIndex = index;
    if (wholeQuoted.test(text)) index = wholeQuoted.lastIndex;
    else if (unquoted.test(text)) index = unquoted.lastIndex;
    else return false;
    mayBeValue = false;
  }
  return index >= text.length && depth < 0;
}

const at = (pattern: RegExp, text: string, index: number): boolean => {
  pattern.lastIndex = index;
  return pattern.test(text);
};

/** A string inside braces or brackets. Of its quotes, the one closes it after which JSON goes on. */
export function flowString(options: FlowStringOptions): { node: ScalarNode; end: number } {
  const { text, start } = options;
  const open = text[start] ?? '"';
  let inner = false;
  for (let index = start + 1; index < text.length; index++) {
    const char = text[index] ?? '';
    if (char === '\\' && open !== "'") {
      index++;
      continue;
    }
    if (char === '\\' && text[index + 1] === "'" && /\p{L}/u.test(text[index + 2] ?? '')) {
      index++;
      continue;
    }
    if (!closes(open, char) && !(quoteOf(open) === '"' && char === '"')) continue;
    if (open === "'" && text[index + 1] === "'") {
      index++;
      continue;
    }
    const before = /[,\n]\s*$/.exec(text.slice(Math.max(start + 1, index - 12), index));
    if (
      !options.isKey &&
      !options.inList &&
      before &&
      at(keyNext, text, index) &&
      !/^\s*[,}\]]/.test(text.slice(index + 1, index + 12))
    ) {
      // This quote opens the next key: the string was left open before the comma.
      const end = index - before[0].length;
      return finish(options, end, end, { class: 'unclosed-quote' });
    }
    if (endsHere(options, index))
      return finish(options, index, index + 1, inner ? { class: 'inner-quotes' } : undefined);
    inner = true;
  }
  // A quote that closed nothing but stands last is the end all the same.
  const tail = /["”']\s*$/.exec(text.slice(start + 1));
  if (inner && tail) return finish(options, start + 1 + tail.index, text.length, { class: 'inner-quotes' });
  const result = finish(options, text.length, text.length, undefined);
  result.node.cut = true;
  return result;
}

function endsHere({ text, inList, isKey }: FlowStringOptions, index: number): boolean {
  let next = index + 1;
  while (next < text.length && (text[next] === ' ' || text[next] === '\t')) next++;
  const char = text[next];
  if (isKey)
    return (
      char === ':' ||
      char === '：' ||
      char === '=' ||
      char === undefined ||
      char === '\n' ||
      quoteOf(char) !== undefined
    );
  if (char === undefined || char === '\n' || char === '\r' || char === '#') return true;
  if (char === '/' && (text[next + 1] === '/' || text[next + 1] === '*')) return true;
  if (char === ',' || char === ';') {
    const rest = text.slice(next + 1, next + 80);
    if (/^\s*(?:[,}\]]|$|\n|\/\/|#|\.\.\.)/.test(rest)) return true;
    return inList
      ? at(valueNext, text, next + 1) || !/["”]/.test(rest.split('\n')[0] ?? '') || isWellFormed(text, next + 1)
      : at(keyNext, text, next + 1);
  }
  if (char === '}' || char === ']') {
    const rest = text.slice(next, next + 80).replace(/^[\s}\])]+/, '');
    return (
      rest === '' ||
      /^(?:"[^"\n]{1,60}"|'[^'\n]{1,60}'|\w{1,40})\s*:/.test(rest) ||
      rest.startsWith(',') ||
      rest.startsWith('#') ||
      rest.startsWith('`') ||
      /^[}\]]*\s*(\n|$)/.test(text.slice(next, next + 80)) ||
      /^[;<]/.test(rest)
    );
  }
  if (quoteOf(char)) return next > index + 1 && (inList || at(keyNext, text, next));
  return !inList && next > index + 1 && at(keyNext, text, next);
}

function finish(
  options: FlowStringOptions,
  textEnd: number,
  end: number,
  note: { class: 'inner-quotes' | 'unclosed-quote' } | undefined,
): { node: ScalarNode; end: number } {
  const open = options.text[options.start] ?? '"';
  const raw = options.text.slice(options.start + 1, textEnd);
  const place = options.at + options.start;

  const python = options.python && open === "'" && /\\[ntr"\\]/.test(raw) && !raw.includes("''");
  const lines = raw.split(/\r?\n/);
  const { text, notes } = unquote(lines, python ? '"' : open, place);
  const node = scalar(text, 'quoted', place);
  node.notes.push(...notes);
  if (python) node.notes.push({ class: 'bad-escape', before: raw, after: text, at: place });
  if (note)
    node.notes.push({ class: note.class, before: options.text.slice(options.start, end), after: text, at: place });
  if (open !== '"' && open !== "'") node.notes.push({ class: 'smart-quotes', before: open, after: '"', at: place });
  return { node, end };
}

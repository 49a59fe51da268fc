import type { MistakeClass } from '../mistake-classes.ts';
import { firstClose } from './quoted.ts';

/** A source line. `text` is without its indentation; `indent` counts columns, a tab as one level. */
export interface Line {
  readonly indent: number;
  readonly text: string;
  /** The text with the blanks behind it, which a block of text keeps. */
  readonly full: string;
  /** Where `text` begins in the source. */
  readonly at: number;
  readonly tabs: boolean;
  readonly oddBlanks: boolean;
}

/** A line that may be a key with a value. */
export interface KeyLine {
  readonly key: string;
  readonly rest: string;
  /** Where `rest` begins in the line's text. */
  readonly restAt: number;
  /** What was wrong with it; empty for what YAML reads as a key. */
  readonly wrong: readonly MistakeClass[];
}

export interface ItemLine {
  readonly content: string;
  readonly contentAt: number;
  readonly mark: string;
  readonly wrong: readonly MistakeClass[];
}

const identifier = /^[A-Za-z_][\w-]*$/;
const none: readonly MistakeClass[] = [];

export const isIdentifier = (key: string): boolean => /^(?:[\p{L}_$][\p{L}\p{N}_$.-]{0,39}|\d{1,4})$/u.test(key);

function decorated(raw: string): string {
  return raw
    .trim()
    .replace(/^#{1,6}\s+/, '')
    .replace(/^[*`"'“”‘’]+(?=\S)|[*`"'“”‘’]+$/g, '')
    .replace(/^__(.+)__$/, '$1')
    .trim();
}

function keyLine(text: string, end: number, restAt: number, wrong: readonly MistakeClass[]): KeyLine | undefined {
  const raw = text.slice(0, end);
  let from = restAt;
  let key = raw.trimEnd();
  let mistakes = wrong;
  if (!identifier.test(key)) {
    const plain = decorated(key);
    if (plain === '' || plain.length > 80) return undefined;
    if (plain !== key) {
      mistakes = [...wrong, 'decorated-key'];
      // `**key:** value` closes its decoration behind the colon.
      const close = /^[*`_]+(?=\s|$)/.exec(text.slice(from).trimStart());
      if (close && /^[*`_]/.test(raw))
        from += text.slice(from).length - text.slice(from).trimStart().length + close[0].length;
      key = plain;
    }
  }
  for (; from < text.length && isBlank(text.charCodeAt(from)); from++) {
    if (text.charCodeAt(from) > 32 && !mistakes.includes('odd-blanks')) mistakes = [...mistakes, 'odd-blanks'];
  }
  return { key, rest: text.slice(from), restAt: from, wrong: mistakes };
}

const isBlank = (code: number): boolean =>
  code === 32 || code === 9 || code === 0xa0 || code === 0x3000 || code === 0x200b;

/** Reads `key: rest` at the first colon that YAML takes for one. */
export function parseKey(text: string): KeyLine | undefined {
  const quote = text.charCodeAt(0) === 34 || text.charCodeAt(0) === 39 ? text[0] : undefined;
  if (quote !== undefined) {
    const close = firstClose(text, quote, 1);
    if (close > 1 && close < 100) {
      const colon = /^\s*:(?=\s|$)/.exec(text.slice(close + 1, close + 12));
      if (colon) {
        const restAt = close + 1 + colon[0].length;
        const line = keyLine('k'.padEnd(restAt) + text.slice(restAt), 1, restAt, none);
        return line && { ...line, key: text.slice(1, close) };
      }
    }
  }
  let from = 0;
  for (;;) {
    const colon = text.indexOf(':', from);
    if (colon < 0 || colon > 100) return undefined;
    const next = text.charCodeAt(colon + 1);
    if (colon + 1 === text.length || isBlank(next))
      return colon === 0 ? undefined : keyLine(text, colon, colon + 1, next === 0xa0 ? ['odd-blanks'] : none);
    if (
      (text[colon + 1] === '*' || text[colon + 1] === '`') &&
      /^[*`]+(\s|$)/.test(text.slice(colon + 1, colon + 6)) &&
      /^[*`#]/.test(text)
    ) {
      return keyLine(text, colon, colon + 1, none);
    }
    from = colon + 1;
  }
}

const looseKey = /^((?:[*`"'“”‘’#]*[\p{L}_$][\p{L}\p{N}_$ .-]{0,60}?[*`"'“”‘’]*))[ \t]*(：|=>|->|:=|=|:)/u;

/** Reads `key:value`, `key = value`, `key：value`. Only good for keys that the schema knows. */
export function parseLooseKey(text: string): KeyLine | undefined {
  const parts = looseKey.exec(text);
  const raw = parts?.[1];
  const mark = parts?.[2];
  if (raw === undefined || mark === undefined) return undefined;
  const wrong: MistakeClass = mark === ':' ? 'missing-space' : 'separator';
  return keyLine(text, raw.length, parts?.[0].length ?? 0, [wrong]);
}

/** Reads `- content` and what models write for it. */
export function parseItem(text: string): ItemLine | undefined {
  const code = text.charCodeAt(0);
  if (code === 45) {
    if (text.length === 1) return { content: '', contentAt: 1, mark: '-', wrong: none };
    if (isBlank(text.charCodeAt(1))) return item(text, 1, text.charCodeAt(1) === 0xa0 ? ['odd-blanks'] : none);
    return text[1] === '-' || text[1] === '>' ? undefined : item(text, 1, ['missing-space']);
  }
  if (code === 42 || code === 43)
    return text.length > 1 && isBlank(text.charCodeAt(1)) ? item(text, 1, ['bullet']) : undefined;
  if (
    code === 0x2022 ||
    code === 0x25e6 ||
    code === 0x2023 ||
    code === 0x25aa ||
    code === 0x2013 ||
    code === 0x2014 ||
    code === 0xb7
  )
    return item(text, 1, ['bullet']);
  if (code >= 48 && code <= 57) {
    const number = /^\d{1,3}[.)](?=\s)/.exec(text);
    if (number) return item(text, number[0].length, ['bullet']);
  }
  return undefined;
}

function item(text: string, markLength: number, wrong: readonly MistakeClass[]): ItemLine {
  let from = markLength;
  let mistakes = wrong;
  for (; from < text.length && isBlank(text.charCodeAt(from)); from++) {
    if (text.charCodeAt(from) > 32 && !mistakes.includes('odd-blanks')) mistakes = [...mistakes, 'odd-blanks'];
  }
  return { content: text.slice(from), contentAt: from, mark: text.slice(0, markLength), wrong: mistakes };
}

import { createHash } from 'node:crypto';
import { ExampleError } from '../example-error.ts';
import { piecesOf } from './fold-words.ts';

/** One case, or a sentence of one, without its text. */
export interface CasePrint {
  readonly isWhole: boolean;
  /** 48 bits of the folded text's hash. */
  readonly exact: string;
  /** 12 bits of each word's hash, in the order of the numbers. Absent for what is too long or too short to be nearly copied. */
  readonly words: readonly number[];
}

/** What a file of fingerprints holds. */
export interface CaseFingerprint {
  readonly salt: string;
  readonly prints: readonly CasePrint[];
}

const format = 'trellis-cases';
const version = '1';
const longest = 60;
const shortest = 4;
const maxPrints = 200_000;
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/**
 * A file by which copies of these texts can be told without the texts: for each, and for each of its sentences, a hash of the whole and twelve
 * bits a word, sorted. About a dozen English words share twelve bits and the order is gone, so nothing can be read from it; but whoever guesses
 * a text can see whether the guess was right. The same texts give the same file. `salt` keeps two files from being compared.
 */
export function fingerprintCases(texts: readonly string[], options: { salt?: string } = {}): string {
  const { salt = '' } = options;
  if (!/^[a-z0-9-]{0,80}$/.test(salt))
    throw new ExampleError(
      'INVALID_FINGERPRINT',
      `expected a salt of small letters, digits and hyphens, got '${salt}'`,
    );
  const lines = new Set<string>();
  for (const text of texts) for (const piece of piecesOf(text)) lines.add(lineOf(printOf(piece, salt)));
  return [`${format} ${version} ${salt || '-'} ${lines.size}`, ...[...lines].sort(), ''].join('\n');
}

/** Reads what `fingerprintCases` wrote. Throws `INVALID_FINGERPRINT` with the line. `file` is its name in messages. */
export function parseFingerprint(text: string, { file }: { file: string }): CaseFingerprint {
  const refuse = (line: number, message: string) =>
    new ExampleError('INVALID_FINGERPRINT', [{ file, line, key: '', message }]);
  const [head = '', ...lines] = text.replace(/\r?\n$/, '').split(/\r?\n/);
  const [name, number, salt = '', count] = head.split(' ');
  if (name !== format || number !== version)
    throw refuse(1, `expected '${format} ${version}', as trellis examples fingerprint writes it`);
  if (Number(count) !== lines.length || lines.length > maxPrints)
    throw refuse(1, `expected ${count} lines, got ${lines.length}: make it again`);
  const prints = lines.map((line, index) => {
    const match = /^([wp])([\w-]{8})((?:[\w-]{2})*)$/.exec(line);
    if (!match) throw refuse(index + 2, 'this is no fingerprint: make the file again');
    return { isWhole: match[1] === 'w', exact: match[2] ?? '', words: wordsOf(match[3] ?? '') };
  });
  return { salt: salt === '-' ? '' : salt, prints };
}

/** The fingerprint of a text's words. */
export function printOf(piece: { words: readonly string[]; isWhole: boolean }, salt: string): CasePrint {
  const { words, isWhole } = piece;
  const exact = hash(`${salt}\0${words.join('')}`)
    .toString('base64url')
    .slice(0, 8);
  const fits = words.length >= shortest && words.length <= longest;
  return { isWhole, exact, words: fits ? words.map((word) => wordHash(word, salt)).sort((a, b) => a - b) : [] };
}

/** 0 to 4095. */
export function wordHash(word: string, salt: string): number {
  const key = `${salt}\0\0${word}`;
  let number = recent.get(key);
  if (number !== undefined) return number;
  number = hash(key).readUInt16LE() >> 4;
  // Words come again and again; what was kept of them is not worth more thought than this.
  if (recent.size > 20_000) recent.clear();
  recent.set(key, number);
  return number;
}

const recent = new Map<string, number>();

const hash = (text: string) => createHash('sha256').update(text).digest();

const lineOf = ({ isWhole, exact, words }: CasePrint) =>
  `${isWhole ? 'w' : 'p'}${exact}${words.map((word) => `${alphabet[word >> 6]}${alphabet[word & 63]}`).join('')}`;

function wordsOf(text: string): number[] {
  const words: number[] = [];
  for (let at = 0; at < text.length; at += 2)
    words.push(alphabet.indexOf(text[at] ?? '') * 64 + alphabet.indexOf(text[at + 1] ?? ''));
  return words;
}

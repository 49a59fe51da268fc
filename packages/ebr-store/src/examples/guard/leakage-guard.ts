import { commonWords } from './common-words.ts';
import type { CaseFingerprint } from './fingerprint.ts';
import { printOf, wordHash } from './fingerprint.ts';
import { fewestWords, piecesOf } from './fold-words.ts';

/**
 * What was found. `copy`: the same words, or so many of the same rare ones that chance is out of the question. `near`: at most three words
 * differ, which in short questions also happens by itself; a person should look.
 */
export interface Leak {
  readonly kind: 'copy' | 'near';
  /** The part of the text that was found, folded. */
  readonly found: string;
  /** Words added, left out or changed; 0 for the same words. */
  readonly changed: number;
}

export interface LeakageGuard {
  /** How many fingerprints it holds. */
  readonly size: number;
  /** The worst that is found in a text or one of its sentences. */
  check(text: string): Leak | undefined;
}

const mostChanged = 3;
/** A changed word speaks against a copy as much as a word shared by one in 256 speaks for it. */
const bitsAgainst = 8;
/** Bits of a word that a copy shares: what a common word and any other are worth, before the cases themselves are counted. */
const commonBits = 6.5;
const otherBits = 12;
const priorWords = 3_000;
/** From these a text is a copy; measured so that fewer than 1 % of honest texts are, among cases of all kinds. */
const copyBits = 24;
const copyBitsPerDoubling = 6.6;
const copyBitsFrom = 100;

/** Tells copies of the cases behind these fingerprints. */
export function createLeakageGuard(fingerprints: readonly CaseFingerprint[]): LeakageGuard {
  const parts = fingerprints.map(createPart);
  return {
    size: fingerprints.reduce((sum, { prints }) => sum + prints.length, 0),
    check(text) {
      const leaks = piecesOf(text).flatMap((piece) => parts.flatMap((part) => part(piece) ?? []));
      return leaks.sort((a, b) => (a.kind === b.kind ? a.changed - b.changed : a.kind === 'copy' ? -1 : 1))[0];
    },
  };
}

type Piece = ReturnType<typeof piecesOf>[number];

function createPart({ salt, prints }: CaseFingerprint): (piece: Piece) => Leak | undefined {
  const exact = new Map<string, boolean>();
  for (const print of prints) exact.set(print.exact, print.isWhole || exact.get(print.exact) === true);
  const cases = prints.filter(({ words }) => words.length > 0).map(({ words }) => words);
  const byWord = new Map<number, number[]>();
  for (const [index, words] of cases.entries())
    for (const word of new Set(words)) {
      const sharing = byWord.get(word);
      if (sharing) sharing.push(index);
      else byWord.set(word, [index]);
    }
  const bitsOf = wordBits(cases);
  const enough = copyBits + copyBitsPerDoubling * Math.max(0, Math.log2(cases.length / copyBitsFrom));

  return (piece) => {
    const print = printOf(piece, salt);
    const found = piece.words.join(' ');
    const isExact = exact.has(print.exact) && (exact.get(print.exact) === true || piece.words.length >= fewestWords);
    if (isExact) return { kind: 'copy', found, changed: 0 };
    const bits = new Map(piece.words.map((word) => [wordHash(word, salt), bitsOf(word, salt)]));
    let near: Leak | undefined;
    for (const index of candidates(print.words, byWord)) {
      const { shared, changed, score } = compare(print.words, cases[index] ?? [], bits);
      if (score > enough) return { kind: 'copy', found, changed };
      if (changed <= Math.min(mostChanged, shared) && changed < (near?.changed ?? Number.POSITIVE_INFINITY))
        near = { kind: 'near', found, changed };
    }
    return near;
  };
}

/** Cases that share a word, likeliest first, and no more of them than can matter. */
function candidates(words: readonly number[], byWord: ReadonlyMap<number, readonly number[]>): number[] {
  const weights = new Map<number, number>();
  for (const word of new Set(words)) {
    const sharing = byWord.get(word) ?? [];
    for (const index of sharing) weights.set(index, (weights.get(index) ?? 0) + 1 / Math.sqrt(sharing.length));
  }
  return [...weights]
    .sort(([, a], [, b]) => b - a)
    .slice(0, 50)
    .map(([index]) => index);
}

/** Both lists are sorted. */
function compare(text: readonly number[], given: readonly number[], bits: ReadonlyMap<number, number>) {
  let [shared, sharedBits] = [0, 0];
  for (let a = 0, b = 0; a < text.length && b < given.length;) {
    const [left = 0, right = 0] = [text[a], given[b]];
    if (left === right) {
      shared++;
      sharedBits += bits.get(left) ?? 0;
    }
    if (left <= right) a++;
    if (left >= right) b++;
  }
  const changed = Math.max(text.length, given.length) - shared;
  return { shared, changed, score: sharedBits - bitsAgainst * changed };
}

/** How much it says that a word is shared: a lot for a rare one, little for one that many cases have. */
function wordBits(cases: readonly (readonly number[])[]): (word: string, salt: string) => number {
  const counts = new Map<number, number>();
  let total = 0;
  for (const words of cases) for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  for (const count of counts.values()) total += count;
  return (word, salt) => {
    const prior = 2 ** -(commonWords.has(word) ? commonBits : otherBits);
    const count = counts.get(wordHash(word, salt)) ?? 0;
    return -Math.log2((count + priorWords * prior) / (total + priorWords));
  };
}

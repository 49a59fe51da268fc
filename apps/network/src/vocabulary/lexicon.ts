import { isCommonWord, isRareWord } from './common-words.ts';
import { createNearWords } from './near-words.ts';
import { verbForms } from './verb-forms.ts';
import { keyOf } from './word-key.ts';

/** The number under which a word is known that no name has. */
export const UNKNOWN = 0;

const MAX_REMEMBERED = 50_000;
/** Words of one text that are looked through for typing errors; texts of nothing but errors are read without help. */
const MAX_LOOKUPS = 500;

/** The words of all names as numbers, in all the ways in which they are written. */
export class Lexicon {
  readonly #ids = new Map<string, number>();
  readonly #remembered = new Map<string, number>();
  /** By word: the number of the verb that it is a form of, or 0. */
  readonly #verbs: number[] = [UNKNOWN];
  #near: ((word: string) => string | undefined) | undefined;
  #lookups = 0;

  /** The number of a word's key, made when it is new. */
  add(key: string): number {
    const known = this.#ids.get(key);
    if (known !== undefined) return known;
    const id = this.#verbs.length;
    this.#ids.set(key, id);
    this.#verbs.push(UNKNOWN);
    return id;
  }

  /** Lets all forms of a verb count as one; returns the number of the verb. A noun counts as itself only. */
  addVerb(verb: string): number {
    const key = `to ${verb}`;
    const known = this.#ids.get(key);
    if (known !== undefined) return known;
    const id = this.add(key);
    for (const form of verbForms(verb)) this.#verbs[this.add(keyOf(form))] = id;
    return id;
  }

  /** The number of the verb that the word with this number is a form of, or `UNKNOWN`. */
  verbOf(id: number): number {
    return this.#verbs[id] ?? UNKNOWN;
  }

  has(key: string): boolean {
    return this.#ids.has(key);
  }

  /** Begins a text: the looking up of typing errors is counted anew. */
  beginText(): void {
    this.#lookups = 0;
  }

  /** The number of a word as it stands in a text. */
  idOf(word: string): number {
    const known = this.#remembered.get(word);
    if (known !== undefined) return known;
    const key = keyOf(word);
    const id = this.#ids.get(key) ?? this.#corrected(word, key);
    if (this.#remembered.size >= MAX_REMEMBERED) this.#remembered.clear();
    this.#remembered.set(word, id);
    return id;
  }

  /** The number of a key exactly as it is. */
  idOfKey(key: string): number {
    return this.#ids.get(key) ?? UNKNOWN;
  }

  /** A single typing error, when it can be nothing else: no word of English, and near one word only. */
  #corrected(word: string, key: string): number {
    if (key.length < 6 || !/^[a-z]+$/u.test(key) || word === word.toUpperCase()) return UNKNOWN;
    if (this.#lookups >= MAX_LOOKUPS || isCommonWord(word.toLowerCase()) || isCommonWord(key)) return UNKNOWN;
    this.#lookups += 1;
    this.#near ??= createNearWords(this.#ids.keys());
    // The s of a mistyped name may not be a plural.
    const near = this.#near(key) ?? this.#near(word.toLowerCase());
    // Few words come as far as this, so the large dictionary is asked last.
    if (near === undefined || isRareWord(key) || isRareWord(word.toLowerCase())) return UNKNOWN;
    return this.idOfKey(near);
  }
}

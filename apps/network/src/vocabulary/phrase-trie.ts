import { EdgeTable } from './edge-table.ts';
import { Lexicon, UNKNOWN } from './lexicon.ts';
import { isDotted, isJoint, keysOf } from './tokens.ts';
import { scanWords } from './scan-words.ts';
import { keyOf } from './word-key.ts';
import type { VerbPhrase } from './verb-phrases.ts';

/** The words of a text as numbers, with their places. */
export interface Words {
  readonly ids: readonly number[];
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  /** By word: nothing lies between it and the word before that would end a name. */
  readonly joined: readonly boolean[];
  /** By word: the number of it and the next written as one ("e-mail" as "email"), or `UNKNOWN`. */
  readonly compounds: readonly number[];
}

/** A way in which a phrase stands in a text: it ends with the word `last`. */
export interface Match<Value> {
  readonly last: number;
  readonly values: readonly Value[];
}

const ROOT = 0;
/** A phrase whose words can be told apart by their spaces. */
const PLAIN = /^[A-Za-z]+(?: [A-Za-z]+)*$/u;
const DETERMINERS =
  'the a an our your their its his her all any new own multiple various different several complex large daily'.split(
    ' ',
  );

/** Phrases by their words. Reading a text takes time in proportion to its length and to the words of the longest phrase. */
export class PhraseTrie<Value> {
  readonly lexicon = new Lexicon();
  readonly #keys = new Map<string, string>();
  readonly #children = new EdgeTable();
  readonly #values: (Value[] | undefined)[] = [undefined];
  /** Nodes behind a verb or "of", where an article may stand that the phrase does not have. */
  readonly #skips: boolean[] = [false];
  readonly #determiners = new Set(DETERMINERS.map((word) => this.lexicon.add(word)));

  add(phrase: string, value: Value): void {
    this.#put(this.#descend(ROOT, phrase), value);
  }

  addVerbPhrase({ verb, object }: VerbPhrase, value: Value): void {
    const node = this.#step(ROOT, this.lexicon.addVerb(verb));
    this.#skips[node] = true;
    this.#put(object === '' ? node : this.#descend(node, object), value);
  }

  /** What the whole phrase stands for, wherever its words are divided. */
  get(words: Words): readonly Value[] {
    let node: number | undefined = ROOT;
    for (const id of words.ids) {
      node = this.#child(node, id);
      if (node === undefined) return [];
    }
    return (node === ROOT ? undefined : this.#values[node]) ?? [];
  }

  /** The words of a text. */
  read(text: string): Words {
    const { lexicon } = this;
    const words = {
      ids: [] as number[],
      starts: [] as number[],
      ends: [] as number[],
      joined: [] as boolean[],
      compounds: [] as number[],
    };
    let previousEnd = -1;
    lexicon.beginText();
    scanWords(text, (start, end) => {
      const word = text.slice(start, end);
      const dotted = start > 0 && isDotted(text, start) ? lexicon.idOfKey(`.${word.toLowerCase()}`) : UNKNOWN;
      const first = dotted === UNKNOWN ? start : start - 1;
      const joined = previousEnd >= 0 && isJoint(text, previousEnd, first);
      if (joined && isHyphen(text, previousEnd, first))
        words.compounds[words.ids.length - 1] = lexicon.idOf(text.slice(words.starts.at(-1), previousEnd) + word);
      words.ids.push(dotted === UNKNOWN ? lexicon.idOf(word) : dotted);
      words.starts.push(first);
      words.ends.push(end);
      words.joined.push(joined);
      words.compounds.push(UNKNOWN);
      previousEnd = end;
    });
    return words;
  }

  /** The phrases that begin with a word, the longest first. */
  matches(words: Words, first: number): Match<Value>[] {
    const found: Match<Value>[] = [];
    this.#walk({ words, first, found }, first, ROOT);
    return found.length > 1 ? found.sort((one, other) => other.last - one.last) : found;
  }

  /** True when no phrase begins with a word: most words are passed over by this. */
  isIdle(words: Words, first: number): boolean {
    const id = words.ids[first] as number;
    return (
      (id === UNKNOWN || this.#child(ROOT, id) === undefined) &&
      this.#child(ROOT, words.compounds[first] as number) === undefined
    );
  }

  /** The key of a word; words come up again and again. */
  #keyOf(word: string): string {
    const known = this.#keys.get(word);
    if (known !== undefined) return known;
    const key = keyOf(word);
    this.#keys.set(word, key);
    return key;
  }

  /** Goes down, or makes the way, by the words of a phrase. */
  #descend(from: number, phrase: string): number {
    let node = from;
    if (!PLAIN.test(phrase)) {
      for (const key of keysOf(phrase)) node = this.#step(node, this.lexicon.add(key));
      return node;
    }
    for (let start = 0; start <= phrase.length;) {
      const space = phrase.indexOf(' ', start);
      const end = space < 0 ? phrase.length : space;
      const key = this.#keyOf(phrase.slice(start, end));
      node = this.#step(node, this.lexicon.add(key));
      if (key === 'of') this.#skips[node] = true;
      start = end + 1;
    }
    return node;
  }

  #walk(view: { words: Words; first: number; found: Match<Value>[] }, at: number, node: number): void {
    const { words, first, found } = view;
    if (at >= words.ids.length || (at > first && words.joined[at] !== true)) return;
    const id = words.ids[at] as number;
    this.#arrive(view, at, this.#directChild(node, id));
    const verb = node === ROOT ? this.lexicon.verbOf(id) : UNKNOWN;
    if (verb !== UNKNOWN) this.#arrive(view, at, this.#directChild(node, verb));
    const compound = words.compounds[at] as number;
    if (compound !== UNKNOWN) this.#arrive(view, at + 1, this.#directChild(node, compound));
    if (at > first && at <= first + 3 && this.#skips[node] === true && this.#determiners.has(id))
      this.#walk({ words, first, found }, at + 1, node);
  }

  #arrive(view: { words: Words; first: number; found: Match<Value>[] }, last: number, node: number | undefined): void {
    if (node === undefined) return;
    const values = this.#values[node];
    if (values !== undefined) view.found.push({ last, values });
    this.#walk(view, last + 1, node);
  }

  #child(node: number, id: number): number | undefined {
    if (id === UNKNOWN) return undefined;
    return (
      this.#directChild(node, id) ?? (node === ROOT ? this.#directChild(node, this.lexicon.verbOf(id)) : undefined)
    );
  }

  #directChild(node: number, id: number): number | undefined {
    return id === UNKNOWN ? undefined : this.#children.get(node, id);
  }

  #step(node: number, id: number): number {
    const known = this.#children.get(node, id);
    if (known !== undefined) return known;
    const next = this.#values.length;
    this.#children.set(node, id, next);
    this.#values.push(undefined);
    this.#skips.push(false);
    return next;
  }

  #put(node: number, value: Value): void {
    if (node === ROOT) return;
    (this.#values[node] ??= []).push(value);
  }
}

function isHyphen(text: string, from: number, to: number): boolean {
  return to - from === 1 && '-\u2010\u2011'.includes(text.charAt(from));
}

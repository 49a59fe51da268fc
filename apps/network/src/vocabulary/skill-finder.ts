import { isInEmployerName } from './employer-names.ts';
import { isFromThere } from './language-origins.ts';
import { isOtherTeam } from './other-teams.ts';
import { isOtherPeople } from './people-nouns.ts';
import { PhraseTrie } from './phrase-trie.ts';
import type { Match, Words } from './phrase-trie.ts';
import type { SkillEntry } from './skill-entry.ts';
import { plainPhrases } from './spellings.ts';
import { keysOf } from './tokens.ts';
import { describesOnly, nounSaying, saying, verbPhrase } from './verb-phrases.ts';
import { isOfSomebody, isVirtue } from './virtues.ts';
import { isVisited } from './work-places.ts';

/** A skill that a text names: `text.slice(start, end)` is the name as it stands there. */
export interface SkillSpan {
  readonly id: string;
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/** Finds skills in texts. */
export interface SkillFinder {
  /** All skills that a text names, in order, without overlaps, the longest name first. */
  find(text: string): SkillSpan[];
  /** The skill that a text as a whole is a name of. */
  resolve(name: string): SkillEntry | undefined;
}

/** One way to write a skill. `exact` is set for names that are also something else when written in lower case. */
interface Spelling {
  /** Undefined for a phrase that names no skill, whatever words it has ("word of mouth"). */
  readonly entry: SkillEntry | undefined;
  readonly exact?: string;
  readonly needsContext?: boolean;
  /** Follows from another name; gives way to a name that stands in an entry. */
  readonly implied?: boolean;
  /** A verb with its object: who "trains analysts" does it. */
  readonly verb?: boolean;
}

interface Place {
  readonly first: number;
  readonly last: number;
}

interface Span extends Place {
  readonly entry: SkillEntry;
}

/** An ambiguous name whose neighbours may still tell what it means. */
interface Pending extends Place {
  readonly spellings: readonly Spelling[];
}

interface View {
  readonly text: string;
  readonly words: Words;
  readonly contexts: ReadonlyMap<SkillEntry, ReadonlySet<number>>;
}

/** Words on either side of an ambiguous name among which its context is looked for. */
const CONTEXT_WORDS = 8;
/** Characters on either side of a name by which it is told what it stands for. */
const AROUND = 80;
const LIST_GAP = /^\s*(?:,|;|\/|\||&|•|·|(?:,\s*)?(?:and|or|and\/or))\s*$/iu;
/** "with Julia" is a colleague. */
const FIRST_NAMES = /^(?:Astro|Alice|Cassandra|Claude|Elm|Julia|Maya|Ruby|Sage|Salt|Chef|Swift|Jasmine|Jade)$/u;

/** Makes the finder of all named skills: one pass over a text, the longest name that holds at each place. */
export function createSkillFinder(entries: readonly SkillEntry[]): SkillFinder {
  const trie = new PhraseTrie<Spelling>();
  for (const entry of entries) addEntry(trie, entry);
  const contexts = new Map(
    entries.flatMap((entry) =>
      entry.context === undefined
        ? []
        : [[entry, new Set(entry.context.flatMap(keysOf).map((key) => trie.lexicon.add(key)))] as const],
    ),
  );
  return {
    find(text) {
      const words = trie.read(text);
      return findSpans(trie, { text, words, contexts }).map(({ first, last, entry }) =>
        toSpan(entry, words, first, last),
      );
    },
    resolve: (name) => wholeName(trie.get(trie.read(name))),
  };
}

function addEntry(trie: PhraseTrie<Spelling>, entry: SkillEntry): void {
  const plain: Spelling = { entry };
  const implied: Spelling = { entry, implied: true };
  const speaks = entry.kind !== 'language' && entry.kind !== 'licence';
  for (const name of plainPhrases(entry)) {
    const phrase = verbPhrase(name);
    if (phrase !== undefined) trie.addVerbPhrase(phrase, { ...plain, verb: true });
    else trie.add(name, plain);
    const said = speaks && phrase === undefined ? saying(name) : undefined;
    if (said === undefined) continue;
    trie.addVerbPhrase(said, implied);
    trie.add(nounSaying(name), implied);
  }
  for (const name of entry.cased ?? []) trie.add(name, { entry, exact: name });
  for (const name of entry.ambiguous ?? []) trie.add(name, { entry, exact: name, needsContext: true });
  for (const phrase of entry.except ?? []) trie.add(phrase, { entry: undefined });
}

/** Full names first, so that an abbreviation never takes a name away from the skill that is called so. */
function wholeName(spellings: readonly Spelling[]): SkillEntry | undefined {
  const plain = spellings.find(
    ({ entry, exact, implied }) => entry !== undefined && exact === undefined && implied !== true,
  );
  if (plain !== undefined) return plain.entry;
  const special = new Set(
    spellings.flatMap(({ entry, exact }) => (exact === undefined || entry === undefined ? [] : [entry])),
  );
  if (special.size > 0) return special.size === 1 ? [...special][0] : undefined;
  return spellings.find(({ implied }) => implied === true)?.entry;
}

function findSpans(trie: PhraseTrie<Spelling>, view: View): Span[] {
  const { words } = view;
  const spans: Span[] = [];
  const pending: Pending[] = [];
  let first = 0;
  while (first < words.ids.length) {
    const matches = trie.isIdle(words, first) ? [] : trie.matches(words, first);
    const settled = settle(trie, matches, first, view);
    if (settled?.entry !== undefined) spans.push({ first, last: settled.last, entry: settled.entry });
    else if (settled === undefined) {
      const open = matches.find(({ values }) => values.some(({ exact }) => exact !== undefined));
      if (open !== undefined) pending.push({ first, last: open.last, spellings: open.values });
    }
    first = settled === undefined ? first + 1 : settled.last + 1;
  }
  return pending.length === 0 || spans.length === 0 ? spans : settleLists(spans, pending, view);
}

/** The longest name that holds: one that can be nothing else, stands alone, or has its context nearby. */
function settle(
  trie: PhraseTrie<Spelling>,
  matches: readonly Match<Spelling>[],
  first: number,
  view: View,
): { last: number; entry: SkillEntry | undefined } | undefined {
  for (const { last, values } of matches) {
    if (values.some(({ entry }) => entry === undefined)) return { last, entry: undefined };
    if (namesOthers(values, { first, last }, view)) return { last, entry: undefined };
    const entry = holding(values, { first, last }, view);
    if (entry !== undefined && isParticiple(values, first, view)) continue;
    if (entry !== undefined && meansElse(entry, { first, last }, view)) return { last, entry: undefined };
    if (entry !== undefined && !(values.every(({ implied }) => implied) && cutsName(trie, first, last, view)))
      return { last, entry };
  }
  return undefined;
}

/** "Danish kindergartens": the name of a language before a noun says where something is from. */
function isOrigin(entry: SkillEntry, { last }: Place, { text, words }: View): boolean {
  if (entry.kind !== 'language' || words.joined[last + 1] !== true) return false;
  const after = text.slice(words.starts[last + 1], words.ends[last + 1]);
  return isFromThere(after);
}

/** A name that stands there for something else: an origin, an authority, a place in a story, or a word of praise for a thing. */
function meansElse(entry: SkillEntry, place: Place, view: View): boolean {
  if (isAlone(place, view)) return false;
  if (isOrigin(entry, place, view)) return true;
  const name = written(place, view);
  const [before, behind] = around(place, view);
  if (isInEmployerName(name, before) || isOtherTeam(before, behind) || isVisited(name, before, behind)) return true;
  return isVirtue(entry.kind, name) && !isOfSomebody(name, before, behind);
}

/** "An ongoing planned programme", "a trained colleague": the verb of a phrase that only describes. */
function isParticiple(spellings: readonly Spelling[], first: number, view: View): boolean {
  if (first === 0 || view.words.joined[first] !== true) return false;
  if (!spellings.every(({ verb, implied }) => verb === true || implied === true)) return false;
  return describesOnly(wordAt(first, view), wordAt(first - 1, view));
}

/** "Helps teachers": a name of people other than the one whom the text is about. */
function namesOthers(spellings: readonly Spelling[], place: Place, view: View): boolean {
  if (isAlone(place, view) || spellings.some(({ verb }) => verb)) return false;
  const name = written(place, view);
  if (spellings.every(({ exact }) => exact !== undefined) || spellings.some(({ exact }) => exact === name))
    return false;
  const [before, behind] = around(place, view);
  return isOtherPeople({ name, previous: place.first === 0 ? '' : wordAt(place.first - 1, view), before, behind });
}

const isAlone = ({ first, last }: Place, { words }: View): boolean => first === 0 && last === words.ids.length - 1;

/** Some of the text on both sides of a name. */
function around({ first, last }: Place, { text, words }: View): [before: string, behind: string] {
  const [start, end] = [words.starts[first] as number, words.ends[last] as number];
  return [text.slice(Math.max(0, start - AROUND), start), text.slice(end, end + AROUND)];
}

/** "managing data and voice networks": a verb takes no object away from a longer name. */
function cutsName(trie: PhraseTrie<Spelling>, first: number, last: number, { words }: View): boolean {
  return range(first + 1, last).some((word) =>
    trie
      .matches(words, word)
      .some((match) => match.last > last && match.values.some(({ exact, implied }) => exact === undefined && !implied)),
  );
}

function holding(spellings: readonly Spelling[], place: Place, view: View): SkillEntry | undefined {
  if (isAlone(place, view)) return wholeName(spellings);
  const plain = spellings.find(({ exact, implied }) => exact === undefined && implied !== true);
  const told = inExactCase(spellings, place, view).filter(
    ({ entry, needsContext }) =>
      needsContext !== true ||
      hasContext(place, entry, view) ||
      (plain === undefined && followsPreposition(place, view)),
  );
  const entries = new Set(told.map(({ entry }) => entry));
  if (entries.size === 1) return told[0]?.entry;
  return plain?.entry ?? (entries.size > 1 ? undefined : spellings.find(({ implied }) => implied === true)?.entry);
}

/** Accepts ambiguous names that stand in a list beside an accepted tool: "Python, R and Go". */
function settleLists(spans: readonly Span[], pending: readonly Pending[], view: View): Span[] {
  const taken = new Set(spans.flatMap(({ first, last }) => range(first, last)));
  const byFirst = new Map<number, Span>(spans.map((span) => [span.first, span]));
  const byLast = new Map<number, Span>(spans.map((span) => [span.last, span]));
  const open = pending.filter(({ first, last }) => !range(first, last).some((word) => taken.has(word)));
  const accept = (name: Pending, neighbour: Span | undefined) => {
    if (neighbour === undefined || byFirst.has(name.first)) return;
    const entry = besideTool(name, neighbour, view);
    if (entry === undefined) return;
    const span = { first: name.first, last: name.last, entry };
    byFirst.set(name.first, span);
    byLast.set(name.last, span);
  };
  for (const name of open) accept(name, byLast.get(name.first - 1) ?? byLast.get(name.first - 2));
  for (const name of open.toReversed()) accept(name, byFirst.get(name.last + 1) ?? byFirst.get(name.last + 2));
  return [...byFirst.values()].sort((one, other) => one.first - other.first);
}

const range = (first: number, last: number): number[] =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index);

function besideTool(name: Pending, neighbour: Span, view: View): SkillEntry | undefined {
  if (!isNamedThing(neighbour.entry)) return undefined;
  const [left, right] = name.first < neighbour.first ? [name, neighbour] : [neighbour, name];
  const gap = view.text.slice(view.words.ends[left.last], view.words.starts[right.first]);
  if (gap.length > 12 || !LIST_GAP.test(gap)) return undefined;
  const exactly = new Set(inExactCase(name.spellings, name, view));
  const possible = name.spellings.filter(
    (spelling) =>
      (exactly.has(spelling) || spelling.needsContext !== true) &&
      spelling.entry !== undefined &&
      isNamedThing(spelling.entry),
  );
  return possible.length === 1 ? possible[0]?.entry : undefined;
}

function isNamedThing(entry: SkillEntry): boolean {
  return entry.kind === 'tool' || entry.kind === 'technology';
}

const written = ({ first, last }: Place, { text, words }: View): string =>
  text.slice(words.starts[first], words.ends[last]);
const wordAt = (word: number, view: View): string => written({ first: word, last: word }, view);

function inExactCase(spellings: readonly Spelling[], place: Place, view: View): Spelling[] {
  const name = written(place, view);
  return spellings.filter(({ exact }) => exact === name);
}

/** "a price list in Excel", "written in Go": a capital after such a word, and not the first of several, is a name. */
function followsPreposition({ first, last }: Place, { text, words }: View): boolean {
  if (first === 0 || words.joined[first] !== true) return false;
  const before = text.slice(words.starts[first - 1], words.ends[first - 1]);
  if (!/^(?:in|with|using)$/u.test(before)) return false;
  const name = text.slice(words.starts[first], words.ends[last]);
  const after =
    last + 1 < words.ids.length && words.joined[last + 1] === true ? text.charAt(words.starts[last + 1] ?? 0) : '';
  return /^\p{Lu}/u.test(name) && !FIRST_NAMES.test(name) && !/^[\p{Lu}\p{N}]/u.test(after);
}

function hasContext(place: Place, entry: SkillEntry | undefined, { words, contexts }: View): boolean {
  const context = entry && contexts.get(entry);
  if (context === undefined || context.size === 0) return false;
  const from = Math.max(0, place.first - CONTEXT_WORDS);
  const to = Math.min(words.ids.length - 1, place.last + CONTEXT_WORDS);
  for (let index = from; index <= to; index += 1) {
    const inside = index >= place.first && index <= place.last;
    if (!inside && context.has(words.ids[index] as number)) return true;
  }
  return false;
}

function toSpan(entry: SkillEntry, words: Words, first: number, last: number): SkillSpan {
  return { id: entry.id, name: entry.name, start: words.starts[first] as number, end: words.ends[last] as number };
}

import type { SkillEntry } from './skill-entry.ts';
import { plainNames } from './spellings.ts';
import { nameKey, tokenize } from './tokens.ts';
import type { Token } from './tokens.ts';

/** A skill that a text names: `text.slice(start, end)` is the name as it stands there. */
export interface SkillSpan {
  readonly id: string;
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/** One way to write a skill. `exact` is set for names that are also something else when written in lower case. */
interface Spelling {
  readonly entry: SkillEntry;
  readonly exact?: string;
  readonly needsContext?: boolean;
}

interface Node {
  readonly next: Map<string, Node>;
  readonly spellings: Spelling[];
}

interface Candidate {
  readonly first: number;
  readonly last: number;
  readonly spellings: readonly Spelling[];
  accepted?: SkillEntry;
}

/** Words on either side of an ambiguous name among which its context is looked for. */
const CONTEXT_WORDS = 8;
const LIST_GAP = /^\s*(?:,|;|\/|\||&|•|·|(?:,\s*)?(?:and|or|and\/or))\s*$/iu;

/** Makes the function that finds all named skills in a text in one pass, longest names first. */
export function createSkillFinder(entries: readonly SkillEntry[]): (text: string) => SkillSpan[] {
  const root = newNode();
  for (const entry of entries) addEntry(root, entry);
  const contexts = new Map(
    entries.map((entry) => [entry, new Set((entry.context ?? []).map((word) => nameKey(word)))]),
  );

  return (text) => {
    const tokens = tokenize(text);
    const candidates = findCandidates(root, tokens);
    const view: View = { text, tokens, candidates, contexts };
    for (const candidate of candidates) settle(candidate, view);
    settleLists(view);
    return candidates.flatMap((candidate) => toSpan(candidate, tokens));
  };
}

interface View {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly candidates: readonly Candidate[];
  readonly contexts: ReadonlyMap<SkillEntry, ReadonlySet<string>>;
}

function newNode(): Node {
  return { next: new Map(), spellings: [] };
}

function addEntry(root: Node, entry: SkillEntry): void {
  for (const name of plainNames(entry)) addSpelling(root, name, { entry });
  for (const name of entry.cased ?? []) addSpelling(root, name, { entry, exact: name });
  for (const name of entry.ambiguous ?? []) addSpelling(root, name, { entry, exact: name, needsContext: true });
}

function addSpelling(root: Node, name: string, spelling: Spelling): void {
  let node = root;
  for (const { key } of tokenize(name)) {
    const next = node.next.get(key) ?? newNode();
    node.next.set(key, next);
    node = next;
  }
  const known = node.spellings.some(({ entry, exact }) => entry === spelling.entry && exact === spelling.exact);
  if (!known) node.spellings.push(spelling);
}

function findCandidates(root: Node, tokens: readonly Token[]): Candidate[] {
  const candidates: Candidate[] = [];
  let first = 0;
  while (first < tokens.length) {
    const longest = walk(root, tokens, first);
    if (longest !== undefined) candidates.push(longest);
    first = longest === undefined ? first + 1 : longest.last + 1;
  }
  return candidates;
}

function walk(root: Node, tokens: readonly Token[], first: number): Candidate | undefined {
  let node: Node | undefined = root;
  let found: Candidate | undefined;
  for (let last = first; last < tokens.length; last += 1) {
    const token = tokens[last] as Token;
    if (last > first && !token.joined) break;
    node = node.next.get(token.key);
    if (node === undefined) break;
    if (node.spellings.length > 0) found = { first, last, spellings: node.spellings };
  }
  return found;
}

/** Accepts a name that can be nothing else, stands alone, or has its context nearby. */
function settle(candidate: Candidate, view: View): void {
  const plain = candidate.spellings.find((spelling) => spelling.exact === undefined);
  if (plain !== undefined) {
    candidate.accepted = plain.entry;
    return;
  }
  const alone = candidate.first === 0 && candidate.last === view.tokens.length - 1;
  const possible = alone ? candidate.spellings : inExactCase(candidate, view);
  const fitting = possible.filter(
    (spelling) =>
      alone ||
      !spelling.needsContext ||
      followsPreposition(candidate, view) ||
      hasContext(candidate, spelling.entry, view),
  );
  if (fitting.length === 1) candidate.accepted = (fitting[0] as Spelling).entry;
}

/** Accepts ambiguous names that stand in a list beside an accepted tool: "Python, R and Go". */
function settleLists(view: View): void {
  const { candidates } = view;
  for (let index = 1; index < candidates.length; index += 1)
    settleBeside(candidates[index], candidates[index - 1], view);
  for (let index = candidates.length - 2; index >= 0; index -= 1)
    settleBeside(candidates[index], candidates[index + 1], view);
}

function settleBeside(candidate: Candidate | undefined, neighbour: Candidate | undefined, view: View): void {
  if (candidate === undefined || candidate.accepted !== undefined) return;
  const beside = neighbour?.accepted;
  if (beside === undefined || !isNamedThing(beside)) return;
  const [left, right] = [candidate, neighbour as Candidate].sort((a, b) => a.first - b.first) as [Candidate, Candidate];
  const gap = view.text.slice(view.tokens[left.last]?.end, view.tokens[right.first]?.start);
  if (gap.length > 12 || !LIST_GAP.test(gap)) return;
  const written = new Set(inExactCase(candidate, view));
  const possible = candidate.spellings.filter(
    (spelling) => (written.has(spelling) || !spelling.needsContext) && isNamedThing(spelling.entry),
  );
  if (possible.length === 1) candidate.accepted = (possible[0] as Spelling).entry;
}

function isNamedThing(entry: SkillEntry): boolean {
  return entry.kind === 'tool' || entry.kind === 'technology';
}

function inExactCase(candidate: Candidate, { text, tokens }: View): Spelling[] {
  const written = text.slice(tokens[candidate.first]?.start, tokens[candidate.last]?.end);
  return candidate.spellings.filter(({ exact }) => exact === written);
}

/** "a price list in Excel", "written in Go": a capital after such a word, and not the first of several, is a name. */
function followsPreposition({ first, last }: Candidate, { text, tokens }: View): boolean {
  const [before, word, after] = [tokens[first - 1], tokens[first], tokens[last + 1]];
  if (
    before === undefined ||
    word?.joined !== true ||
    !/^(?:in|with|using)$/u.test(text.slice(before.start, before.end))
  )
    return false;
  const isName = /^\p{Lu}/u.test(text.slice(word.start, word.end));
  const goesOn = after?.joined === true && /^[\p{Lu}\p{N}]/u.test(text.slice(after.start, after.end));
  return isName && !goesOn;
}

function hasContext(candidate: Candidate, entry: SkillEntry, { tokens, contexts }: View): boolean {
  const context = contexts.get(entry);
  if (context === undefined || context.size === 0) return false;
  const from = Math.max(0, candidate.first - CONTEXT_WORDS);
  const to = Math.min(tokens.length - 1, candidate.last + CONTEXT_WORDS);
  for (let index = from; index <= to; index += 1) {
    const inside = index >= candidate.first && index <= candidate.last;
    if (!inside && context.has((tokens[index] as Token).key)) return true;
  }
  return false;
}

function toSpan({ accepted, first, last }: Candidate, tokens: readonly Token[]): SkillSpan[] {
  if (accepted === undefined) return [];
  const { start } = tokens[first] as Token;
  const { end } = tokens[last] as Token;
  return [{ id: accepted.id, name: accepted.name, start, end }];
}

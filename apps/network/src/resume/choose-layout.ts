import { align, cutHead } from './align-pieces.ts';
import type { Alignment, HeadText } from './align-pieces.ts';
import type { Role, ScoreRole } from './entry-roles.ts';
import { isDuration } from './find-anchors.ts';
import type { Anchor } from './find-anchors.ts';
import type { ResumeLine } from './resume-line.ts';
import { splitDegree } from './words/degree-words.ts';
import { readLabelled } from './words/labels.ts';
import { roleOfLabel } from './read-labelled-entries.ts';

/**
 * How the entries of a section are laid out: so many lines above and below the dated one belong to an entry's head, and each of them has
 * these roles in this order.
 */
export interface EntryLayout {
  readonly above: number;
  readonly below: number;
  /** For each line of the head, the highest first. */
  readonly roles: readonly (readonly Role[])[];
}

/** The lines of an entry's head, the highest first; undefined where the layout has one and the entry has not. */
export interface EntryHead {
  readonly lines: readonly (number | undefined)[];
  readonly first: number;
  readonly last: number;
}

/** What may stand in one line, and what an entry cannot be without. */
export interface EntryGrammar {
  readonly lines: readonly (readonly Role[])[];
  readonly required: readonly Role[];
}

export const workGrammar: EntryGrammar = {
  lines: [
    ['title'], ['company'], ['place'], ['title', 'company'], ['company', 'title'], ['company', 'place'], ['title', 'place'], ['place', 'company'],
    ['title', 'company', 'place'], ['company', 'place', 'title'], ['company', 'title', 'place'], ['title', 'place', 'company'],
  ],
  required: ['title', 'company'],
}; // prettier-ignore

export const educationGrammar: EntryGrammar = {
  lines: [
    ['institution'], ['degree'], ['place'], ['area'], ['degree', 'institution'], ['institution', 'degree'], ['institution', 'place'], ['degree', 'area'], ['degree', 'place'],
    ['degree', 'institution', 'place'], ['institution', 'place', 'degree'], ['institution', 'degree', 'place'],
  ],
  required: ['institution', 'degree'],
}; // prettier-ignore

const maxAbove = 3;
const maxBelow = 3;
/** So many entries tell a layout; the rest follows it. */
const telling = 12;

export interface SectionText {
  readonly lines: readonly ResumeLine[];
  readonly anchors: readonly Anchor[];
  readonly score: ScoreRole;
}

/** The layout that explains a section best, all of its entries together. */
export function chooseLayout(section: SectionText, grammar: EntryGrammar): EntryLayout {
  const sample = { ...section, anchors: section.anchors.slice(0, telling) };
  const aligned = createAligner(section);
  let best: { layout: EntryLayout; score: number } = { layout: { above: 0, below: 0, roles: [[]] }, score: -Infinity };
  for (let above = 0; above <= maxAbove; above += 1) {
    for (let below = 0; below <= maxBelow && above + below <= 4; below += 1) {
      const heads = headsOf(sample, above, below);
      const outside = scoreOutside(sample, heads);
      for (const { roles, score } of roleLayouts(heads, aligned, grammar)) {
        const total = score + outside;
        if (total > best.score + 1e-9) best = { layout: { above, below, roles }, score: total };
      }
    }
  }
  return best.layout;
}

/** Where the head of each entry is, if so many lines above and below belong to it. */
export function headsOf({ lines, anchors }: SectionText, above: number, below: number): EntryHead[] {
  const found: EntryHead[] = [];
  for (const [index, { at }] of anchors.entries()) {
    const floor = found.at(-1)?.last ?? -1;
    const ceiling = anchors[index + 1]?.at ?? lines.length;
    const up = walk(lines, { from: at, step: -1, count: above, end: floor });
    const down = walk(lines, { from: at, step: 1, count: below, end: ceiling });
    const slots = [...up.toReversed(), at, ...down];
    const present = slots.filter((each) => each !== undefined);
    found.push({ lines: slots, first: Math.min(...present), last: Math.max(...present) });
  }
  return withoutStrangers(found, lines, above);
}

function walk(
  lines: readonly ResumeLine[],
  way: { from: number; step: 1 | -1; count: number; end: number },
): (number | undefined)[] {
  const slots: (number | undefined)[] = [];
  let at = way.from;
  while (slots.length < way.count) {
    at += way.step;
    if (at * way.step >= way.end * way.step) break;
    const line = lines[at];
    if (!line || isDuration(line.text)) continue;
    // Above, an entry begins where space sets it apart; below, the head ends there.
    const isApart = way.step === 1 ? line.spaceAbove : (lines[at + 1]?.spaceAbove ?? false);
    if (line.bullet || (line.prose && line.text.length > 90) || (isApart && lines[way.from]?.style.trim() === ''))
      break;
    slots.push(at);
  }
  return [...slots, ...Array.from({ length: way.count - slots.length }, () => undefined)];
}

/** A line that looks unlike the same line of the other entries is not what it would be. */
function withoutStrangers(heads: readonly EntryHead[], lines: readonly ResumeLine[], above: number): EntryHead[] {
  const usual = (heads[0]?.lines ?? []).map((_, slot) => {
    const styles = heads.flatMap((head) => {
      const at = head.lines[slot];
      return at === undefined ? [] : [lines[at]?.style ?? ''];
    });
    const counts = Map.groupBy(styles, (style) => style);
    const size = (style: string) => Number.parseFloat(style) || 0;
    const [most] = [...counts].sort(([one, a], [other, b]) => b.length - a.length || size(other) - size(one));
    return most && most[1].length >= styles.length * 0.5 && styles.length >= 2 ? most[0] : undefined;
  });
  return heads.map((head) => {
    const own = head.lines.map((at, slot) => {
      const style = usual[slot];
      return at === undefined || slot === above || style === undefined || lines[at]?.style === style ? at : undefined;
    });
    const present = own.filter((each) => each !== undefined);
    return { lines: own, first: Math.min(...present), last: Math.max(...present) };
  });
}

/** How well what is in no head is explained as what people tell about a job. */
function scoreOutside({ lines, anchors }: SectionText, heads: readonly EntryHead[]): number {
  const inside = new Set(heads.flatMap((head) => head.lines));
  const last = anchors.length < telling ? lines.length : (heads.at(-1)?.last ?? 0) + 1;
  const body = lines.slice(0, last).filter((_, at) => !inside.has(at));
  const plain = mostCommon(body.filter((line) => line.bullet || line.prose).map(({ style }) => style));
  let score = 0;
  for (const line of body) {
    if (isDuration(line.text)) continue;
    score += line.bullet || line.prose ? 0.4 : -0.7;
    if (plain !== undefined && line.style !== plain && !line.bullet) score -= 0.5;
  }
  for (const { lines: own, first } of heads) {
    const begin = lines[first];
    if (begin && (first === 0 || begin.spaceAbove)) score += 0.5;
    for (const at of own) {
      const line = at === undefined ? undefined : lines[at];
      if (!line) continue;
      if (line.prose && line.text.length > 60 && !line.dates) score -= 1;
      if (line.spaceAbove && at !== first) score -= 0.8;
    }
  }
  return score;
}

const mostCommon = (values: readonly string[]) =>
  [...Map.groupBy(values, (value) => value)].sort(([, a], [, b]) => b.length - a.length)[0]?.[0];

type Aligner = (at: number, roles: readonly Role[]) => Alignment;

/** Alignments are kept by line and roles: many layouts share them. */
export function createAligner({ lines, anchors, score }: SectionText): Aligner {
  const rests = new Map(anchors.map(({ at, rest }) => [at, rest]));
  const cuts = new Map<number, HeadText>();
  const kept = new Map<string, Alignment>();
  return (at, roles) => {
    const key = `${at} ${roles.join(' ')}`;
    const known = kept.get(key);
    if (known) return known;
    const text = (rests.get(at) ?? lines[at]?.text ?? '').slice(0, 300);
    const labelled = readLabelled(text);
    const said = labelled && splitDegree(text) === undefined ? roleOfLabel[labelled.label] : undefined;
    const cut = cuts.get(at) ?? cutHead(said && labelled ? labelled.value : text);
    cuts.set(at, cut);
    // A label settles what the line is: `Degree: …`.
    const alignment = align(cut, roles, said ? (role, value) => score(role, value) + (role === said ? 2 : -2) : score);
    kept.set(key, alignment);
    return alignment;
  };
}

const ignored = -1.1;
const missing: Readonly<Record<Role, number>> = {
  title: 1.6,
  company: 1.2,
  place: 0,
  institution: 1.2,
  degree: 0.8,
  area: 0,
};

/** All ways to give the lines of the heads their roles, each role once, and how well each fits all entries. */
function* roleLayouts(
  heads: readonly EntryHead[],
  aligned: Aligner,
  grammar: EntryGrammar,
): Generator<{ roles: readonly (readonly Role[])[]; score: number }> {
  const slots = heads[0]?.lines.length ?? 0;
  const scores = Array.from({ length: slots }, (_, slot) =>
    [[] as readonly Role[], ...grammar.lines].map((roles) => ({
      roles,
      score: scoreSlot(heads, slot, roles, aligned),
    })),
  );
  const choose = function* (
    slot: number,
    used: readonly Role[],
    chosen: readonly (readonly Role[])[],
    score: number,
  ): ReturnType<typeof roleLayouts> {
    if (slot === slots) {
      const lacking = grammar.required.filter((role) => !used.includes(role));
      yield { roles: chosen, score: score - lacking.reduce((sum, role) => sum + missing[role] * heads.length, 0) };
      return;
    }
    for (const option of scores[slot] ?? []) {
      if (option.roles.some((role) => used.includes(role))) continue;
      yield* choose(slot + 1, [...used, ...option.roles], [...chosen, option.roles], score + option.score);
    }
  };
  yield* choose(0, [], [], 0);
}

function scoreSlot(heads: readonly EntryHead[], slot: number, roles: readonly Role[], aligned: Aligner): number {
  let sum = 0;
  for (const { lines } of heads) {
    const at = lines[slot];
    if (at === undefined) sum -= roles.reduce((cost, role) => cost + missing[role] * 0.9, 0);
    else {
      const isEmpty = aligned(at, []).score === 0;
      if (roles.length === 0) sum += isEmpty ? 0 : ignored;
      else sum += aligned(at, roles).score;
    }
  }
  return sum;
}

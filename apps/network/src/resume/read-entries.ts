import { chooseLayout, createAligner, headsOf } from './choose-layout.ts';
import type { EntryGrammar, EntryHead, EntryLayout, SectionText } from './choose-layout.ts';
import type { Role, ScoreRole } from './entry-roles.ts';
import { findAnchors, isDuration } from './find-anchors.ts';
import type { Anchor } from './find-anchors.ts';
import type { DateRange } from './find-dates.ts';
import { Found } from './found.ts';
import { readLabelledEntries } from './read-labelled-entries.ts';
import type { ResumeLine } from './resume-line.ts';

/** A job, a school: what its head says, and the lines below it. */
export interface Entry {
  readonly roles: ReadonlyMap<Role, Found>;
  readonly dates: { readonly range: DateRange; readonly line: ResumeLine } | undefined;
  readonly body: readonly ResumeLine[];
}

/** More entries than that no section has. */
const maxEntries = 200;

/** The entries of a section, by labels where each line has one, else by the layout that they share. */
export function readEntries(all: readonly ResumeLine[], grammar: EntryGrammar, score: ScoreRole): Entry[] {
  const lines = withItems(all);
  const labelled = readLabelledEntries(lines, grammar);
  if (labelled) return labelled;
  const anchors = findAnchors(lines).slice(0, maxEntries);
  if (anchors.length === 0) return [];
  const section = { lines, anchors, score };
  const layout = chooseLayout(section, grammar);
  return toEntries(section, layout, grammar);
}

/** An entry's head with the roles of its lines. */
interface LaidOut {
  readonly head: EntryHead;
  readonly layout: EntryLayout;
}

/** Some programs draw the marks of lists: lines that are set in are items, too, where no line has a mark. */
function withItems(lines: readonly ResumeLine[]): readonly ResumeLine[] {
  const lefts = lines.flatMap(({ sources }) => sources[0]?.box?.x ?? []);
  if (lefts.length < lines.length || lines.some(({ bullet }) => bullet)) return lines;
  const base = lefts.reduce((least, left) => Math.min(least, left), Infinity);
  const isSetIn = (line: ResumeLine) => {
    const { x, width } = line.sources[0]?.box ?? { x: 0, width: 0 };
    return x > base + 6 && x < base + 60 && width > 0 && !line.style.includes('bold') && !line.dates;
  };
  const steps = new Set(lines.filter(isSetIn).map(({ sources }) => Math.round(sources[0]?.box?.x ?? 0)));
  // Lines in the middle of a page begin anywhere.
  return steps.size === 0 || steps.size > 2
    ? lines
    : lines.map((line) => (isSetIn(line) ? { ...line, bullet: true } : line));
}

function toEntries(section: SectionText, layout: EntryLayout, grammar: EntryGrammar): Entry[] {
  const { lines, anchors } = section;
  const heads = headsOf(section, layout.above, layout.below);
  const rolesOf = createRoleReader(section, grammar);
  const laidOut = heads.map((head, index): LaidOut => {
    const usual = { head, layout };
    const isWhole = grammar.required.every((role) => rolesOf(usual).has(role));
    if (isWhole || (index > 0 && rolesOf(usual).has('title') && isUnderGroup(usual))) return usual;
    const own = layoutOfOne(section, index, heads, grammar);
    return own && rolesOf(own).size > rolesOf(usual).size ? own : usual;
  });
  let group: Found | undefined;
  return laidOut.map((each, index) => {
    const roles = new Map(rolesOf(each));
    const company = roles.get('company');
    if (company) group = company;
    else if (group && isUnderGroup(each)) {
      // Several positions under the name of one employer.
      roles.set('company', new Found(group.value, group.line, { how: 'layout', confidence: 0.8 }));
    }
    const { at, dates } = anchors[index] as Anchor;
    const line = lines[at];
    const used = new Set(each.head.lines.filter((_, slot) => (each.layout.roles[slot] ?? []).length > 0));
    const next = laidOut[index + 1]?.head.first ?? lines.length;
    const body = lines
      .slice(each.head.first, next)
      .filter(
        (other, offset) =>
          each.head.first + offset !== at && !used.has(each.head.first + offset) && !isDuration(other.text),
      );
    return { roles, dates: dates && line ? { range: dates, line } : undefined, body };
  });
}

function createRoleReader(section: SectionText, grammar: EntryGrammar): (each: LaidOut) => ReadonlyMap<Role, Found> {
  const aligned = createAligner(section);
  return ({ head, layout }) => {
    const roles = new Map<Role, Found>();
    for (const [slot, at] of head.lines.entries()) {
      const line = at === undefined ? undefined : section.lines[at];
      if (at === undefined || !line) continue;
      const own = bestRoles(layout.roles[slot] ?? [], (each) => aligned(at, each).score, grammar);
      for (const [role, text] of aligned(at, own).roles) {
        roles.set(role, new Found(text, line, { how: 'layout', confidence: sureOf(section.score(role, text), role) }));
      }
    }
    return roles;
  };
}

/** Some people lay every entry out differently: one that lacks something under the common layout is looked at by itself. */
function layoutOfOne(
  section: SectionText,
  index: number,
  heads: readonly EntryHead[],
  grammar: EntryGrammar,
): LaidOut | undefined {
  const anchor = section.anchors[index];
  const begin = (heads[index - 1]?.last ?? -1) + 1;
  const end = heads[index + 1]?.first ?? section.lines.length;
  if (!anchor || end <= anchor.at) return undefined;
  const lines = section.lines.slice(begin, end);
  const alone = { lines, anchors: [{ ...anchor, at: anchor.at - begin }], score: section.score };
  const layout = chooseLayout(alone, grammar);
  const [head] = headsOf(alone, layout.above, layout.below);
  if (!head) return undefined;
  const shifted = head.lines.map((at) => (at === undefined ? undefined : at + begin));
  return { head: { lines: shifted, first: head.first + begin, last: head.last + begin }, layout };
}

/** An entry that clearly has its parts the other way round is read so. */
function bestRoles(
  usual: readonly Role[],
  scoreOf: (roles: readonly Role[]) => number,
  { lines }: EntryGrammar,
): readonly Role[] {
  if (usual.length < 2) return usual;
  const others = lines.filter((each) => each.length === usual.length && each.every((role) => usual.includes(role)));
  const best = others.toSorted((a, b) => scoreOf(b) - scoreOf(a))[0] ?? usual;
  return scoreOf(best) > scoreOf(usual) + 2.5 ? best : usual;
}

/** The employer stands in a line above the others, and this entry has no such line. */
function isUnderGroup({ layout, head }: LaidOut): boolean {
  const slot = layout.roles.findIndex((each) => each.includes('company'));
  return slot === 0 && head.lines[slot] === undefined;
}

/** From how well a text fits its role to how often that is right. */
function sureOf(score: number, role: Role): number {
  if (role === 'place') return score >= 2 ? 0.95 : score > 0 ? 0.85 : 0.75;
  if (score >= 1.5) return 0.96;
  if (score >= 0.3) return 0.92;
  return score >= -0.6 ? 0.82 : 0.6;
}

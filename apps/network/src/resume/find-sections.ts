import type { ResumeLine } from './resume-line.ts';
import type { SectionKind } from './words/section-names.ts';
import { isLanguageName } from './words/language-names.ts';
import { guessSectionKind, sectionKind } from './words/section-names.ts';

/** A part of a résumé; `head` is what stands under no heading. */
export interface Section {
  readonly kind: SectionKind | 'head';
  readonly heading: ResumeLine | undefined;
  readonly lines: readonly ResumeLine[];
}

/**
 * The sections of a résumé. A line is a heading when a table of names knows it and it looks as the others do; where headings have a look of
 * their own, unusual ones are found by it. Each column goes on with its own section on the next page.
 */
export function findSections(lines: readonly ResumeLine[]): Section[] {
  const look = headingLook(lines);
  const sections: { kind: Section['kind'] | 'unknown'; heading: ResumeLine | undefined; lines: ResumeLine[] }[] = [];
  const open = new Map<number, (typeof sections)[number]>();
  let column = -1;
  let page = 0;
  for (const [index, line] of lines.entries()) {
    const source = line.sources[0];
    const own = source?.column ?? (source?.page === page ? column : Math.max(column, -1));
    column = own;
    page = source?.page ?? page;
    const seen = kindOfHeading(line, look);
    // Above all known headings, what looks like one may be the name; above dates, an employer or a school.
    const isOpen =
      sections.every((each) => each.kind === 'head') || (isDated(open.get(own)?.kind) && hasDates(lines, index));
    const kind = seen === 'unknown' && isOpen ? undefined : seen;
    let section = open.get(own);
    if (kind !== undefined || !section) {
      section = { kind: kind ?? 'head', heading: kind === undefined ? undefined : line, lines: [] };
      sections.push(section);
      open.set(own, section);
      if (kind !== undefined) continue;
    }
    section.lines.push(line);
  }
  return sections.map(({ kind, heading, lines: own }) => ({
    kind: kind === 'unknown' ? kindOfContent(own) : kind,
    heading,
    lines: own,
  }));
}

const isDated = (kind: string | undefined) => kind === 'work' || kind === 'education' || kind === 'volunteer';
const hasDates = (lines: readonly ResumeLine[], index: number) =>
  lines.slice(index + 1, index + 4).some(({ dates, bullet }) => dates !== undefined && !bullet);

interface HeadingLook {
  /** Looks that headings of this résumé have. */
  readonly styles: ReadonlySet<string>;
  /** No other lines look so: an unknown line of this look is a heading, too. */
  readonly isOwn: boolean;
}

const capitals = (text: string) => /\p{Lu}/u.test(text) && !/\p{Ll}/u.test(text);
/** Small differences that make a line a heading where sizes are alike or unknown. */
const lookOf = ({ style, text }: ResumeLine) => `${style} ${capitals(text) ? 'capitals' : ''}`;

function headingLook(lines: readonly ResumeLine[]): HeadingLook {
  const known = new Map<string, { kinds: Set<string>; count: number }>();
  const all = new Map<string, number>();
  for (const line of lines) {
    const look = lookOf(line);
    all.set(look, (all.get(look) ?? 0) + 1);
    const kind = line.bullet ? undefined : sectionKind(line.text);
    if (kind === undefined) continue;
    const seen = known.get(look) ?? { kinds: new Set(), count: 0 };
    seen.kinds.add(kind);
    seen.count += 1;
    known.set(look, seen);
  }
  const ranked = [...known].sort(([, a], [, b]) => b.kinds.size - a.kinds.size || b.count - a.count);
  const [best] = ranked;
  if (!best || best[1].kinds.size < 2) return { styles: new Set(ranked.map(([look]) => look)), isOwn: false };
  const size = (look: string) => Number.parseFloat(look) || 0;
  // Bars have headings of their own look; what is smaller or less bold than the headings is no heading.
  const weaker = ([look, { kinds }]: (typeof ranked)[number]) =>
    kinds.size < 2 && (size(look) < size(best[0]) || (best[0].includes('bold') && !look.includes('bold')));
  const styles = new Set(ranked.filter((each) => each === best || !weaker(each)).map(([look]) => look));
  const isOwn = (all.get(best[0]) ?? 0) <= best[1].count * 1.8 + 1 && best[1].kinds.size >= 2;
  return { styles: isOwn ? styles : new Set(ranked.map(([look]) => look)), isOwn };
}

function kindOfHeading(line: ResumeLine, { styles, isOwn }: HeadingLook): SectionKind | 'unknown' | undefined {
  if (line.bullet || !styles.has(lookOf(line))) return undefined;
  const known = sectionKind(line.text);
  if (known !== undefined) return known;
  const isPlain = line.style.trim() === '' && !capitals(line.text);
  if (!isOwn || isPlain || line.prose || line.dates || line.text.length > 50 || /[@\d|,\t]/.test(line.text))
    return undefined;
  return guessSectionKind(line.text) ?? 'unknown';
}

/** What stands under a heading that no table knows is told by its looks: addresses, running text, or short items without dates. */
function kindOfContent(lines: readonly ResumeLine[]): SectionKind {
  const share = (test: (line: ResumeLine) => boolean) => lines.filter(test).length / Math.max(1, lines.length);
  if (lines.length === 0 || share(({ dates }) => dates !== undefined) > 0.2) return 'unread';
  if (lines.some(({ text }) => /\S@\S|linkedin\.com/.test(text))) return 'contact';
  if (share(({ text }) => isLanguageName(text.split(/[\s,:(–—-]/, 1)[0] ?? '')) > 0.6) return 'languages';
  const isItem = ({ text, prose }: ResumeLine) => !/[.!?]$/.test(text) && (!prose || text.split(/[,;|•]/).length > 3);
  return lines.length >= 2 && share(isItem) > 0.8 ? 'skills' : share(({ prose }) => prose) > 0.6 ? 'summary' : 'unread';
}

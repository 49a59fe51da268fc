import type { Role, ScoreRole } from './entry-roles.ts';

/** A part of a line between separators. */
interface Piece {
  readonly start: number;
  readonly end: number;
  /** How much parts it from the one before: a gap, a mark, or a comma. */
  readonly border: 'gap' | 'mark' | 'slash' | 'bracket' | 'comma';
}

/** A line of an entry's head, cut where it may be cut. */
export interface HeadText {
  readonly text: string;
  readonly pieces: readonly Piece[];
  readonly marks: boolean;
}

export type Aligned = ReadonlyMap<Role, string>;

export interface Alignment {
  readonly score: number;
  readonly roles: Aligned;
}

/** A gap, a mark that stands alone, a colon, `at`, or a comma. */
const separator = /\t+|\s+[^\p{L}\p{N}\s&+'"()[\]]{1,3}\s+|\s*[|•]\s*|:\s+|\s(?:at|bei|chez)\s(?=\p{Lu})|,\s+/gu;
const maxPieces = 8;

/** Cuts a line at its separators; what stands in brackets at its end is a piece, too. */
export function cutHead(text: string): HeadText {
  const pieces: Piece[] = [];
  let start = 0;
  let border: Piece['border'] = 'gap';
  const push = (end: number) => {
    const piece = trimmed(text, start, end);
    if (piece) pieces.push({ ...piece, border });
  };
  for (const match of text.matchAll(separator)) {
    // No cut inside brackets.
    const before = text.slice(0, match.index);
    if (before.lastIndexOf('(') > before.lastIndexOf(')')) continue;
    push(match.index);
    start = match.index + match[0].length;
    border = borderOf(match[0]);
    if (pieces.length >= maxPieces) break;
  }
  const bracket = /\s\(([^()\d]{2,60})\)\s*$/.exec(text.slice(start));
  if (bracket && bracket.index > 1) {
    push(start + bracket.index);
    const from = start + bracket.index + 2;
    pieces.push({ start: from, end: from + (bracket[1] ?? '').length, border: 'bracket' });
  } else push(text.length);
  return { text, pieces, marks: pieces.some((piece, index) => index > 0 && piece.border !== 'comma') };
}

function borderOf(separator: string): Piece['border'] {
  if (separator.includes('\t')) return 'gap';
  const mark = separator.trim();
  return mark === ',' ? 'comma' : mark === '/' ? 'slash' : 'mark';
}

function trimmed(text: string, from: number, to: number): { start: number; end: number } | undefined {
  const part = text.slice(from, to);
  const start = from + (/^[\s,;:|()–—·•/~-]*/.exec(part)?.[0].length ?? 0);
  const end = to - (/(?:[\s,;:|–—·•/~-]|(?<=^[^)]*)\()*$/.exec(part)?.[0].length ?? 0);
  return end > start ? { start, end: closeBracket(text, start, end) } : undefined;
}

/** A bracket that was opened before the piece does not belong to it. */
function closeBracket(text: string, start: number, end: number): number {
  const piece = text.slice(start, end);
  return piece.endsWith(')') && !piece.includes('(') ? end - 1 : end;
}

const skipCost: Readonly<Record<Role, number>> = {
  title: 3,
  company: 1.5,
  place: 0.3,
  institution: 1.5,
  degree: 1.5,
  area: 0.5,
};
/** What it costs to have a comma inside: places have one, companies hardly. */
const commaCost: Readonly<Record<Role, number>> = {
  title: 0.35,
  company: 0.6,
  place: 0.05,
  institution: 0.5,
  degree: 0.2,
  area: 0.2,
};
/** `Smith, Jones & Sons` is one company. */
const commaOf = (role: Role, text: string) =>
  role === 'company' && /\s(?:&|and|und|et|y)\s|^(?:inc|ltd|llc|llp|l\.?p|s\.?a|gmbh)\b/i.test(text)
    ? 0.1
    : commaCost[role];
const joinCost = { gap: 4, mark: 1.6, slash: 0.5, bracket: 0.3 };

/** The best way to give all pieces to the roles in their order. */
export function align(head: HeadText, roles: readonly Role[], score: ScoreRole): Alignment {
  const { text, pieces, marks } = head;
  const from = (piece: number, role: number): { score: number; spans: (readonly [Role, string])[] } => {
    const current = roles[role];
    if (current === undefined) return { score: piece === pieces.length ? 0 : -6, spans: [] };
    const skipped = from(piece, role + 1);
    let best = { score: skipped.score - skipCost[current], spans: skipped.spans };
    let joined = 0;
    for (let end = piece; end < pieces.length; end += 1) {
      const border = pieces[end]?.border;
      if (end > piece && border)
        joined +=
          border === 'comma' ? commaOf(current, text.slice(pieces[end]?.start, pieces[end]?.end)) : joinCost[border];
      const closing = border === 'bracket' && end > piece ? 1 : 0;
      const value = text.slice(pieces[piece]?.start, (pieces[end]?.end ?? 0) + closing);
      const rest = from(end + 1, role + 1);
      const nextBorder = pieces[end + 1]?.border;
      const weak = marks && nextBorder === 'comma' && role < roles.length - 1 ? 0.2 : 0;
      const total = score(current, value) - joined - weak + rest.score;
      if (total > best.score) best = { score: total, spans: [[current, value], ...rest.spans] };
    }
    return best;
  };
  const { score: total, spans } = from(0, 0);
  // A place right behind a title is more often a part of the title.
  const isOdd = roles.length === 2 && roles[0] === 'title' && roles[1] === 'place' && !marks;
  return { score: isOdd ? total - 0.5 : total, roles: new Map(spans) };
}

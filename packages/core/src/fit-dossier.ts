import type { DossierEntry } from './dossier.ts';
import type { Piece, Pieces } from './dossier-pieces.ts';
import { toPieces } from './dossier-pieces.ts';
import { estimateTokens } from './estimate-tokens.ts';
import { scoreTexts } from './relevance.ts';

export interface FitOptions {
  /** What the entries are to answer. */
  readonly question: string;
  /** By `estimateTokens`, for all entries together. */
  readonly maxTokens: number;
}

/** Entries as they go into a prompt. */
export interface FittedDossier {
  /** In the order given, with ids, addresses and times as they were; of some the values are shorter. */
  readonly entries: readonly DossierEntry[];
  /** Ids of entries of which something was left out. */
  readonly cut: readonly string[];
  /** Ids of entries for which there was no room at all. */
  readonly dropped: readonly string[];
}

interface Part extends Pieces {
  readonly entry: DossierEntry;
}
interface Candidate {
  readonly part: Part;
  readonly piece: Piece;
  readonly score: number;
}

/**
 * Leaves out of a dossier what has least to do with the question until it fits: passages of long texts, items of lists, and at last whole
 * entries. Names, labels and numbers stay with what they belong to. What is kept of a text is verbatim, with `[…]` where something is
 * missing, so a quotation still points into its entry. Pure; entries that fit are the same objects.
 */
export function fitDossier(entries: readonly DossierEntry[], { question, maxTokens }: FitOptions): FittedDossier {
  const parts = entries.map((entry): Part => ({ entry, ...toPieces(entry.ok ? entry.value : entry.failure.message) }));
  const baseScores = scoreTexts(
    question,
    parts.map(({ base, pieces }) => [base, ...pieces].map(({ text }) => text).join(' ')),
  );
  const shown = new Set<Part>();
  let left = maxTokens;
  for (const part of byScore(parts, (_part, index) => baseScores[index] ?? 0)) {
    const tokens = part.base.tokens + provenanceTokens(part.entry);
    if (tokens > left) continue;
    left -= tokens;
    shown.add(part);
  }
  const kept = choose(candidatesOf([...shown], question), left);
  const isCut = (part: Part) => part.pieces.some((piece) => !kept.has(piece));
  return {
    entries: parts
      .filter((part) => shown.has(part))
      .map((part) => (part.entry.ok && isCut(part) ? { ...part.entry, value: part.build(kept) } : part.entry)),
    cut: parts.filter((part) => shown.has(part) && part.entry.ok && isCut(part)).map(({ entry }) => entry.id),
    dropped: parts.filter((part) => !shown.has(part)).map(({ entry }) => entry.id),
  };
}

function candidatesOf(parts: readonly Part[], question: string): Candidate[] {
  const all = parts.flatMap((part) => part.pieces.map((piece, index) => ({ part, piece, index })));
  const scores = scoreTexts(
    question,
    all.map(({ piece }) => piece.text),
  );
  // What comes first says most where the question says nothing.
  const own = all.map(({ index }, at) => (scores[at] ?? 0) + 0.2 / (index + 1));
  const best = new Map<Piece, number>();
  // A passage lends its weight to the item that it stands in.
  for (let at = all.length - 1; at >= 0; at--) {
    const { piece } = all[at] as (typeof all)[number];
    const score = Math.max(own[at] ?? 0, best.get(piece) ?? 0);
    best.set(piece, score);
    if (piece.parent) best.set(piece.parent, Math.max(score, best.get(piece.parent) ?? 0));
  }
  return all.map(({ part, piece }) => ({ part, piece, score: best.get(piece) ?? 0 }));
}

/** The best first, each with the items that it stands in, as long as there is room. */
function choose(candidates: readonly Candidate[], maxTokens: number): Set<Piece> {
  const kept = new Set<Piece>();
  let left = maxTokens;
  for (const { piece } of byScore(candidates, ({ score }) => score)) {
    const wanted: Piece[] = [];
    for (let one: Piece | undefined = piece; one && !kept.has(one); one = one.parent) wanted.push(one);
    const tokens = wanted.reduce((sum, one) => sum + one.tokens, 0);
    if (tokens > left) continue;
    left -= tokens;
    for (const one of wanted) kept.add(one);
  }
  return kept;
}

function byScore<T>(all: readonly T[], scoreOf: (one: T, index: number) => number): readonly T[] {
  const scored = all.map((one, index) => ({ one, index, score: scoreOf(one, index) }));
  return scored.toSorted((a, b) => b.score - a.score || a.index - b.index).map(({ one }) => one);
}

/** Where an entry comes from is shown with it. */
const provenanceTokens = ({ id, skill, url = '', retrievedAt }: DossierEntry): number =>
  estimateTokens(`${id} ${skill} ${url} ${retrievedAt}`);

import type { Source } from './material.ts';
import { headingOf, introductionOf, linesOf, wholeItem, withAntecedent } from './passages.ts';
import type { Line } from './passages.ts';
import { cuesOf } from './tone/cues.ts';
import type { Cue } from './tone/cues.ts';
import { toneOf } from './tone/tone.ts';
import type { Kind } from './tone/tone.ts';
import { cosine, lexRank, wordVectors } from './text/lexrank.ts';
import type { WordVector } from './text/lexrank.ts';
import { selectDiverse } from './text/select-diverse.ts';
import { conclusion, READABLE, standAlone } from './text/stand-alone.ts';
import { topicWords } from './text/words.ts';

/** A passage worth keeping: one sentence, or two where the second leans on the first. */
export interface Takeaway {
  readonly source: Source;
  /** Literally in the source. */
  readonly quote: string;
  /** The quote with its white space made even. */
  readonly text: string;
  readonly start: number;
  /** For a point of a list: the line that introduces the list. */
  readonly under?: string;
  /** 0 for the passage that says most. */
  readonly rank: number;
}

export interface ExtractOptions {
  /** How many at most. Less when the texts say less. */
  readonly count?: number;
  /** Stemmed words that the passages should be about: biased LexRank. */
  readonly about?: readonly string[];
  /** With `about`: passages must touch its words, but are ranked by what they say. */
  readonly loosely?: boolean;
  /** What is known already; passages that repeat it are passed over. */
  readonly beyond?: readonly string[];
}

interface Unit extends Omit<Takeaway, 'rank'> {
  readonly from: number;
  readonly to: number;
  readonly vector: WordVector;
  readonly score: number;
  readonly readable: boolean;
  /** False when it shares no word with what was asked about. */
  readonly related: boolean;
}

const TELEPORT = 0.15;
const TELEPORT_ABOUT = 0.7;
const TELEPORT_LOOSELY = 0.3;
const LAMBDA = 0.7;
const NEAR = 0.45;
/** A passage of two sentences or more reads well, if less crisply than one. */
const JOINED = 0.85;

/** Where writers put what matters: at the beginning of what reports, and at the end of a post that argues or tells. */
function positionBonus(line: Line, kind: Kind | undefined): number {
  const count = line.source.sentences.length;
  if (line.source.kind === 'article')
    return 0.2 * Math.max(Math.exp(-line.index / 3), line.index >= count * 0.85 ? 0.7 : 0);
  if (kind === 'report' || kind === 'announcement') return 0.4 * Math.exp(-line.index / 3);
  const early = Math.exp(-line.index / 6);
  const late = line.source.kind === 'post' && count > 4 && line.index >= count * 0.6 ? 0.4 : 0;
  return 0.2 * Math.max(early, late);
}

function salesFactor(cues: readonly Cue[]): number {
  const labels = new Set(cues.map((cue) => cue.label));
  if (labels.has('call-to-action')) return 0.2;
  if (labels.has('promotion')) return 0.35;
  return labels.has('hiring') ? 0.8 : 1;
}

const result =
  /\b(?:found|finds?|shows?|showed|shown|because|therefore|caused?|causes|fell|rose|went (?:up|down)|now takes?|now spends?|approved|decided|dropped|grew|cut|cuts|reduced?|reduces|improved?|improves|increased?|increases|saved?|saves|doubled|halved|more than|less than|fewer|most|least|best|worst|rather than|instead of|expects?|should|must|needs? to|have to|matters?|works? (?:best|better)|depends? on|leads? to|means?|costs?|lets?|allows?|helps?|prevents?|shortens?|learn(?:ed|t)|fails?|failed)\b/iu;
const amount = /\d ?(?:%|percent|per cent)|[$€£¥] ?\d|\d (?:times|million|billion|hours|days|weeks|months)|\bfrom \d/iu;

/** What was found, caused, measured or demanded is worth more than what was the case or how it was gone about. */
function substance(text: string, cues: readonly Cue[]): number {
  const stance = cues.some(({ label, strength }) => label === 'opinion' && strength === 1);
  if (conclusion.test(text)) return 1.6;
  return (stance || result.test(text) ? 1.2 : 1) * (amount.test(text) ? 1.3 : 1);
}

const listOfPoints =
  /\b(?:things?|lessons?|tips|ways|steps|rules|mistakes|reasons|points|changes|learn(?:ed|t)|advice)\b/iu;

function unitsOf(lines: readonly Line[], options: ExtractOptions): Unit[] {
  const { vectors, vectorOf } = wordVectors(lines.map((line) => line.words));
  const about = options.about?.length ? vectorOf(options.about) : undefined;
  const relevance = about && vectors.map((vector) => cosine(vector, about));
  const teleport = about ? (options.loosely ? TELEPORT_LOOSELY : TELEPORT_ABOUT) : TELEPORT;
  const ranks = lexRank(vectors, { teleport, prior: relevance });
  const top = Math.max(...ranks, Number.EPSILON);
  const kinds = new Map(lines.map(({ source }) => [source, undefined as Kind | undefined]));
  for (const source of kinds.keys()) kinds.set(source, toneOf(source).kind);
  return lines.map((line, i) => {
    const { source, sentence } = line;
    const isItem = sentence.kind === 'item';
    const alone = standAlone(sentence, source.language);
    const joined = isItem ? wholeItem(lines, i) : alone.leansBack ? withAntecedent(lines, i) : undefined;
    const passage = joined ?? { from: i, to: i, start: sentence.start, quote: sentence.quote };
    const under = isItem ? introductionOf(lines, i) : undefined;
    const likeness = (words: string) => cosine(vectors[i] ?? new Map(), vectorOf(topicWords(words)));
    const title = Math.max(likeness(source.title ?? ''), 0.8 * likeness(headingOf(lines, i)));
    const cues = cuesOf(passage.quote);
    const factor = (joined ? JOINED : alone.factor) * salesFactor(cues) * substance(passage.quote, cues);
    const place = 0.3 * title + positionBonus(line, kinds.get(source));
    const bonus = about && !options.loosely ? (relevance?.[i] ?? 0) : place;
    return {
      ...passage,
      source,
      text: passage.quote.replace(/\s+/gu, ' '),
      ...(under ? { under } : {}),
      vector: joined
        ? vectorOf(lines.slice(joined.from, joined.to + 1).flatMap(({ words }) => words))
        : (vectors[i] ?? new Map()),
      score: (under && listOfPoints.test(under) ? 1.2 : 1) * ((ranks[i] ?? 0) / top + bonus) * factor,
      readable: factor >= READABLE,
      related: !relevance || (relevance[i] ?? 0) > 0,
    };
  });
}

/** As many as the texts bear: two fifths of the readable sentences, from three or four up to five, and one more with articles. */
const fittingCount = (readable: number, sources: number): number =>
  Math.max(Math.min(readable >= 5 ? 4 : 3, readable), Math.min(sources > 1 ? 6 : 5, Math.round(readable * 0.4)));

/**
 * The passages that say most of what the sources say together, in the order of their sources. Sentences compete in one similarity
 * graph, so what post and articles share ranks high, and each source gets a fair share. With `about`, only passages that share a word
 * with it.
 */
export function extractTakeaways(sources: readonly Source[], options: ExtractOptions = {}): Takeaway[] {
  const lines = linesOf(sources);
  const all = unitsOf(lines, options);
  const known = new Set(options.beyond ?? []);
  const { vectorOf } = wordVectors(lines.map((line) => line.words));
  const knownVectors = [...known].map((text) => vectorOf(topicWords(text)));
  const distinct = all.filter(
    (unit, i) =>
      all.findIndex(
        (other) => other.source === unit.source && other.start === unit.start && other.quote === unit.quote,
      ) === i,
  );
  const fresh = distinct.filter((unit) => knownVectors.every((vector) => cosine(unit.vector, vector) < NEAR));
  const related = fresh.filter((unit) => unit.related);
  const readable = related.filter((unit) => unit.readable);
  // Nothing that reads well is no reason to say nothing.
  const pool = readable.length > 0 ? readable : related.toSorted((a, b) => b.score - a.score).slice(0, 1);
  const groups = new Set(pool.map((unit) => unit.source)).size;
  const count = Math.min(options.count ?? Infinity, fittingCount(pool.length, groups));
  const best = Math.max(...pool.map((unit) => unit.score), Number.EPSILON);
  const chosen = selectDiverse(
    pool.map((unit) => ({ score: unit.score / best, group: sources.indexOf(unit.source) })),
    {
      count,
      lambda: LAMBDA,
      share: groups > 1 ? Math.max(1, Math.ceil(count / 2)) : count,
      similarity: (a, b) => likeness(pool[a], pool[b]),
    },
  );
  const units = chosen.flatMap((index) => pool[index] ?? []);
  const ranking = units.toSorted((a, b) => b.score - a.score);
  return units
    .toSorted((a, b) => sources.indexOf(a.source) - sources.indexOf(b.source) || a.start - b.start)
    .map((unit) => {
      const { source, quote, text, start, under } = unit;
      return { source, quote, text, start, ...(under ? { under } : {}), rank: ranking.indexOf(unit) };
    });
}

function likeness(a: Unit | undefined, b: Unit | undefined): number {
  if (!a || !b) return 0;
  const overlap = a.source === b.source && a.from <= b.to && b.from <= a.to;
  return overlap ? 1 : cosine(a.vector, b.vector);
}

import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { Occupations } from '../../src/vocabulary/index.ts';
import { nameKey } from '../../src/vocabulary/tokens.ts';
import { createTitleBaselines } from './title-baselines.ts';

const folder = new URL('../../../../../shared/data/search/esco-occupations/', import.meta.url);

/** True when the queries with their judgements are there. */
export const hasTitleQueries = (): boolean => existsSync(new URL('qrels.tsv', folder));

/** Shares of queries, from 0 to 1. */
export interface TitleScore {
  readonly queries: number;
  /** The same occupation is first, or among the first five. */
  readonly recallAt1: number;
  readonly recallAt5: number;
  /** The first is the same occupation or one of its unit group. */
  readonly kindAt1: number;
}

/**
 * Alternative titles of ESCO (the ones that share the fewest words with the preferred title) looked up in our occupations, next to BM25 and plain
 * word overlap over the same titles. Only queries whose occupation is among ours are counted, and none that is a title of ours as it stands.
 */
export function scoreTitles(occupations: Occupations): Record<'finder' | 'bm25' | 'overlap', TitleScore> {
  const queries = readQueries(occupations);
  const baselines = createTitleBaselines(occupations.all());
  const score = (find: (title: string) => string[]): TitleScore => {
    const ranks = queries.map(({ text, exact, kind }) => {
      const found = find(text).slice(0, 5);
      return { first: found[0] === exact, five: found.includes(exact), kind: kind.has(found[0] ?? '') };
    });
    const share = (hits: readonly unknown[]) => hits.length / Math.max(1, queries.length);
    return {
      queries: queries.length,
      recallAt1: share(ranks.filter(({ first }) => first)),
      recallAt5: share(ranks.filter(({ five }) => five)),
      kindAt1: share(ranks.filter(({ kind }) => kind)),
    };
  };
  return {
    finder: score((title) => occupations.find(title).map(({ id }) => id)),
    bm25: score(baselines.bm25),
    overlap: score(baselines.overlap),
  };
}

function readQueries(occupations: Occupations): { text: string; exact: string; kind: ReadonlySet<string> }[] {
  const ours = new Map(occupations.all().flatMap(({ esco, id }) => (esco === undefined ? [] : [[esco, id] as const])));
  const held = isHeld(ours);
  const titles = new Set(occupations.all().flatMap(({ name, synonyms }) => [name, ...synonyms].map(nameKey)));
  const lines = readFileSync(new URL('qrels.tsv', folder), 'utf8').trim().split('\n').slice(1);
  const judged = new Map<string, { exact?: string; kind: Set<string> }>();
  for (const line of lines) {
    const [query = '', code = '', grade = '0'] = line.split('\t');
    const id = ours.get(code);
    if (id === undefined || Number(grade) < 2) continue;
    const entry = judged.get(query) ?? { kind: new Set<string>() };
    entry.kind.add(id);
    if (Number(grade) === 3) entry.exact = id;
    judged.set(query, entry);
  }
  const texts = readFileSync(new URL('queries.jsonl', folder), 'utf8').trim().split('\n');
  return texts.flatMap((line) => {
    const { text, ...record } = JSON.parse(line) as { text: string } & Record<string, unknown>;
    const id = idOf(record);
    const exact = judged.get(id)?.exact;
    return exact === undefined || !held.has(exact) || titles.has(nameKey(text))
      ? []
      : [{ text, exact, kind: judged.get(id)?.kind ?? new Set<string>() }];
  });
}

/** The codes that the corpus of the queries has, as a guard against data of another version. */
function isHeld(ours: ReadonlyMap<string, string>): ReadonlySet<string> {
  const corpus = gunzipSync(readFileSync(new URL('corpus.jsonl.gz', folder)))
    .toString('utf8')
    .trim()
    .split('\n');
  const codes = new Set(corpus.map((line) => idOf(JSON.parse(line) as Record<string, unknown>)));
  return new Set([...ours].filter(([code]) => codes.has(code)).map(([, id]) => id));
}

/** The records are in the layout of BEIR. */
const idOf = (record: Readonly<Record<string, unknown>>): string => String(record['_id']);

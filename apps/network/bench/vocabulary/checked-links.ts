import { readFileSync, readdirSync } from 'node:fs';
import type { Vocabulary } from '../../src/vocabulary/index.ts';
import { postingTexts, shortHash } from './skill-phrases.ts';

const sample = new URL('../../data/sample/', import.meta.url);
const verdicts = new URL('checked-links.jsonl', import.meta.url);
const readBefore = new URL('read-before.txt', import.meta.url);

/** A skill found in a text, as it was put before the reader. */
export interface Link {
  readonly source: 'postings' | 'sample';
  readonly id: string;
  /** The found name with the text around it. */
  readonly context: string;
  readonly name: string;
  /** Under which its verdict is kept. */
  readonly key: string;
}

/** How many links of each source are read: 300 in all. */
const DRAWN = { postings: 160, sample: 140 } as const;
const SEED = 'trellis-last-300';
const AROUND = 80;

/**
 * Draws 300 found skills: of each source those whose hash with the seed is smallest. A change of the vocabulary replaces only the links that it
 * touches, so that verdicts stay good for the rest. A text that repeats another's words counts once; links that were read while the vocabulary was
 * repaired are left out.
 */
export function drawLinks(vocabulary: Vocabulary): Link[] {
  const sources = { postings: [...postingTexts().values()], sample: sampleTexts() };
  const known = new Set(readFileSync(readBefore, 'utf8').trim().split('\n'));
  return (Object.keys(DRAWN) as (keyof typeof DRAWN)[]).flatMap((source) => {
    const links = sources[source].flatMap((text) => linksIn(vocabulary, text, source));
    const distinct = [...new Map(links.map((link) => [link.key, link])).values()].filter(({ key }) => !known.has(key));
    const ranked = distinct.map((link) => ({ link, rank: shortHash(`${SEED} ${link.key}`) }));
    ranked.sort((one, other) => (one.rank < other.rank ? -1 : 1));
    return ranked.slice(0, DRAWN[source]).map(({ link }) => link);
  });
}

function linksIn(vocabulary: Vocabulary, text: string, source: Link['source']): Link[] {
  return vocabulary.findSkills(text).map(({ id, start, end }) => {
    const name = text.slice(start, end);
    const context = `${text.slice(Math.max(0, start - AROUND), start)}[${name}]${text.slice(end, end + AROUND)}`;
    return { source, id, name, context, key: shortHash(`${id} ${context}`) };
  });
}

function sampleTexts(): string[] {
  const files = (folder: string) =>
    readdirSync(new URL(folder, sample)).map((name) => readFileSync(new URL(`${folder}${name}`, sample), 'utf8'));
  const people = files('people/').flatMap((file) => {
    const { work = [] } = JSON.parse(file) as { work?: { summary?: string; highlights?: string[] }[] };
    return work.flatMap(({ summary, highlights = [] }) =>
      [summary, ...highlights].filter((text) => text !== undefined),
    );
  });
  const jobs = files('jobs/').map((file) =>
    String((JSON.parse(file) as { description?: string }).description ?? '').replace(/<[^>]*>/gu, ' '),
  );
  const written = [...files('posts/'), ...files('articles/')].map((file) => file.replace(/^---\n[^]*?\n---\n/u, ''));
  return [...people, ...jobs, ...written];
}

/** What a reader said of each link by its key: true when the text means the skill there. */
export function readVerdicts(): ReadonlyMap<string, boolean> {
  const lines = readFileSync(verdicts, 'utf8').trim().split('\n');
  return new Map(
    lines.map((line) => {
      const { key, right } = JSON.parse(line) as { key: string; right: boolean };
      return [key, right];
    }),
  );
}

import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { htmlToText, looksLikeHtml } from '../../src/import/html-to-text.ts';
import { repairText } from '../../src/requirements/index.ts';
import type { PostingText } from '../../src/requirements/extract-requirements.ts';

/** What a labelled sentence is; the README beside says when. */
export type Label = 'must' | 'nice' | 'duty' | 'benefit' | 'other';

/** A sentence of a posting: `fields[field].slice(start, end)`. */
export interface LabelledSentence {
  readonly field: string;
  readonly start: number;
  readonly end: number;
  readonly label: Label;
}

/** A posting with the labels of its sentences. */
export interface LabelledPosting {
  readonly id: string;
  readonly heldOut: boolean;
  readonly posting: PostingText;
  readonly fields: Readonly<Record<string, string>>;
  readonly sentences: readonly LabelledSentence[];
}

const newYork = new URL('../../../../../shared/data/people-jobs/nyc-jobs.jobposting.jsonl.gz', import.meta.url);
const sample = new URL('../../data/sample/jobs/', import.meta.url);
const NAMES = [
  'description',
  'responsibilities',
  'qualifications',
  'skills',
  'educationRequirements',
  'experienceRequirements',
] as const;

/** All labelled postings that are on this machine, and how many labelled sentences could not be found again. */
export function readLabelledPostings(): { postings: LabelledPosting[]; missing: number } {
  const sources = new Map([...readNewYork(), ...readSample()]);
  const lines = readFileSync(new URL('labels.jsonl', import.meta.url), 'utf8')
    .trim()
    .split('\n');
  const rows = lines.map((line) => JSON.parse(line) as LabelledSentence & { posting: string; hash: string });
  const ids = [...new Set(rows.map((row) => row.posting))];
  let missing = 0;
  const postings = ids.flatMap((id) => {
    const source = sources.get(id);
    const own = rows.filter((row) => row.posting === id);
    const sentences = own.filter(({ field, start, end, hash }) => {
      const text = source?.fields[field]?.slice(start, end) ?? '';
      return createHash('sha256').update(text).digest('hex').slice(0, 12) === hash;
    });
    missing += own.length - sentences.length;
    return source === undefined ? [] : [{ id, ...source, sentences }];
  });
  const all = [...postings, ...readOwn()];
  const place = new Map<string, number>();
  return {
    postings: all.map((each) => {
      const group = each.id.split(':')[0] as string;
      const index = place.get(group) ?? 0;
      place.set(group, index + 1);
      return { ...each, heldOut: index % 2 === 1 };
    }),
    missing,
  };
}

type Source = Pick<LabelledPosting, 'posting' | 'fields'>;

function readNewYork(): [string, Source][] {
  if (!existsSync(newYork)) return [];
  const lines = gunzipSync(readFileSync(newYork)).toString('utf8').trim().split('\n');
  return lines.map((line) => {
    const posting = JSON.parse(line) as { title: string; identifier: { value: string } };
    return [`nyc:${posting.identifier.value}`, toSource(posting)];
  });
}

function readSample(): [string, Source][] {
  return readdirSync(sample).map((name) => [
    `sample:${name.replace('.json', '')}`,
    toSource(JSON.parse(readFileSync(new URL(name, sample), 'utf8')) as { title: string }),
  ]);
}

function toSource(posting: { title: string } & Record<string, unknown>): Source {
  const fields = Object.fromEntries(
    NAMES.flatMap((name) => {
      const value = posting[name];
      return typeof value === 'string' ? [[name, repairText(looksLikeHtml(value) ? htmlToText(value) : value)]] : [];
    }),
  );
  return { posting: { title: posting.title, ...fields }, fields };
}

/** `label | text` lines below a `== title`; "+" after a label: the same paragraph goes on. */
function readOwn(): Omit<LabelledPosting, 'heldOut'>[] {
  const text = readFileSync(new URL('postings.txt', import.meta.url), 'utf8');
  return text
    .split(/^== /mu)
    .slice(1)
    .map((part) => {
      const [title = '', ...lines] = part.trim().split('\n');
      const sentences: LabelledSentence[] = [];
      let description = '';
      for (const line of lines) {
        const [, label = '', goesOn = '', words = ''] = /^(\w+)\s*(\+?)\s*\| (.*)$/u.exec(line) ?? [];
        description += description === '' ? '' : goesOn === '+' ? ' ' : '\n';
        const start = description.length + (/^[-*•]\s/u.exec(words)?.[0].length ?? 0);
        description += words;
        if (label !== 'head')
          sentences.push({ field: 'description', start, end: description.length, label: label as Label });
      }
      return { id: `own:${title}`, posting: { title, description }, fields: { description }, sentences };
    });
}

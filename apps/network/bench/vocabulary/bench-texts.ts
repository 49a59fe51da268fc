import { readFileSync, readdirSync } from 'node:fs';
import { hasPostings, postingTexts } from './skill-phrases.ts';

const sample = new URL('../../data/sample/', import.meta.url);

/** About a megabyte of postings and articles as people write them: real postings where they are at hand, else those of the sample. */
export function benchTexts(): { text: string; source: string } {
  const files = ['articles/', 'posts/', 'jobs/'].flatMap((folder) =>
    readdirSync(new URL(folder, sample)).map((name) => readFileSync(new URL(`${folder}${name}`, sample), 'utf8')),
  );
  const real = hasPostings() ? [...postingTexts().values()] : [];
  const once = [...real, ...files].join('\n\n');
  return {
    text: once.repeat(Math.max(1, Math.round(1e6 / once.length))),
    source: hasPostings() ? 'postings of New York and the sample' : 'the sample',
  };
}

import { termsOf } from '../definition/words.ts';

/** What members say, and what APIs say for it: one term for each group. */
const groups: readonly string[] = [
  'get fetch read load retrieve show view see display look give tell open',
  'list find search query browse lookup all every many',
  'create add make new put write register save upload open submit start',
  'update change edit modify set rename replace adjust',
  'delete remove erase drop clear revoke undo',
  'stop cancel abort shut end halt',
  'run rerun trigger execute dispatch start launch build',
  'user person people member somebody colleague account',
  'email mail address',
  'count number total amount',
  'allow permission access right may permit',
  'job opening vacancy position',
  'licence license',
  'organisation organization company',
  'picture image photo',
  'machine computer server host',
  'talk discussion conversation thread comment message',
  'ticket issue',
];

/** A word may be in several groups: `start` is to create and to run. */
const related = new Map<string, Set<string>>();
for (const group of groups) {
  const terms = termsOf(group);
  for (const term of terms) {
    const known = related.get(term) ?? new Set();
    for (const other of terms) if (other !== term) known.add(other);
    related.set(term, known);
  }
}

export const relatedTerms = (term: string): Iterable<string> => related.get(term) ?? [];

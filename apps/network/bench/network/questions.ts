import type { SkillInfo } from '@trellis/network-skills';
import type { ListRequest } from '../../src/network.ts';
import { createWords, wordOfRank } from './words.ts';

/** Lists that members ask for, by what makes them quick or slow. */
export function createQuestions(seed: number, skills: readonly SkillInfo[]): Record<string, () => ListRequest> {
  const { integer, pick } = createWords(seed, skills);
  const common = () => wordOfRank(20 + integer(50));
  const medium = () => wordOfRank(300 + integer(1000));
  const rare = () => wordOfRank(5000 + integer(25_000));
  const title = () => pick(['manager', 'senior nurse', 'night driver', 'clerk', 'field cook', 'technical planner']);
  const skill = () => pick(skills).name;
  const ask = (q: string, more: Partial<ListRequest> = {}): ListRequest => ({ q, limit: 10, filters: [], ...more });
  const place = { facet: 'place', values: ['porto'], match: 'words' } as const;
  const remote = { facet: 'remote', values: ['yes'], match: 'whole' } as const;
  return {
    'no words': () => ({ limit: 10, filters: [] }),
    'no words, a filter': () => ({ limit: 10, filters: [place] }),
    'a common word': () => ask(common()),
    'a word of some texts': () => ask(medium()),
    'a rare word': () => ask(rare()),
    'words of titles': () => ask(title()),
    'two common words': () => ask(`${common()} ${common()}`),
    'a common and a rare word': () => ask(`${common()} ${rare()}`),
    'five words': () => ask([common(), medium(), medium(), common(), medium()].join(' ')),
    'a skill': () => ask(skill()),
    'a skill and a title': () => ask(`${skill()} ${title()}`),
    'a word, two filters': () => ask(common(), { filters: [place, remote] }),
    'a word, two facets': () => ask(common(), { facets: ['place', 'skill'] }),
    'a word, marked': () => ask(medium(), { highlight: true }),
    'words that nothing has': () => ask(`zzzq${integer(1000)} ${common()}`),
    'a question of 15 words': () =>
      ask(
        `which of the jobs in the company work best for customer service with management experience and ${medium()} or ${rare()}`,
      ),
  };
}

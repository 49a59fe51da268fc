import fc from 'fast-check';
import type { Post } from '@trellis/network-skills';
import { describe, expect, it } from 'vitest';
import { dossierOf } from '../__fixtures__/dossiers.ts';
import {
  announcementPost,
  emptyProfile,
  formsArticle,
  germanPost,
  opinionPost,
  postOf,
} from '../__fixtures__/texts.ts';
import { readMaterial } from '../material.ts';
import type { Answer } from './answer.ts';
import { composeAnswer } from './compose.ts';

const starters = ['key-takeaways', 'why-it-matters', 'linked-articles', 'fact-or-opinion'];
const questions = ['Who is mentioned?', 'What does it say about error messages?', 'Anything on salaries?'];
const asked = [
  ...starters.map((starterId) => ({ starterId, question: '' })),
  ...questions.map((question) => ({ question })),
];

const answerTo = (given: Parameters<typeof dossierOf>[0], ask: { question?: string; starterId?: string }) =>
  composeAnswer(readMaterial(dossierOf(given)), { question: '', ...ask });

const allTexts = (answer: Answer): string[] => [
  ...answer.opening,
  ...answer.sections.flatMap(({ title, lines }) => [title, ...lines]),
  ...(answer.takeaways?.items.flatMap(({ text, note }) => [text, note ?? 'x']) ?? []),
  ...answer.notices,
];

/** What holds for every answer: something is said, nothing is empty, and each number leads to literal words of its source. */
function assertSound(answer: Answer, given: Parameters<typeof dossierOf>[0]): void {
  const sources = new Map([
    ['e-post', given.post?.text],
    ...(given.articles ?? []).map((article, i) => [`e-article-${i + 1}`, article.text] as const),
  ]);
  expect(answer.opening.join(' ').trim()).not.toBe('');
  for (const text of allTexts(answer)) expect(text).not.toMatch(/^\s*$|undefined|\[object|NaN/);
  for (const { lines } of answer.sections) expect(lines.length).toBeGreaterThan(0);
  for (const { entryId, quote } of answer.citations) expect(sources.get(entryId)).toContain(quote);
  const known = new Set(answer.citations.map(({ marker }) => marker));
  for (const text of answer.opening)
    for (const [, marker] of text.matchAll(/ \[(\d+)\]/gu)) expect(known).toContain(marker);
}

const situations: readonly (readonly [string, Parameters<typeof dossierOf>[0]])[] = [
  ['a post and its article', { post: opinionPost, articles: [formsArticle] }],
  ['a post whose article could not be read', { post: opinionPost }],
  ['a post without links', { post: announcementPost }],
  ['an article alone', { articles: [formsArticle] }],
  ['German', { post: germanPost }],
  ['no profile', { post: opinionPost, profile: null }],
  ['an empty profile', { post: opinionPost, profile: emptyProfile }],
  ['one sentence', { post: postOf('Proud of this team.') }],
  ['two sentences', { post: postOf('We are hiring two bakers. Apply by Friday.') }],
  ['an empty text', { post: postOf('') }],
  ['a link only', { post: postOf('https://a.example/b') }],
  ['tags only', { post: postOf('#one #two 🚀') }],
  ['emoji only', { post: postOf('🚀🚀') }],
  ['a fragment', { post: postOf('so true') }],
  ['Japanese', { post: postOf('雨が降った。家にいた。新しい傘を買うべきだと思う。') }],
  ['binary', { post: postOf('\u0000\u0001\uD800 \uFFFD{"__proto__": 1} <script>') }],
  ['nothing at all', { profile: null }],
  [
    'a link to an article, without words',
    { post: { ...postOf('https://a.example'), links: opinionPost.links }, articles: [formsArticle] },
  ],
];

describe('every answer says something, and only what its sources hold', () => {
  describe.each(situations)('%s', (_, given) => {
    it.each(asked)('%j', (ask) => {
      assertSound(answerTo(given, ask), given);
    });
  });

  it('for any text', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.lorem({ mode: 'sentences' }), fc.string()), { maxLength: 12 }),
        fc.constantFrom(...asked),
        (parts, ask) => {
          const post: Post = { ...opinionPost, text: parts.join('\n\n') };
          assertSound(answerTo({ post }, ask), { post });
        },
      ),
      { numRuns: 150 },
    );
  });

  it('a megabyte of text is answered, and said to be cut', () => {
    const post = postOf(
      `${'Nurses should plan their own shifts because it saves 20% of the calls. '.repeat(7)}\n\n`.repeat(2000),
    );
    expect(post.text.length).toBeGreaterThan(900_000);
    const answer = answerTo({ post }, { starterId: 'key-takeaways' });
    expect(answer.notices.join(' ')).toContain('very long');
    assertSound(answer, { post });
  });
});

describe('each question gets its own answer', () => {
  const given = { post: opinionPost, articles: [formsArticle] };
  const opening = (
    ask: { question?: string; starterId?: string },
    situation: Parameters<typeof dossierOf>[0] = given,
  ) => answerTo(situation, ask).opening.join(' ');

  it('takeaways open with how the post reads and its central point', () => {
    expect(opening({ starterId: 'key-takeaways' })).toMatch(
      /^Ilse Brandt’s post reads as opinion, with a piece of promotion in it\. Its central point: “.+” \[\d\] The article “Why people abandon/,
    );
  });

  it('relevance opens with the tie, or with the absence of one', () => {
    expect(opening({ starterId: 'why-it-matters' })).toMatch(/^It is close to your own work: Front-end development/);
    expect(opening({ starterId: 'why-it-matters' }, { post: announcementPost })).toMatch(/^I see no tie to your work/);
    expect(opening({ starterId: 'why-it-matters' }, { post: opinionPost, profile: null })).toMatch(
      /^I could not read your profile/,
    );
  });

  it('articles: what they add, where they differ, or that there are none', () => {
    const answer = answerTo(given, { starterId: 'linked-articles' });
    expect(answer.opening.at(-1)).toBe('Post and article do not agree on every figure; see below.');
    expect(answer.sections.find(({ key }) => key === 'figures')?.lines[0]).toContain('The post says “80%”');
    expect(opening({ starterId: 'linked-articles' }, { post: announcementPost })).toMatch(/^The post links no article/);
    expect(opening({ starterId: 'linked-articles' }, { post: opinionPost })).toMatch(
      /^The post links two pages that I can’t read/,
    );
  });

  it('fact or opinion: with the sentences that show it', () => {
    const answer = answerTo(given, { starterId: 'fact-or-opinion' });
    expect(answer.opening[0]).toBe(
      'Ilse Brandt’s post reads as opinion, with a piece of promotion in it. Three sentences of 15 take a stance in so many words.',
    );
    expect(answer.sections.map(({ key }) => key)).toEqual(['figures', 'tone-opinion', 'tone-promotion']);
    expect(answer.sections.flatMap(({ lines }) => lines).join('\n')).toContain(
      '“Sign up now, the first 50 get 20% off.”',
    );
  });

  it('a person who is asked about by name', () => {
    const answer = answerTo(given, { question: 'Who is Tomasz?' });
    expect(answer.sections[0]?.lines).toHaveLength(1);
    expect(answer.sections[0]?.lines[0]).toContain('Tomasz Wolny (“our lead engineer”)');
  });

  it('a person who is not tagged, when a text names them, and nobody when none does', () => {
    const named = answerTo(
      { post: postOf('What helped was Birgit, our planner, who had a list.') },
      { question: 'Who is Birgit?' },
    );
    expect(named.sections[0]?.lines[0]).toMatch(/^Birgit \(“our planner”\)/);
    expect(opening({ question: 'Who is Ana Ruiz?' })).toMatch(/ do not name Ana Ruiz\./);
  });

  it('a free question: the nearest passage, or that there is none', () => {
    expect(opening({ question: 'What does it say about error messages?' })).toContain('error message');
    expect(opening({ question: 'Anything on salaries?' })).toMatch(/^I found nothing on “salaries”/);
  });

  it('a foreign language is said', () => {
    expect(answerTo({ post: germanPost }, { starterId: 'fact-or-opinion' }).notices.join(' ')).toContain(
      'not in English',
    );
  });
});

import { describe, expect, it } from 'vitest';
import { ui } from './index.ts';

const rows = [
  {
    requirement: 'Five years of experience with JavaScript, TypeScript or another language that runs in browsers',
    verdict: 'matched',
    importance: 'must',
    evidence: [{ quote: 'Built the front end in JavaScript for six years', where: 'Acme, 2015–2021' }],
  },
  {
    requirement: 'Kubernetes',
    verdict: 'partly',
    importance: 'preferred',
    note: 'You know Docker, which it builds on.',
  },
  { requirement: 'B2 German', verdict: 'missing' },
  { requirement: 'Works well in a 日本語 team', verdict: 'unclear' },
] as const;

describe('a match table', () => {
  it('says in text what it shows', () => {
    expect(ui.matchTable({ rows }).text).toMatchInlineSnapshot(`
      "What the job asks for
      ---------------------

      matched: 1 · partly: 1 · missing: 1 · unclear: 1

      ✓ matched  Five years of experience with JavaScript, TypeScript or another
                 language that runs in browsers (required)
                 “Built the front end in JavaScript for six years” – Acme, 2015–2021
      ◐ partly   Kubernetes (preferred)
                 You know Docker, which it builds on.
      ○ missing  B2 German
      ? unclear  Works well in a 日本語 team"
    `);
  });

  it('speaks the language of the member', () => {
    expect(ui.matchTable({ rows, locale: 'de-AT' }).text).toMatchInlineSnapshot(`
      "Was die Stelle verlangt
      -----------------------

      erfüllt: 1 · teilweise: 1 · fehlt: 1 · unklar: 1

      ✓ erfüllt    Five years of experience with JavaScript, TypeScript or another
                   language that runs in browsers (Muss)
                   „Built the front end in JavaScript for six years“ – Acme, 2015–2021
      ◐ teilweise  Kubernetes (Wunsch)
                   You know Docker, which it builds on.
      ○ fehlt      B2 German
      ? unklar     Works well in a 日本語 team"
    `);
  });

  it('has verdicts as words beside the value that an icon is chosen by', () => {
    const [table] = ui.matchTable({ rows, key: 'fit' }).components;
    expect(table).toMatchObject({
      id: 'fit',
      component: 'MatchTable',
      caption: 'matched: 1 · partly: 1 · missing: 1 · unclear: 1',
      columns: { requirement: 'Requirement', verdict: 'Result', evidence: 'Evidence' },
    });
    expect(table).toHaveProperty('rows.1', {
      requirement: 'Kubernetes',
      verdict: 'partly',
      verdictLabel: 'partly',
      importance: 'preferred',
      importanceLabel: 'preferred',
      note: 'You know Docker, which it builds on.',
    });
  });

  it('without requirements says so', () => {
    const block = ui.matchTable({ rows: [], key: 'fit', locale: 'de' });
    expect(block.components).toMatchObject([{ id: 'fit', component: 'Notice' }]);
    expect(block.text).toContain('keine Anforderungen');
  });
});

describe('a section', () => {
  it('shows Markdown, and the same as text', () => {
    const { components, text } = ui.section({
      key: 'next steps!',
      title: 'Next steps',
      body: 'Say **plainly** what you *did*, as in [this guide](https://example.org/a_b_c) and [that](javascript:alert(1)).',
      items: ['Ask for `a_b_c`.', 'Call\nthem'],
    });
    expect(components.map(({ id, component }) => [id, component])).toEqual([
      ['next-steps', 'Section'],
      ['next-steps--1', 'Markdown'],
      ['next-steps--2', 'Markdown'],
    ]);
    expect(components[0]?.['children']).toEqual(['next-steps--1', 'next-steps--2']);
    expect(text).toMatchInlineSnapshot(`
      "Next steps
      ----------

      Say plainly what you did, as in this guide (https://example.org/a_b_c) and that.

      - Ask for \`a_b_c\`.
      - Call them"
    `);
  });

  it.each([{ title: 'T' }, { title: 'T', body: ' ', items: [' ', ''] }])('is never empty: %j', (options) => {
    const { components, text } = ui.section({ key: 's', ...options });
    expect(components[1]).toMatchObject({ component: 'Markdown', text: 'Nothing was found.' });
    expect(text).toBe('T\n-\n\nNothing was found.');
  });
});

describe('disclosures', () => {
  it('are numbered and open in text', () => {
    const { components, text } = ui.disclosures({
      key: 'questions',
      title: 'Likely questions',
      items: [
        {
          title: 'Why nursing?',
          body: 'They ask this because the posting says “heart”.',
          points: ['Your year at St. Mary', 'One patient'],
        },
        { title: 'What went wrong once?', body: 'Keep it short.' },
      ],
    });
    expect(components.map(({ component }) => component)).toEqual([
      'Section',
      'Markdown',
      'Markdown',
      'Disclosure',
      'Markdown',
      'Disclosure',
    ]);
    expect(text).toMatchInlineSnapshot(`
      "Likely questions
      ----------------

      1. Why nursing?
         They ask this because the posting says “heart”.

         - Your year at St. Mary
         - One patient

      2. What went wrong once?
         Keep it short."
    `);
  });
});

describe('takeaways', () => {
  it('name their source, and show the text of strangers literally', () => {
    const { components, text } = ui.takeaways({
      key: 't',
      items: [
        {
          text: 'Accessibility *pays*: 71% leave [sites](javascript:x)',
          quote: 'Seven in ten leave.',
          source: 'Ann, post',
          marker: '[1]',
        },
        { text: 'Same words', quote: 'Same words', source: 'Ann, post' },
        { text: 'Alone' },
      ],
    });
    expect(components[1]?.['text']).toBe('Accessibility \\*pays\\*: 71% leave \\[sites\\](javascript:x)');
    expect(components[2]).toEqual({
      id: 't--2',
      component: 'Citation',
      marker: '[1]',
      quote: 'Seven in ten leave.',
      source: 'Ann, post',
    });
    expect(text).toMatchInlineSnapshot(`
      "Takeaways
      ---------

      - Accessibility *pays*: 71% leave [sites](javascript:x) [1]
        “Seven in ten leave.” – Ann, post
      - Same words
        Ann, post
      - Alone"
    `);
  });
});

describe('cards', () => {
  it.each([
    [
      'job',
      ui.jobCard({
        title: 'Nurse',
        company: 'St. Mary',
        place: 'Graz',
        facts: ['part-time', ' '],
        url: 'https://example.org/j/1',
      }),
    ],
    [
      'company',
      ui.companyCard({ name: 'St. Mary', industry: 'Health', size: '200 people', about: 'A hospital.\n\nSince 1898.' }),
    ],
    [
      'profile',
      ui.profileCard({ name: 'Amara Okafor', headline: 'Nurse', place: 'Graz', facts: ['6 years'], url: '/people/1' }),
    ],
    [
      'post',
      ui.postCard({
        author: 'Ann',
        authorHeadline: 'Writer',
        title: 'On access',
        date: '2026-11-01',
        excerpt: 'It begins.',
        locale: 'de',
      }),
    ],
    [
      'articles',
      ui.articleLinks({
        items: [
          { title: 'A', source: 'B', date: '2026-11', summary: 'C' },
          { title: 'D', url: 'http://plain.example' },
        ],
      }),
    ],
    [
      'courses',
      ui.courses({
        items: [
          {
            title: 'SQL',
            provider: 'Uni',
            hours: 1.5,
            level: 'beginner',
            teaches: ['SQL', 'Joins'],
            url: 'https://example.org',
          },
        ],
      }),
    ],
    [
      'Kurse',
      ui.courses({ locale: 'de', items: [{ title: 'SQL', provider: 'Uni', hours: 1, level: 'Meister', teaches: [] }] }),
    ],
    ['notice', ui.notice({ tone: 'sensitive', text: 'First.\nSecond.' })],
  ])('%s has a text form', (_, block) => {
    expect(block.text).toMatchSnapshot();
  });
});

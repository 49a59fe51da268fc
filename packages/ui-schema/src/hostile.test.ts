import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markdownToText, safeUrl, ui, validateComponents } from './index.ts';
import { cleanMarkdown, escapeMarkdown } from './markdown.ts';

describe('a URL', () => {
  it.each([
    ['https://example.org/a?b=c#d', 'https://example.org/a?b=c#d'],
    ['HTTPS://EXAMPLE.org', 'https://example.org/'],
    ['/jobs/1', '/jobs/1'],
    ['jobs/1?x=1', 'jobs/1?x=1'],
    ['#top', '#top'],
    ['/für?x=ü', '/f%C3%BCr?x=%C3%BC'],
  ])('%s may be opened', (url, expected) => {
    expect(safeUrl(url)).toBe(expected);
  });

  it.each([
    ['javascript:alert(1)'],
    ['JaVaScRiPt:alert(1)'],
    [' javascript:alert(1)'],
    ['java\nscript:alert(1)'],
    ['data:text/html,x'],
    ['http://example.org'],
    ['//evil.example/x'],
    ['/\\evil.example/x'],
    ['\\\\evil.example'],
    ['https://user:pw@evil.example'],
    ['https:evil.example'],
    ['https://'],
    ['https://a b'],
    [`https://example.org/${'a'.repeat(3000)}`],
    [''],
    [null],
    [['https://x.example']],
  ])('%j is dropped', (url) => {
    expect(safeUrl(url)).toBeUndefined();
  });

  it('that is dropped leaves its card', () => {
    const block = ui.jobCard({ title: 'Nurse', url: 'javascript:alert(1)' });
    expect(block.components).toEqual([{ id: 'job', component: 'JobCard', title: 'Nurse' }]);
  });
});

describe('Markdown', () => {
  it.each([
    ['[a](https://example.org)', '[a](https://example.org/)'],
    ['[a](/jobs/1 "title")', '[a](/jobs/1)'],
    ['[a](javascript:x)', 'a'],
    ['![a](https://example.org/pixel.png)', 'a'],
    ['[a](javascript:alert(1))', 'a'],
    ['[a](javascript:a((1)))', '[a]\\(javascript:a((1)))'],
    ['[a](https://example.org/b_(c))', '[a](https://example.org/b_(c))'],
    ['[[a](javascript:1)](javascript:2)', '[a]\\(javascript:2)'],
    ['[a\\]b](javascript:x)', '[a\\]b]\\(javascript:x)'],
    ['[a](<java script:x>)', '[a]\\(<java script:x>)'.replace('(<j', '(\\<j')],
    ['[a](\njavascript:x)', 'a'],
    ['[x]: javascript:alert', '\\[x]: javascript:alert'],
    ['<javascript:alert>', 'alert'],
    ['<https://example.org>', 'https://example.org/'],
    ['<img src=x onerror=alert(1)>', '\\<img src=x onerror=alert(1)>'],
    ['[<b>](https://example.org)', '[\\<b>](https://example.org/)'],
    ['1 < 2 and **bold**', '1 < 2 and **bold**'],
  ])('%j has only checked links and no HTML', (text, expected) => {
    expect(cleanMarkdown(text)).toBe(expected);
  });

  it.each([
    ['C++ & R&D at 5 < 6, snake_case, 3 - 1, #1, 50% | x!', 'C++ & R&D at 5 \\< 6, snake_case, 3 - 1, #1, 50% | x!'],
    ['# Title', '\\# Title'],
    ['- item\n2. item\n> quote\n---', '\\- item\n2\\. item\n\\> quote\n\\---'],
    ['_so_ *so* `so` &amp; ~~so~~', '\\_so\\_ \\*so\\* \\`so\\` \\&amp; \\~\\~so\\~\\~'],
  ])('is escaped where it must be: %j', (text, expected) => {
    expect(escapeMarkdown(text)).toBe(expected);
  });

  it('that was escaped shows exactly the text', () => {
    const piece = fc.constantFrom(
      '*',
      '_',
      '**',
      '[a](b)',
      '`',
      '#',
      '- ',
      '1. ',
      '\\',
      '<b>',
      '&amp;',
      'word',
      ' ',
      '\n',
      '!',
      '~',
      '|',
      '---',
      '===',
      '> ',
      '~~',
      'a_b',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join('');
        expect(markdownToText(escapeMarkdown(text))).toBe(text);
      }),
      { numRuns: 1000 },
    );
  });
});

const strings = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    '',
    '__proto__',
    '\u202E',
    '\uD800',
    'x'.repeat(30_000),
    '🎉'.repeat(9000),
    'javascript:alert(1)',
    '\u001B[31m',
    'a\n\nb',
    ' ',
  ),
);
const items = { maxLength: 6 };
// oxlint-disable-next-line no-control-regex -- these are the characters in question
const unwanted = /[\0-\x08\x1B\x7F-\x9F\u202A-\u202E]|\]\(javascript:|\p{Cs}/u;

describe('every builder', () => {
  it.each([
    [
      'matchTable',
      fc
        .record({
          key: strings,
          title: strings,
          rows: fc.array(
            fc.record({
              requirement: strings,
              verdict: fc.constantFrom('matched' as const, 'missing' as const),
              evidence: fc.array(fc.record({ quote: strings, where: strings }), items),
              note: strings,
            }),
            items,
          ),
        })
        .map(ui.matchTable),
    ],
    [
      'section',
      fc.record({ key: strings, title: strings, body: strings, items: fc.array(strings, items) }).map(ui.section),
    ],
    [
      'disclosures',
      fc
        .record({
          key: strings,
          title: strings,
          items: fc.array(fc.record({ title: strings, body: strings, points: fc.array(strings, items) }), items),
        })
        .map(ui.disclosures),
    ],
    [
      'takeaways',
      fc
        .record({
          key: strings,
          items: fc.array(fc.record({ text: strings, quote: strings, source: strings, marker: strings }), items),
        })
        .map(ui.takeaways),
    ],
    [
      'notice',
      fc.record({ key: strings, tone: fc.constant('info' as const), text: strings, locale: strings }).map(ui.notice),
    ],
    [
      'jobCard',
      fc
        .record({ key: strings, title: strings, company: strings, facts: fc.array(strings, items), url: strings })
        .map(ui.jobCard),
    ],
    ['companyCard', fc.record({ key: strings, name: strings, about: strings, url: strings }).map(ui.companyCard)],
    ['profileCard', fc.record({ key: strings, name: strings, headline: strings, url: strings }).map(ui.profileCard)],
    [
      'postCard',
      fc.record({ key: strings, author: strings, date: strings, excerpt: strings, locale: strings }).map(ui.postCard),
    ],
    [
      'articleLinks',
      fc
        .record({
          key: strings,
          items: fc.array(fc.record({ title: strings, date: strings, url: strings, summary: strings }), items),
        })
        .map(ui.articleLinks),
    ],
    [
      'courses',
      fc
        .record({
          key: strings,
          locale: strings,
          items: fc.array(
            fc.record({
              title: strings,
              provider: strings,
              hours: fc.double(),
              level: strings,
              teaches: fc.array(strings, items),
              url: strings,
            }),
            items,
          ),
        })
        .map(ui.courses),
    ],
  ])('%s stays within catalogue and limits, whatever it is given', (_, blocks) => {
    fc.assert(
      fc.property(blocks, (block) => {
        expect(validateComponents(block.components)).toEqual([]);
        expect(block.components[0]?.id).toBe(block.key);
        expect(block.components.slice(1).every(({ id }) => id.startsWith(`${block.key}-`))).toBe(true);
        expect(JSON.stringify(block.components).length).toBeLessThanOrEqual(64_000);
        expect(block.text.length).toBeLessThanOrEqual(20_500);
        expect(block.text + JSON.stringify(block.components)).not.toMatch(unwanted);
      }),
      { numRuns: 120 },
    );
  });

  it('says what it leaves out', () => {
    const rows = Array.from({ length: 1000 }, (_, n) => ({
      requirement: `Requirement ${n}, in some words`,
      verdict: 'matched' as const,
    }));
    const block = ui.matchTable({ rows });
    const [, notice] = block.components.toReversed();
    expect(block.components[0]).toMatchObject({ id: 'match-table', component: 'Stack' });
    expect(validateComponents(block.components)).toEqual([]);
    expect(block.text).toMatch(/Note: \d{3} more are not shown\.$/);
    expect(block.text).toContain('matched: 1000');
    expect(
      [notice, ...block.components].some((component) => /\d{3} more are not shown/.test(String(component?.['text']))),
    ).toBe(true);
  });

  it('shortens a text that is too long, and says so', () => {
    const block = ui.section({ key: 's', title: 'T', body: 'word '.repeat(50_000) });
    expect(block.text).toContain('Long texts were shortened.');
    expect(block.text.length).toBeLessThan(20_000);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readText } from '../testing/read-text.ts';
import { ImportError } from './import-error.ts';

const megabyte = 1024 * 1024;
const fill = (text: string) => text.repeat(Math.ceil(megabyte / text.length)).slice(0, megabyte);
const job = (more: object = {}) => JSON.stringify({ '@type': 'JobPosting', title: 'Clerk', ...more });

describe('rubbish is refused with a code, and nothing hangs on it', () => {
  it.each([
    ['nothing', '', 'EMPTY_FILE'],
    ['white space', '\n\n  \n', 'EMPTY_FILE'],
    ['a single number', '5', undefined],
    ['null', '{"a": null}', 'UNKNOWN_FORMAT'],
    ['a list of numbers', '[[1, 2]]', 'UNKNOWN_FORMAT'],
    ['an empty object', '{}', 'UNKNOWN_FORMAT'],
    ['a truncated résumé', '{"basics": {"name": "Ada"', 'INVALID_JSON'],
    ['deep nesting', '['.repeat(megabyte / 2), 'TOO_DEEP'],
    ['deep objects', '{"a":'.repeat(10_000), 'TOO_DEEP'],
    ['1 MB of escaped quotes', `{"a":"${fill('\\"')}`, 'INVALID_JSON'],
    ['10,000 jobs, one a line', Array.from({ length: 10_000 }, () => job()).join('\n'), 'TOO_MANY_RECORDS'],
    ['JSON-LD without a job', '{"@type": "Recipe"}', 'NO_JOB_POSTING'],
    ['a page of 200,000 open elements', `<html>${'<div>'.repeat(100_000)}${'</p>'.repeat(100_000)}`, 'NO_JOB_POSTING'],
    ['zeros', 'text\0text', 'BINARY_FILE'],
    ['prototype keys', '{"__proto__": {"basics": {"name": "x"}}, "constructor": 1}', 'UNKNOWN_FORMAT'],
    [
      'YAML bombs',
      `---\na: &a [x, x]\nb: &b [*a, *a]\ntitle: *b\n${'c: [*b]\n'.repeat(4000)}---\nText`,
      'INVALID_FRONT_MATTER',
    ],
  ])('%s', { timeout: 15_000 }, async (_, content, code) => {
    const reading = readText(content);
    if (code === undefined) await expect(reading).resolves.toMatchObject({ kind: 'post' });
    else await expect(reading).rejects.toMatchObject({ code });
  });

  // Each of these made a first version work for seconds to minutes.
  it.each([
    ['spaces', `a${fill(' ')}b`],
    ['line ends', `a${fill('\n')}b`],
    ['stars', fill('**a ')],
    ['brackets', fill('[a](')],
    ['more brackets', fill('[a]')],
    ['tags', `x ${fill('<p ')}`],
    ['mentions', fill('@Aa Bb ')],
    ['marks', `Title\n${fill('=')}x`],
    ['damage', fill('Ã')],
    ['bullets', `Title\nRequirements\n${fill('- a\n')}`],
    ['HTML in JSON', job({ description: fill('<b><i><a>') })],
  ])('1 MB of %s is read in seconds at most', { timeout: 8000 }, async (_, content) => {
    expect((await readText(content)).drafts).toHaveLength(1);
  });

  it('whatever the bytes are: a file is read, or refused with a code', { timeout: 15_000 }, async () => {
    const anything = fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.json({ maxDepth: 5 }),
      fc
        .array(
          fc.constantFrom(
            '---\n',
            'title: x\n',
            '# ',
            '- ',
            '@A',
            '[',
            '](',
            ')',
            '{',
            '}',
            '"',
            '\\',
            'Skills\n',
            'Education\n',
            '2014 - 2019\n',
            '<p>',
            '\u2028',
            '\ud800',
            'a ',
          ),
          { maxLength: 40 },
        )
        .map((parts) => parts.join('')),
    );
    const kinds = fc.constantFrom(undefined, 'resume', 'job', 'post', 'article' as const);
    await fc.assert(
      fc.asyncProperty(anything, kinds, async (content, kind) => {
        const outcome = await readText(content, kind ? { kind } : {}).catch((error: unknown) => error);
        if (outcome instanceof Error) expect(outcome).toBeInstanceOf(ImportError);
      }),
      { numRuns: 500 },
    );
  });

  it('whatever stands in the fields of a résumé or a job: it is read, or refused with a code', async () => {
    const field = fc.oneof({ depthSize: 'small' }, fc.jsonValue({ maxDepth: 3 }), fc.string());
    const record = (keys: string[]) => fc.dictionary(fc.constantFrom(...keys), field, { maxKeys: keys.length });
    const resume = fc.record({
      basics: record(['label', 'summary', 'location']).map((basics) => ({ ...basics, name: 'Ada' })),
      work: fc.oneof(field, fc.array(record(['name', 'position', 'startDate', 'endDate', 'highlights', 'summary']))),
      education: fc.oneof(field, fc.array(record(['institution', 'area', 'studyType', 'courses']))),
      skills: fc.oneof(field, fc.array(record(['name', 'level', 'keywords']))),
      languages: field,
    });
    const posting = record([
      'hiringOrganization',
      'jobLocation',
      'baseSalary',
      'skills',
      'description',
      'datePosted',
      'employmentType',
      'experienceRequirements',
      'occupationalCategory',
      'url',
      'jobLocationType',
    ]).map((fields) => ({ ...fields, '@type': 'JobPosting', title: 'Clerk' }));
    await fc.assert(
      fc.asyncProperty(fc.oneof(resume, posting), async (content) => {
        const outcome = await readText(content).catch((error: unknown) => error);
        if (outcome instanceof Error) expect(outcome).toBeInstanceOf(ImportError);
      }),
      { numRuns: 500 },
    );
  });
});

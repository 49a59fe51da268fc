import { describe, expect, it } from 'vitest';
import { textDate } from './text-date.ts';

describe('a day as people write it', () => {
  it.each([
    ['2026-03-12', undefined, '2026-03-12'],
    ['2026-03-12T23:30:00+01:00', undefined, '2026-03-12'],
    ['12 March 2026', 'en', '2026-03-12'],
    ['March 12th, 2026', 'en', '2026-03-12'],
    ['Thu, 12 Mar 2026 08:00:00 GMT', 'en', '2026-03-12'],
    ['12. März 2026', 'de', '2026-03-12'],
    ['12.03.2026', 'de', '2026-03-12'],
    ['Veröffentlicht am 1. Januar 2026 um 12:30 Uhr', 'de-AT', '2026-01-01'],
    ['le 1er août 2026', 'fr', '2026-08-01'],
    ['12 de marzo de 2026', 'es', '2026-03-12'],
    ['12 marca 2026', 'pl', '2026-03-12'],
    ['2026年3月12日', 'ja', '2026-03-12'],
    ['03/12/2026', 'en-US', '2026-03-12'],
    ['03/12/2026', 'en-GB', '2026-12-03'],
    ['25/03/2026', 'en', '2026-03-25'],
    ['03/04/2026', 'en', undefined],
    ['12 March 2026', 'de', '2026-03-12'],
    ['March 2026', 'en', undefined],
    ['2026-02-30', 'en', undefined],
    ['31 février 2026', 'fr', undefined],
    ['three days ago', 'en', undefined],
    ['', 'en', undefined],
    ['9'.repeat(5000), 'en', undefined],
  ])('%j in %s', (text, language, expected) => {
    expect(textDate(text, language)).toBe(expected);
  });
});

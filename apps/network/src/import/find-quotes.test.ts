import { describe, expect, it } from 'vitest';
import { findQuotes } from './find-quotes.ts';

describe('who is quoted with what', () => {
  it.each([
    [
      'after the words',
      '“A door is only as good as its hinges,” said Ada Park, who makes them.',
      'A door is only as good as its hinges',
      'Ada Park',
    ],
    ['the name first', '"We never lost a single parcel", Ada Park says.', 'We never lost a single parcel', 'Ada Park'],
    [
      'before the words',
      'Ada Park explained: “Nobody reads the second page.”',
      'Nobody reads the second page.',
      'Ada Park',
    ],
    [
      'before, with what they are',
      'Ada van der Berg, head of tests, said, “Nobody reads the second page.”',
      'Nobody reads the second page.',
      'Ada van der Berg',
    ],
    [
      'a source',
      'According to Ada Park, “nobody ever reads the second page”.',
      'nobody ever reads the second page',
      'Ada Park',
    ],
    ['a dash', '“Nobody ever reads the second page.” — Ada Park', 'Nobody ever reads the second page.', 'Ada Park'],
    ['German', '„Niemand liest die zweite Seite“, sagte Jörg Ölmann.', 'Niemand liest die zweite Seite', 'Jörg Ölmann'],
    [
      'French',
      '« Personne ne lit la deuxième page », dit Zoé Martin. Les autres…',
      'Personne ne lit la deuxième page',
      'Zoé Martin',
    ],
    ['nobody named', 'They say: “Nobody reads the second page.”', 'Nobody reads the second page.', undefined],
  ])('%s', (_, text, words, speaker) => {
    const [quote] = findQuotes(text);
    expect(quote).toMatchObject({ text: words, ...(speaker !== undefined && { speaker }) });
    expect(quote?.speaker).toBe(speaker);
    expect(text.slice(quote?.start).startsWith(words)).toBe(true);
  });

  it.each([
    ['a term', 'We call it “the big one”.'],
    ['inches', 'It is 5" wide and 7" high and stands beside the door.'],
    ['an open mark', `“${'word '.repeat(500)}`],
    ['nothing', ''],
  ])('not: %s', (_, text) => expect(findQuotes(text)).toEqual([]));

  it.each(['“a b c d e” ', '"', '“', 'said Ada ', 'Ada Bo ', '« ', 'A. ', 'according to '])(
    'a long run of %j ends',
    (unit) => {
      expect(findQuotes(unit.repeat(Math.ceil(500_000 / unit.length))).length).toBeLessThanOrEqual(50);
    },
  );
});

import { describe, expect, it } from 'vitest';
import { openingOf } from './opening-of.ts';

describe('a text without a title is called by its first words', () => {
  it.each([
    ['short', 'We moved.\n\nCome and see.', 'We moved. Come and see.'],
    [
      'long: cut between words, and marked',
      'I read an article about the price of a second source, written for people with bigger budgets than ours.',
      'I read an article about the price of a second source, written for people with…',
    ],
    ['a comma at the cut', `${'word '.repeat(14)}then, continuing more`, `${'word '.repeat(14)}then…`],
    ['one endless word', 'x'.repeat(500), `${'x'.repeat(80)}…`],
    ['half a character at the cut', `${'x'.repeat(79)}💧💧`, `${'x'.repeat(79)}…`],
    ['nothing', '', ''],
  ])('%s', (_name, text, expected) => expect(openingOf(text)).toBe(expected));
});

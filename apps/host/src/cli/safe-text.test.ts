import { describe, expect, it } from 'vitest';
import { safeText } from './safe-text.ts';

const cases: [name: string, text: string, coloured: string, plain: string][] = [
  ['lines and tabs', 'a\n\tb', 'a\n\tb', 'a\n\tb'],
  ['colours', '\u001B[1mbold\u001B[22m', '\u001B[1mbold\u001B[22m', 'bold'],
  ['the window title', 'a\u001B]0;owned\u0007b', 'a]0;ownedb', 'a]0;ownedb'],
  ['moving and clearing', '\u001B[2J\u001B[1;1Ha\rb\bc', '[2J[1;1Habc', '[2J[1;1Habc'],
  ['the same in eight bits', '\u009B2Ja', '2Ja', '2Ja'],
  ['half a sequence', 'a\u001B', 'a', 'a'],
];

describe('text cannot command a terminal', () => {
  it.each(cases)('%s', (_name, text, coloured, plain) => {
    expect([safeText(text, { colours: true }), safeText(text, { colours: false })]).toEqual([coloured, plain]);
  });
});

import type { Random } from './random.ts';

const pieces = [
  ': ',
  '- ',
  '"',
  "'",
  '\n',
  '\n\n',
  '  ',
  '\t',
  '#',
  '{',
  '}',
  '[',
  ']',
  ',',
  '|',
  '>',
  '```',
  '---\n',
  '<think>',
  '</think>',
  '&a ',
  '*a',
  '!',
  '\\',
  '\r',
  '\u00A0',
  '\uD83D',
  '\uDE00',
  '\u0000',
  '__proto__: ',
  'null',
  '%',
  '?',
  ':',
  '“',
];

/** Damages a text in one to four places. */
export function mutate(text: string, random: Random): string {
  let result = text;
  for (let count = random.int(1, 4); count > 0; count--) {
    const at = random.int(0, result.length);
    const length = random.int(0, 6);
    const roll = random.next();
    if (roll < 0.4) result = result.slice(0, at) + random.pick(pieces) + result.slice(at);
    else if (roll < 0.65) result = result.slice(0, at) + result.slice(at + length);
    else if (roll < 0.8) result = result.slice(0, at) + result.slice(at, at + length * 4) + result.slice(at);
    else if (roll < 0.9) result = result.slice(0, at);
    else result = result.slice(0, at) + random.pick(pieces) + result.slice(at + length);
  }
  return result;
}

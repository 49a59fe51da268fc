import { wordsOf } from './text-features.ts';

/** A label as words: `card_arrival`, `card-arrival` and `cardArrival` are "card arrival". Nothing for one without letters. */
export function nameOf(label: string): string | undefined {
  const name = wordsOf(label.slice(0, longest).replaceAll(/(?<=\p{Ll})(?=\p{Lu})|[_\-./]+/gu, ' ')).join(' ');
  return /\p{L}/u.test(name) ? name : undefined;
}

const longest = 200;

import type { Source } from '../material.ts';

const MAX_QUOTE = 300;

/** Up to `max` characters, cut between words, with an ellipsis where something is missing. */
export function shorten(text: string, max = MAX_QUOTE): string {
  if (text.length <= max) return text;
  const head = text.slice(0, max);
  const space = head.lastIndexOf(' ');
  const cut = space > max / 2 ? head.slice(0, space) : head.replace(/[\uD800-\uDBFF]$/, '');
  return `${cut.replace(/[,;:–—-]+$/u, '')}…`;
}

export const quoted = (text: string, max?: number): string => `“${shorten(text, max)}”`;

/** "a", "a and b", "a, b and c". */
export function listed(items: readonly string[], word = 'and'): string {
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')} ${word} ${items.at(-1)}`;
}

const numbers = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];

/** "one figure", "three figures", "12 figures". */
export const counted = (count: number, noun?: string): string =>
  `${numbers[count] ?? count}${noun ? ` ${noun}${count === 1 ? '' : 's'}` : ''}`;

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** "Ilse Brandt’s post", "the article “Title” by A (Publisher)". */
export function naming(source: Source): string {
  if (source.kind === 'post') return source.author ? `${source.author}’s post` : 'the post';
  const by = source.author ? ` by ${source.author}` : '';
  return `the article “${source.title ?? 'untitled'}”${by}${source.publisher ? ` (${source.publisher})` : ''}`;
}

/** The short form, once it is clear which is meant. */
export const briefly = (source: Source): string =>
  source.kind === 'post' ? 'the post' : `“${source.title ?? 'untitled'}”`;

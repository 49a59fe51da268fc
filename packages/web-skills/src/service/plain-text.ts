import { decodeHTML } from 'entities';

/** What a search engine calls text may hold tags and entities: none are left, nor control characters, nor more than `maxLength`. */
export function plainText(value: unknown, maxLength: number): string {
  if (typeof value !== 'string') return '';
  const withoutTags = value.slice(0, 4 * maxLength).replace(/<\/?[a-z][^<>]*>/giu, '');
  return shortened(visible(decodeHTML(withoutTags)).replace(/\s+/gu, ' ').trim(), maxLength);
}

/** Without control characters (line breaks and tabs stay) and without halves of characters. */
export const visible = (text: string): string =>
  text
    .toWellFormed()
    .replace(/[^\P{Cc}\n\t]|\p{Cf}/gu, (character) => (/[\u200c\u200d]/u.test(character) ? character : ''));

/** Cut at a space, with an ellipsis. */
export function shortened(text: string, maxLength: number): string {
  if (text.length <= maxLength) return text;
  const cut = text.slice(0, maxLength - 1);
  const space = cut.lastIndexOf(' ');
  return `${(space > maxLength / 2 ? cut.slice(0, space) : cut).toWellFormed().replace(/\uFFFD$/u, '')}…`;
}

/** `YYYY-MM-DD` of what looks like a date and is a possible one. */
export function dayOf(value: unknown): string | undefined {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}/u.test(value)) return undefined;
  const day = value.slice(0, 10);
  const time = Date.parse(`${day}T00:00:00Z`);
  return Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== day ? undefined : day;
}

/** An address that a member may be shown: http or https, no credentials, no endless ones. */
export function webAddress(value: unknown): URL | undefined {
  if (typeof value !== 'string' || value.length > 2048 || !URL.canParse(value)) return undefined;
  const url = new URL(value);
  return /^https?:$/u.test(url.protocol) && url.username === '' && url.password === '' ? url : undefined;
}

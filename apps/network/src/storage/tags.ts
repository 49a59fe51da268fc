import { createHash } from 'node:crypto';
import type { Viewer } from '../auth/token-verifier.ts';
import type { Facet, FacetName } from './index-entity.ts';
import { normalizeName } from './normalize.ts';

/**
 * Tags are words of the search index that nobody can type: each begins with a character of the private use area, which neither queries nor
 * indexed texts have.
 */
const mark = '\u{E000}';
/** Marks around what a query found in a text; they are no part of any text either. */
export const foundMarks = ['\u{E001}', '\u{E002}'] as const;

/** A text without the characters that only the index uses. */
export const withoutMarks = (text: string): string => text.replaceAll(/[\u{E000}-\u{E004}]/gu, ' ');

/** The words of a text as the index sees them. */
export const wordsOf = (text: string): string[] =>
  text.match(/[\p{L}\p{N}\p{M}]+/gu)?.filter((word) => /[\p{L}\p{N}]/u.test(word)) ?? [];

/**
 * Words once more, for those of a title, and for those that a text is about. As words of their own they have short lists in the index: to look
 * for a common word in titles, one need not pass all the texts that have it.
 */
export const titleWords = (words: readonly string[]): string => words.map((word) => `\u{E003}${word}`).join(' ');
export const aboutWords = (words: readonly string[]): string => words.map((word) => `\u{E004}${word}`).join(' ');

/** Ends in a digit, which no stemmer takes off. */
const tag = (prefix: string, ...parts: string[]) =>
  `${mark}${prefix}${createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 16)}0`;

/** The one word under which texts are indexed that name this skill, whatever they call it. */
export const skillTag = (id: string): string => tag('skill', id);

/** For "the facet has this value". */
export const facetTag = (name: FacetName, value: string): string =>
  name === 'skill' ? skillTag(value) : tag(name.replaceAll('-', ''), value);

const wordTag = (name: FacetName, word: string) => tag(`${name.replaceAll('-', '')}word`, word);

/** Facets in which one looks for words, such as a town in "Leeds, England". */
const worded: ReadonlySet<FacetName> = new Set(['place', 'field', 'employment-type']);

/** For "the facet has these words, side by side": one phrase of the index. */
export const facetWordTags = (name: FacetName, value: string): string =>
  normalizeName(value)
    .split(' ')
    .map((word) => wordTag(name, word))
    .join(' ');

/** All tags of an entity's facets. */
export function facetTags(facets: readonly Facet[]): string[] {
  return facets.flatMap(([name, value]) => {
    // The whole value stands between the words of two values, so that no phrase reaches from one into the other.
    return [facetTag(name, value), ...(worded.has(name) ? [facetWordTags(name, value)] : [])];
  });
}

/** Whom a form is for, as a tag. */
export function audienceTag(audience: number, who: { tenant: string; owner: string }): string {
  if (audience === 0) return tag('everyone', who.tenant);
  return audience === 1 ? tag('connections', who.tenant) : tag('owner', who.tenant, who.owner);
}

/** Every form that the viewer may see has one of these tags; of those for connections, not every one that has it is for them. */
export const viewerTags = ({ tenant, memberId }: Viewer): string[] => [
  audienceTag(0, { tenant: '', owner: '' }),
  audienceTag(1, { tenant: '', owner: '' }),
  audienceTag(2, { tenant: '', owner: memberId }),
  audienceTag(0, { tenant, owner: '' }),
  audienceTag(1, { tenant, owner: '' }),
  audienceTag(2, { tenant, owner: memberId }),
];

import { francAll } from 'franc-min';

const MIN_LETTERS = 80;
const SAMPLE = 1200;
/** Words that only English has in such numbers; "in", "is" and "we" are Dutch or German as well. */
const ENGLISH = /\b(?:the|and|with|you|your|our|are|will|this|that|have|for|to|their|from|they)\b/giu;
const ENGLISH_SHARE = 0.13;

/**
 * The language of a text as BCP 47 (`en`, `de-CH`): what its source declares, unless the text clearly speaks another one; else what its letters
 * tell (trigrams of 82 languages). Undefined where neither is sure.
 */
export function textLanguage(text: string, declared?: string): string | undefined {
  const said = languageTag(declared);
  const seen = detect(text);
  if (said === undefined) return seen;
  return seen === undefined || sameLanguage(said, seen) ? said : seen;
}

/** A language tag in its canonical form; undefined for what is none. */
export function languageTag(tag: string | undefined): string | undefined {
  if (tag === undefined || !/^[a-z]{2,3}(?:[-_][a-z\d]{2,8}){0,3}$/iu.test(tag.trim())) return undefined;
  try {
    return Intl.getCanonicalLocales(tag.trim().replaceAll('_', '-'))[0];
  } catch {
    return undefined;
  }
}

function detect(text: string): string | undefined {
  const sample = text.slice(0, SAMPLE).replaceAll(/https?:\/\/\S+/gu, ' ');
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  const isDense = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(sample);
  if (letters < (isDense ? MIN_LETTERS / 4 : MIN_LETTERS)) return undefined;
  // Trigrams cost a millisecond, and most texts are English.
  const words = sample.match(/\S+/gu)?.length ?? 0;
  if ((sample.match(ENGLISH)?.length ?? 0) >= words * ENGLISH_SHARE) return 'en';
  const [first, second] = francAll(sample);
  if (first === undefined || first[0] === 'und') return undefined;
  // The distance to the runner-up tells how sure it is; neighbours such as Danish and Norwegian stay close in long texts, too.
  const distance = 1 - (second?.[1] ?? 0);
  return distance >= (letters < 400 ? 0.05 : 0.015) ? languageTag(first[0]) : undefined;
}

const sameLanguage = (one: string, other: string) =>
  base(one) === base(other) || (scandinavian.has(base(one)) && scandinavian.has(base(other)));
const base = (tag: string) => new Intl.Locale(tag).language;
const scandinavian = new Set(['nb', 'nn', 'no', 'da']);

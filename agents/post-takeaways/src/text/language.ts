import { allWords } from './words.ts';

/** What the text is written in, as far as it matters here. `undefined`: too little text to say. */
export type TextLanguage = 'en' | 'other' | undefined;

const english = new Set(
  'the and of to in is that it for was with are this we you they have from not but what has our i my be on as at'.split(
    ' ',
  ),
);

/** English or not, by the share of the commonest English words: that is all the cue lists need to know. */
export function languageOf(text: string): TextLanguage {
  const sample = text.slice(0, 5000);
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  if (letters < 20) return undefined;
  const latin = sample.match(/\p{Script=Latin}/gu)?.length ?? 0;
  if (latin < letters / 2) return 'other';
  const words = allWords(sample);
  const share = words.filter((word) => english.has(word)).length / Math.max(1, words.length);
  if (share >= 0.12) return 'en';
  return words.length < 12 ? undefined : share < 0.07 ? 'other' : 'en';
}

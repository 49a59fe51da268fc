import type { Sentence } from './sentences.ts';

const longestQuote = 180;
/** At most 180 characters of `sentence` around `at`, cut between words: always literally a part of it. */
export function clip(sentence: string, at = 0): string {
  if (sentence.length <= longestQuote) return sentence;
  const from = at <= longestQuote * 0.7 ? 0 : Math.max(0, sentence.indexOf(' ', at - longestQuote / 2) + 1);
  const rest = sentence.slice(from);
  if (rest.length <= longestQuote) return rest;
  const space = rest.lastIndexOf(' ', longestQuote);
  return rest
    .slice(0, space > longestQuote / 2 ? space : longestQuote)
    .replace(/[\uD800-\uDBFF]$/, '')
    .trimEnd();
}

const escape = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/**
 * Where `text` names `name` as words of its own, or -1. A plural is the same name; a name of one or two letters must be written as it is, or
 * "Go" and "R" would be everywhere.
 */
export function indexOfName(text: string, name: string): number {
  const parts = name.trim().split(/\s+/u);
  const first = parts[0] ?? '';
  if (first === '' || !text.toLowerCase().includes(first.toLowerCase())) return -1;
  const flags = name.length <= 2 ? 'u' : 'iu';
  const words = parts.map(escape).join('\\s+');
  const match = new RegExp(`(?<![\\p{L}\\p{N}])${words}(?:s|es)?(?![\\p{L}\\p{N}+#])`, flags).exec(text);
  return match ? match.index : -1;
}

/** The first sentence that names any of `names`, or nothing. */
export function quoteNaming(sentences: readonly Sentence[], names: readonly string[]): string | undefined {
  for (const { text } of sentences) {
    for (const name of names) {
      const at = indexOfName(text, name);
      if (at >= 0) return clip(text, at);
    }
  }
  return undefined;
}

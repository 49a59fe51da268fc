import { htmlToText, looksLikeHtml } from './html-to-text.ts';
import type { RecordReader } from './record-reader.ts';

/** A text that may hold HTML, as plain text; undefined when nothing is left. */
export const plain = (text: string | undefined): string | undefined =>
  text === undefined ? undefined : (looksLikeHtml(text) ? htmlToText(text) : text) || undefined;

const aboutTheNode = ['@type', '@id', 'inDefinedTermSet', 'termCode', 'sameAs', 'url', 'logo', 'image', 'jobTitle'];

/** Texts of a field that holds texts or objects with a name, one or several. */
export function textsOf(record: RecordReader, name: string, keys: readonly string[]): string[] {
  const bare: string[] = [];
  const named = record
    .records(name, (text) => bare.push(text))
    .flatMap((each) => {
      const text = keys.flatMap((key) => each.text(key) ?? [])[0];
      for (const key of aboutTheNode) each.raw(key);
      return text ?? [];
    });
  return [...bare, ...named].flatMap((text) => plain(text) ?? []);
}

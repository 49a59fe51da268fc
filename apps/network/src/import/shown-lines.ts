import type { DocumentText } from '../documents/document.ts';
import type { ShownLine } from '../http/api-schemas.ts';
import { protectedFact } from '../resume/read-contact.ts';

const maxLines = 2000;
const maxCharacters = 100_000;
const longestLine = 500;

/**
 * The lines of a document for somebody who reads on, in reading order: without those that state protected facts, the first 2,000 and at most
 * 100,000 characters, of each line 500.
 */
export function shownLines({ lines }: DocumentText): ShownLine[] {
  const shown: ShownLine[] = [];
  let characters = 0;
  let isUnderLabel = false;
  for (const { page, line, text } of lines) {
    const beginning = text.slice(0, longestLine).toWellFormed();
    characters += beginning.length;
    if (shown.length >= maxLines || characters > maxCharacters) break;
    const isHidden = isUnderLabel || protectedFact(text) !== undefined;
    isUnderLabel = isBareLabel(text);
    if (!isHidden && !isUnderLabel) shown.push({ page, line, text: beginning });
  }
  return shown;
}

/** A label of a protected fact whose value stands below it. */
const isBareLabel = (text: string) =>
  /^[^:\t]{1,40}:?$/.test(text) && protectedFact(`${text.replace(/:$/, '')}:`) !== undefined;

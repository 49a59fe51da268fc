import { isProtectedKey, isProtectedLine } from '../import/protected-fields.ts';
import { findDates } from './find-dates.ts';
import { Found } from './found.ts';
import type { ResumeLine } from './resume-line.ts';
import { readLabelled } from './words/labels.ts';
import { isPlace } from './words/place-names.ts';

/** How somebody can be reached, and where they live. */
export interface Contact {
  readonly emails: readonly Found[];
  readonly phones: readonly Found[];
  readonly links: readonly Found[];
  readonly places: readonly Found[];
  /** Names of protected facts that stand there and are not read. */
  readonly protectedFacts: readonly string[];
  /** What is left of the lines: pieces that are none of this. */
  readonly rest: readonly { readonly text: string; readonly line: ResumeLine }[];
}

const email = /[\p{L}\p{N}][\p{L}\p{N}._%+-]{0,63}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,4}/u;
const link =
  /(?:https?:\/\/|www\.)[^\s|,;()<>•]{3,200}|(?<![\w@.-])(?:[\w-]{1,63}\.){0,3}(?:linkedin|github|gitlab|xing|twitter|x|medium|behance|dribbble|orcid|stackoverflow|kaggle)\.(?:com|org|io|de)\/[^\s|,;()<>•]{1,200}|(?<![\w@.-])(?:[a-z0-9-]{1,63}\.){1,3}(?:example|com|org|net|io|dev|me|eu|de|fr|es|uk|info|biz|page|site|co|nl|ch|at)(?:\/[^\s|,;()<>•]{0,200})?(?![\w@.-])/iu;
const phone = /(?<![\p{L}\p{N}])(?:\+|00)?\(?\d(?:[\s./()-]{0,3}\d){6,14}(?![\p{L}\p{N}])/u;
/** A slash inside a telephone number parts nothing. */
const separators = /\s+[^\p{L}\p{N}\s&+'"()@./]{1,3}\s+|(?<=\D)\s+\/\s+|\s+\/\s+(?=\D)|\t|\s*[|•●▪]\s*|;\s+/u;

/** Reads lines of addresses, with labels or without. */
export function readContact(lines: readonly ResumeLine[]): Contact {
  const found = { emails: [] as Found[], phones: [] as Found[], links: [] as Found[], places: [] as Found[] };
  const protectedFacts: string[] = [];
  const rest: { text: string; line: ResumeLine }[] = [];
  for (const [index, line] of lines.entries()) {
    const fact = protectedFact(line.text);
    if (fact !== undefined) {
      protectedFacts.push(fact);
      continue;
    }
    // A label may stand above what it names.
    const above = readLabelled(lines[index - 1]?.text ?? '');
    const isUnder = above?.value === '' ? above.label : undefined;
    for (const piece of piecesOf(line.text)) {
      const labelled = readLabelled(piece);
      const label = labelled?.label ?? isUnder;
      const parts = withoutReachable(labelled?.value ?? piece, line, found);
      for (const text of parts) {
        if (label === 'place') found.places.push(new Found(text, line, { how: 'label', confidence: 0.95 }));
        else if (isPlace(text)) found.places.push(new Found(text, line, { how: 'pattern', confidence: 0.9 }));
        else if (!isBareLabel(text)) rest.push({ text: labelled && text === labelled.value ? piece : text, line });
      }
    }
  }
  return { ...found, protectedFacts, rest };
}

/** The name of a protected fact that a line states. */
export function protectedFact(text: string): string | undefined {
  const [name = ''] = text.split(/[:：\t]/, 1);
  const isOne =
    isProtectedLine(text) ||
    (/[:\t]/.test(text) && isProtectedKey(name)) ||
    /^(?:born|geboren|né|née|nacid[oa])\b.*\d{4}/iu.test(text);
  return isOne ? name.trim().slice(0, 60) : undefined;
}

/** A label and its value are one, whatever stands between them. */
function piecesOf(text: string): string[] {
  const labelled = readLabelled(text);
  if (labelled && !separators.test(labelled.value)) return [text];
  return text.split(separators).flatMap((piece) => splitAtCommas(piece.trim()));
}

/** Commas part addresses of different kinds, but not a city from its country. */
function splitAtCommas(text: string): string[] {
  if (text === '') return [];
  return /@|\d{5}/.test(text) && !readLabelled(text)
    ? text.split(/,\s+/)
    : /\.\w+.*,\s+\S+\.\w/.test(text)
      ? text.split(/,\s+/)
      : [text];
}

/** What is left of a text once addresses and numbers are taken out: they part it. */
function withoutReachable(
  text: string,
  line: ResumeLine,
  found: { emails: Found[]; phones: Found[]; links: Found[] },
): string[] {
  let rest = text;
  const take = (pattern: RegExp, list: Found[], confidence: number) => {
    for (let tries = 0; tries < 5; tries += 1) {
      const match = pattern.exec(rest.slice(0, 500));
      if (!match) return;
      const value = match[0].replace(/[.,;:]+$/, '').trim();
      if (pattern === phone && findDates(value)?.text === value) return;
      list.push(new Found(value, line, { how: 'pattern', confidence }));
      rest = `${rest.slice(0, match.index)}\t${rest.slice(match.index + match[0].length)}`;
    }
  };
  take(email, found.emails, 0.98);
  take(link, found.links, 0.95);
  take(phone, found.phones, 0.93);
  const comment = /\s+\((?:linkedin|github|mobile|home|work|personal|company|portfolio|blog)\)\s*$/i;
  return rest
    .replace(comment, '')
    .split('\t')
    .map((part) => part.replace(comment, '').replaceAll(/^[\s,;:|·•–—-]+|[\s,;:|·•–—-]+$/g, ''))
    .filter((part) => /[\p{L}\p{N}]/u.test(part));
}

const isBareLabel = (text: string) => readLabelled(`${text}:`)?.value === '';

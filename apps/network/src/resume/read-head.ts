import type { Section } from './find-sections.ts';
import { Found } from './found.ts';
import { protectedFact, readContact } from './read-contact.ts';
import type { Contact } from './read-contact.ts';
import type { ResumeLine } from './resume-line.ts';
import { readLabelled } from './words/labels.ts';
import { lettersOf, wordsOf } from './words/letters-of.ts';
import { isPlace } from './words/place-names.ts';
import { organisationWords, titleWords } from './words/title-words.ts';
import { sectionKind } from './words/section-names.ts';

/** Whose résumé it is. */
export interface Head {
  readonly name: Found | undefined;
  readonly headline: Found | undefined;
  readonly place: Found | undefined;
  readonly contact: Contact;
  /** Running text above the first heading. */
  readonly summary: readonly ResumeLine[];
}

const title =
  /^(?:curriculum vitae|curriculum|lebenslauf|résumé|resume|cv|c\.v\.|bewerbung|europass)(?:\s+(?:of|de|von|vitae))?\s*[:–—|-]*\s*/i;

/** Reads what stands under no heading, and the sections on contact and person. */
export function readHead(sections: readonly Section[], documentTitle: string | undefined): Head {
  const own = sections.filter(({ kind }) => kind === 'head' || kind === 'contact');
  const lines = own.flatMap(({ lines: each }) => each).filter((line, at) => at < 80 && (!line.prose || isBrief(line)));
  const prose = own
    .filter(({ kind }) => kind === 'head')
    .flatMap(({ lines: each }) => each.filter((line) => line.prose && !isBrief(line)));
  const contact = readContact(lines);
  const name = findName(lines, contact, documentTitle);
  const rest = contact.rest.filter(
    ({ text, line }) => name?.line !== line || lettersOf(text) !== lettersOf(name.value),
  );
  const headSections = new Set(own.filter(({ kind }) => kind === 'head').flatMap(({ lines: each }) => each));
  const headline = findHeadline(rest, headSections, name);
  const place = contact.places.find(({ how }) => how === 'label') ?? contact.places[0];
  return { name, headline, place, contact, summary: prose.filter((line) => protectedFact(line.text) === undefined) };
}

/** A headline may be as long as a sentence is, but it does not end as one. */
const isBrief = ({ text }: ResumeLine) => text.length <= 120 && !/[.!?]$/.test(text) && /^\p{Lu}/u.test(text);

interface Candidate {
  readonly text: string;
  readonly line: ResumeLine;
}

function findName(
  lines: readonly ResumeLine[],
  contact: Contact,
  documentTitle: string | undefined,
): Found | undefined {
  const labelled = labelledName(lines);
  if (labelled) return labelled;
  const addresses = [...contact.emails, ...contact.links].map(({ value }) => lettersOf(value));
  const sizes = lines.map(sizeOf);
  const largest = Math.max(...sizes, 0);
  const first = lines.find(({ text }) => !isTitleOnly(text) && sectionKind(text) === undefined);
  const candidates: Candidate[] = lines
    .slice(0, 60)
    .filter(({ sources }) => (sources[0]?.page ?? 1) === 1)
    .flatMap((line) =>
      line.text
        .replace(title, '')
        .split(/\s*[|\t•·]\s*|\s+[–—-]\s+|,\s+(?=[A-Z.]{2,6}(?:,|$))/)
        .slice(0, 3)
        .map((text) => ({ text: text.trim(), line })),
    );
  const scored = candidates
    .filter(({ text }) => isNameLike(text))
    .map(({ text, line }) => {
      const words = wordsOf(text).filter((word) => word.length > 1);
      const known = words.filter((word) => addresses.some((address) => address.includes(word))).length;
      const score =
        (largest > 0 && sizeOf(line) === largest ? 3 : 0) +
        (line === first ? 2 : 0) +
        Math.min(2, known) * 1.5 +
        (documentTitle !== undefined && lettersOf(documentTitle).includes(lettersOf(text)) ? 1.5 : 0) +
        (line.sources[0]?.headingLevel === 1 ? 1 : 0) +
        (words.length >= 2 && words.length <= 5 ? 1 : -0.5) -
        (words.some((word) => titleWords.has(word)) ? 2.5 : 0) -
        (words.some((word) => organisationWords.has(word)) ? 1.5 : 0) -
        (isPlace(text) ? 3 : 0);
      return { text, line, score };
    })
    .sort((a, b) => b.score - a.score);
  const [best, second] = scored;
  if (!best || best.score < 0.5) return undefined;
  const halves = twoHalves(best, lines);
  if (halves) {
    const [first, last] = halves;
    return new Found(`${first.text} ${last.text}`, first, { how: 'position', confidence: 0.9, text: first.text });
  }
  const lead = best.score - (second?.score ?? 0);
  return new Found(best.text, best.line, {
    how: 'position',
    confidence: best.score >= 5 && lead >= 1 ? 0.97 : best.score >= 3 ? 0.88 : 0.6,
  });
}

/** A long name in large letters may take two lines. */
function twoHalves({ text, line }: Candidate, lines: readonly ResumeLine[]): [ResumeLine, ResumeLine] | undefined {
  const isHalf = (other: ResumeLine | undefined): other is ResumeLine =>
    other !== undefined &&
    other.style === line.style &&
    Math.abs(other.index - line.index) === 1 &&
    isNameLike(other.text) &&
    other.text.split(' ').length <= 2;
  if (text !== line.text || sizeOf(line) < 14 || text.split(' ').length > 2) return undefined;
  const at = lines.indexOf(line);
  const [above, below] = [lines[at - 1], lines[at + 1]];
  return isHalf(below) ? [line, below] : isHalf(above) ? [above, line] : undefined;
}

function labelledName(lines: readonly ResumeLine[]): Found | undefined {
  const values = new Map<string, { value: string; line: ResumeLine }>();
  for (const [index, line] of lines.entries()) {
    const labelled = readLabelled(line.text);
    if (!labelled || !['name', 'firstName', 'lastName'].includes(labelled.label)) continue;
    const value = (labelled.value || (lines[index + 1]?.text ?? '')).replaceAll('\t', ' ');
    if (isNameLike(value) && !values.has(labelled.label)) values.set(labelled.label, { value, line });
  }
  const [name, first, last] = [values.get('name'), values.get('firstName'), values.get('lastName')];
  const whole = name ?? (first && last ? undefined : (first ?? last));
  if (whole) return new Found(whole.value, whole.line, { how: 'label', confidence: 0.97 });
  if (!first || !last) return undefined;
  return new Found(`${first.value} ${last.value}`, first.line, { how: 'label', confidence: 0.95, text: first.value });
}

const sizeOf = ({ sources }: ResumeLine) => sources[0]?.fontSize ?? 0;
const isTitleOnly = (text: string) => text.replace(title, '').trim() === '';

const particles =
  /^(?:van|von|der|den|de|da|do|dos|das|di|del|della|la|le|el|al|bin|ibn|ben|bint|af|av|zu|zur|zum|und|y|e|te|ter|ten|st|d|o|abu|ap|mac|mc)$/i;

/** One to six words, each with a capital letter or a particle; no digits, no sentence. */
export function isNameLike(text: string): boolean {
  if (
    text.length < 3 ||
    text.length > 60 ||
    !/^[\p{L}\p{M}\s.,'’‘()-]+$/u.test(text) ||
    sectionKind(text) !== undefined
  )
    return false;
  const words = text.split(/[\s,]+/).filter(Boolean);
  if (words.length > 7) return false;
  return words.every(
    (word) =>
      /^[(\p{Lu}\p{Lo}]/u.test(word) ||
      particles.test(word.replace('.', '')) ||
      /^(?:al|el|d|o)[-'’]\p{Lu}/u.test(word),
  );
}

/** What somebody calls themselves: beside or below the name, short, and neither address nor place. */
function findHeadline(
  rest: readonly Candidate[],
  head: ReadonlySet<ResumeLine>,
  name: Found | undefined,
): Found | undefined {
  const fits = ({ text, line }: Candidate) =>
    head.has(line) &&
    text.length >= 3 &&
    text.length <= 120 &&
    !/[.!?]$/.test(text) &&
    /\p{L}{3}/u.test(text) &&
    !isPlace(text) &&
    !line.dates &&
    !isTitleOnly(text) &&
    !/^\d|\d{3}|\p{Lu}\d/u.test(text) &&
    sectionKind(text) === undefined &&
    readLabelled(text) === undefined;
  const candidates = rest.filter(fits);
  const after = candidates.filter(
    ({ line }) => name === undefined || (line.index >= name.line.index && line.index <= name.line.index + 6),
  );
  const best = after.find(({ text }) => wordsOf(text).some((word) => titleWords.has(word))) ?? after[0];
  if (!best) return undefined;
  // A headline that goes on in pieces (`Engineer | Writer`) is taken whole where nothing else stood in its line.
  const siblings = rest.filter(({ line }) => line === best.line);
  const whole = best.line.text;
  const isWhole =
    siblings.length > 1 &&
    whole.length <= 140 &&
    siblings.every((each) => whole.includes(each.text)) &&
    !/[@\d\t]/.test(whole) &&
    best.line !== name?.line;
  const isTitle = wordsOf(best.text).some((word) => titleWords.has(word));
  return new Found(isWhole ? whole : best.text, best.line, { how: 'position', confidence: isTitle ? 0.92 : 0.75 });
}

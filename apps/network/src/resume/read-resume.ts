import type { DocumentText } from '../documents/document.ts';
import type { FieldSource } from '../documents/field-source.ts';
import { educationGrammar, workGrammar } from './choose-layout.ts';
import { createRoleScores } from './entry-roles.ts';
import type { ScoreRole } from './entry-roles.ts';
import { findSections } from './find-sections.ts';
import type { Section } from './find-sections.ts';
import { collectFound, Found } from './found.ts';
import type { FoundTree } from './found.ts';
import { protectedFact } from './read-contact.ts';
import { readEntries } from './read-entries.ts';
import type { Entry } from './read-entries.ts';
import { readHead } from './read-head.ts';
import type { Head } from './read-head.ts';
import { readCertificates, readProjects, readPublications } from './read-items.ts';
import { readLanguages } from './read-languages.ts';
import { readSkills } from './read-skills.ts';
import { resumeLines } from './resume-line.ts';
import type { ResumeLine } from './resume-line.ts';
import type { JsonResume } from './json-resume.ts';
import { splitDegree } from './words/degree-words.ts';
import { isCountry } from './words/place-names.ts';
import { lettersOf } from './words/letters-of.ts';

/** A résumé as it was recognised. */
export interface RecognisedResume {
  readonly resume: JsonResume;
  /** A source for each value of the résumé. */
  readonly fields: readonly FieldSource[];
  /** Labels of protected facts that stand in the file and were not read. */
  readonly protectedFacts: readonly string[];
  /** Headings of sections that have no place in a résumé of the network. */
  readonly unread: readonly string[];
  /** Lines of sections on work and education that nothing was made of. */
  readonly notUnderstood: readonly string[];
}

/**
 * Recognises the résumé in a document without a model: sections by their headings, entries by the layout that all of a section share, the rest by
 * its form. Every value stands literally in the document; dates are brought into ISO form, as precise as they are written, and `present` stands for an end that has not come. Protected facts
 * (age, nationality, family …) are not read. Without a name, `basics.name` is absent.
 * A name whose parts have lines of their own is put together of them.
 */
export function readResume(document: DocumentText): RecognisedResume {
  const lines = resumeLines(document);
  const sections = findSections(lines);
  const head = readHead(sections, document.title);
  const score = createRoleScores(lettersOf(head.place?.value ?? ''));
  const parts = createParts(sections);
  const work = readEntries(parts.of('work'), workGrammar, score);
  const volunteer = readEntries(parts.of('volunteer'), workGrammar, score);
  const education = readEntries(parts.of('education'), educationGrammar, score);
  const { skills, languages } = readSkills(parts.of('skills'));
  const { value, fields } = collectFound({
    basics: toBasics(head, parts.of('summary')),
    work: work.map((entry) => toWork(entry, 'name')),
    volunteer: volunteer.map((entry) => toWork(entry, 'organization')),
    education: education.map((entry) => toEducation(entry, score)),
    skills,
    languages: [...readLanguages(parts.of('languages')), ...languages],
    certificates: readCertificates(parts.of('certificates')),
    projects: readProjects(parts.of('projects')),
    publications: readPublications(parts.of('publications')),
  });
  return {
    resume: (value ?? {}) as JsonResume,
    fields,
    protectedFacts: [...new Set([...head.contact.protectedFacts, ...parts.protectedFacts])],
    unread: sections.flatMap(({ kind, heading }) => (kind === 'unread' && heading ? [heading.text] : [])),
    notUnderstood: [work, education].flatMap((entries, index) =>
      entries.length > 0 ? [] : parts.of(index === 0 ? 'work' : 'education').map(({ text }) => text.slice(0, 60)),
    ),
  };
}

/** The lines of all sections of a kind, without protected facts. */
function createParts(sections: readonly Section[]) {
  const protectedFacts: string[] = [];
  const kept = new Map<Section['kind'], ResumeLine[]>();
  for (const { kind, lines } of sections) {
    if (kind === 'head' || kind === 'contact') continue;
    const list = kept.get(kind) ?? [];
    kept.set(kind, list);
    for (const line of lines) {
      const fact = kind === 'unread' ? undefined : protectedFact(line.text);
      if (fact === undefined) list.push(line);
      else protectedFacts.push(fact);
    }
  }
  return { protectedFacts, of: (kind: Section['kind']): readonly ResumeLine[] => kept.get(kind) ?? [] };
}

function toBasics(head: Head, summary: readonly ResumeLine[]): FoundTree {
  const { name, headline, place, contact } = head;
  const [url, ...others] = contact.links.filter(({ value }) => !isProfile(value));
  const profiles = [...contact.links.filter(({ value }) => isProfile(value)), ...others];
  return {
    name,
    label: headline,
    email: contact.emails[0],
    phone: contact.phones[0],
    url,
    summary: textOf(summary.length > 0 ? summary : head.summary, 0.85),
    location: place && toLocation(place),
    profiles: profiles.map((each) => ({ url: each })),
  };
}

const isProfile = (url: string) =>
  /(?:linkedin|github|gitlab|xing|twitter|medium|behance|dribbble|orcid|stackoverflow|kaggle)\./i.test(url);

/** `Portland, OR, USA`: the last part is a country or a region. */
function toLocation(place: Found): FoundTree {
  const parts = place.value.split(/,\s*/).filter(Boolean);
  const part = (text: string | undefined) =>
    text === undefined ? undefined : new Found(text, place.line, { how: place.how, confidence: place.confidence });
  const country = isCountry(parts.at(-1) ?? '') ? parts.at(-1) : undefined;
  const before = country === undefined ? parts : parts.slice(0, -1);
  // A street stays in front of the city and is private: it is not read.
  const towns = before.filter((each) => !/\d/.test(each));
  const [city, region] = towns.length > 2 ? towns.slice(-2) : towns;
  return { city: part(city), region: part(region), country: part(country) };
}

function toWork({ roles, dates, body }: Entry, company: 'name' | 'organization'): FoundTree {
  const bullets = body.filter(({ bullet }) => bullet);
  return {
    [company]: roles.get('company'),
    position: roles.get('title'),
    location: roles.get('place'),
    ...toDates(dates, 'work'),
    summary: textOf(
      body.filter(({ bullet }) => !bullet),
      0.8,
    ),
    highlights: bullets.slice(0, 60).map((line) => new Found(line.text, line, { how: 'list', confidence: 0.93 })),
  };
}

function toDates(dates: Entry['dates'], kind: 'work' | 'education'): { [key: string]: FoundTree } {
  if (!dates) return {};
  const { range, line } = dates;
  const found = (value: string | undefined) =>
    value === undefined
      ? undefined
      : new Found(value, line, { how: 'pattern', confidence: range.single ? 0.85 : 0.95, text: range.text });
  // A single date is when a degree was earned; of a job it is all there is.
  const start = range.single && kind === 'work' ? range.end : range.start;
  return { startDate: found(start), endDate: found(range.present ? 'present' : range.end) };
}

function toEducation({ roles, dates }: Entry, score: ScoreRole): FoundTree {
  const degree = roles.get('degree');
  const split = degree && splitDegree(degree.value);
  const part = (text: string) =>
    new Found(text, degree!.line, { how: 'pattern', confidence: Math.min(0.93, degree!.confidence) });
  const area = split?.area === undefined ? roles.get('area') : part(split.area);
  const studyType = split ? part(split.degree) : degree;
  const institution = roles.get('institution') ?? roles.get('place');
  return {
    institution,
    studyType,
    area: area && (roles.get('area') === area && score('area', area.value) < -1 ? undefined : area),
    ...toDates(dates, 'education'),
  };
}

/** Paragraphs of running text. */
function textOf(lines: readonly ResumeLine[], confidence: number): Found | undefined {
  const [first] = lines;
  if (!first) return undefined;
  const text = lines
    .slice(0, 60)
    .map((line) => line.text)
    .join('\n');
  return new Found(text, first, { how: 'position', confidence, text: first.text });
}

import { buildProfile } from '../profile/build-profile.ts';
import type { EducationText, PositionText, ResumeText } from '../profile/build-profile.ts';
import { educationLevel } from '../profile/education-level.ts';
import { ImportError } from './import-error.ts';
import { stripInlineMarkdown } from './inline-markdown.ts';
import { findPeriod } from './find-period.ts';
import { tookOf } from './json-resume.ts';
import { isProtectedLine } from './protected-fields.ts';
import type { Draft } from './read-file.ts';
import type { Reading } from './reading.ts';
import { splitAtHeadings } from './text-sections.ts';

/** Headings that only résumés have, by what stands under them. */
export const resumeHeadings = {
  summary:
    /(?:professional |personal |executive |career )?(?:summary|profile|statement)|about me|objective|career objective/,
  work: /(?:professional |work |relevant |employment )?(?:experience|history|employment)|work experience|career history|positions/,
  education: /education(?: (?:and|&) (?:training|qualifications))?|academic background|studies|degrees/,
  skills:
    /(?:technical |core |key |professional )?(?:skills|competencies)|technologies|tools|skills (?:and|&) tools|areas of expertise/,
  languages: /languages?(?: skills)?/,
  certificates:
    /certificat(?:es|ions)(?: and licen[cs]es)?|licen[cs]es(?: and certifications)?|professional certifications/,
  projects: /(?:personal |selected |side )?projects/,
  volunteering: /volunteer(?:ing)?(?: (?:work|experience))?|community service/,
  publications: /publications/,
  unread: /interests|hobbies|hobbies and interests|references|personal (?:details|data|information)|awards|honou?rs/,
} as const;

type Part = keyof typeof resumeHeadings;

/** Reads a résumé written as plain text, by its headings. What it cannot tell for sure it leaves, and says so. */
export function readPlainResume(source: string, reading: Reading): Draft {
  const text = withoutProtected(withoutMarkdown(source), reading);
  const sections = splitAtHeadings<Part>(text, resumeHeadings);
  const linesOf = (part: Part) => sections.filter(({ kind }) => kind === part).flatMap(({ lines }) => lines);
  const head = (sections[0]?.lines ?? []).map((line) => line.trim()).filter(Boolean);
  const name = (head[0] ?? '')
    .slice(0, 200)
    .replace(/^(?:résumé|resume|cv|curriculum vitae)(?: of|:)?\s+/i, '')
    .replace(/^[#*\s]+|[*\s]+$/g, '');
  if (!/^\p{L}[\p{L}\p{M} .,'’()-]{1,80}$/u.test(name)) {
    throw new ImportError('MISSING_FIELD', 'the first line is no name', {
      field: 'line 1',
      expected: 'the name of the person',
    });
  }
  const rest = head.slice(1).flatMap((line) => withoutContact(line, reading));
  const place = rest.find((line) => /^\p{Lu}[\p{L} .'’-]{1,40}, \p{Lu}[\p{L} .]{1,40}$/u.test(line));
  const headline = rest.find((line) => line !== place && line.length <= 100 && !/[.!?]$/.test(line));
  const summary = [...rest.filter((line) => line !== headline && line !== place), ...linesOf('summary')]
    .join('\n')
    .trim();
  const resume: ResumeText = {
    name,
    headline,
    place,
    summary: summary || undefined,
    positions: readEntries(linesOf('work'), reading).map(toPosition),
    volunteering: readEntries(linesOf('volunteering'), reading).map(toPosition),
    education: readEntries(linesOf('education'), reading).map(toEducation),
    listedSkills: linesOf('skills').flatMap(readSkillLine),
    certificates: items(linesOf('certificates')).map((certificate) => ({ name: certificate })),
    languages: items(linesOf('languages'), /[,;]/).map(readLanguage),
    projects: items(linesOf('projects')).map((project) => ({
      name: project.split(/[:–—]/)[0]?.trim() || project,
      description: project,
      highlights: [],
      keywords: [],
    })),
    publications: items(linesOf('publications')).map((publication) => ({ name: publication })),
  };
  for (const { kind, heading } of sections) if (kind === 'unread') reading.leave({ path: heading, reason: 'no-place' });
  reading.note('Read from plain text by its headings: look whether positions and dates came out right.');
  return {
    entity: { kind: 'person', value: buildProfile(resume, reading.vocabulary) },
    source: text,
    took: tookOf(resume),
  };
}

function withoutProtected(text: string, reading: Reading): string {
  const isKept = (line: string) => {
    if (!isProtectedLine(line)) return true;
    reading.leave({ path: line.split(/[:：]/)[0]?.trim() ?? '', reason: 'on-purpose' });
    return false;
  };
  return text.split('\n').filter(isKept).join('\n');
}

/** The marks of Markdown stand between a line and its meaning. */
const withoutMarkdown = (text: string) => stripInlineMarkdown(text.replaceAll(/^#{1,6}[ \t]+/gm, ''));

/** `Engineer · Leeds · me@example.org` without its address; the same for a line of its own. */
function withoutContact(line: string, reading: Reading): string[] {
  return line.split(/\s+[|·•]\s+/).filter((part) => {
    const isOne =
      /@|https?:|www\.|linkedin\.|github\.|(?:\+?\d[\s().-]*){7,}|^(?:address|phone|tel|mobile|e-?mail)\b|^\d+\w?,? \p{L}/iu.test(
        part,
      );
    if (isOne) reading.leave({ path: 'contact lines', reason: 'private-contact' });
    return !isOne;
  });
}

const bullet = /^(?:[•▪◦]\s*|[-*–]\s+)/;
const isBullet = (line: string) => bullet.test(line);

/** One job or school: the words beside its dates, and the lines below. */
interface Entry {
  readonly words: readonly string[];
  readonly start?: string;
  readonly end?: string;
  readonly present: boolean;
  readonly lines: readonly string[];
}

/** An entry begins at a line with dates, or at the words right above a line that has nothing else. */
function readEntries(lines: readonly string[], reading: Reading): Entry[] {
  const entries: { words: string[]; start?: string; end?: string; present: boolean; lines: string[] }[] = [];
  let pending: string[] = [];

  const flush = () => {
    const entry = entries.at(-1);
    if (entry) entry.lines.push(...pending);
    else
      for (const line of pending.filter(Boolean))
        reading.leave({ path: line.slice(0, 60), reason: 'not-understood', detail: 'expected dates beside it' });
    pending = [];
  };
  for (const raw of lines) {
    const line = raw.trim();
    const period = isBullet(line) || line.length > 160 ? undefined : findPeriod(line);
    if (period) {
      const beside = period.rest === '' ? [] : [period.rest];
      // Up to two short lines above belong to this entry when a blank line parts them from the one before.
      const above = pending
        .slice(pending.lastIndexOf('') + 1)
        .filter((each) => !isBullet(each) && each.length <= 100)
        .slice(-2);
      const isHead = beside.length === 0 || above.length < 2;
      if (isHead) pending.splice(pending.length - above.length, above.length);
      flush();
      const { start, end, present } = period;
      entries.push({
        words: [...(isHead ? above : []), ...beside],
        present,
        lines: [],
        ...(start && { start }),
        ...(end && { end }),
      });
    } else pending.push(line);
  }
  flush();
  return entries;
}

/** Words that end or begin what people are called at work: some put the employer first. */
const roles =
  /\b(?:engineer|developer|programmer|manager|analyst|nurse|teacher|tutor|assistant|officer|director|lead|designer|clerk|supervisor|consultant|intern|trainee|specialist|coordinator|technician|operative|administrator|architect|scientist|researcher|representative|accountant|driver|head of|president|founder|owner|editor|writer|secretary|apprentice|worker|planner|buyer)\b/i;

function toPosition({ words, start, end, present, lines }: Entry): PositionText {
  const bare = lines.filter(Boolean);
  const plain = bare.filter((line) => !isBullet(line));
  const parts = words
    .flatMap((text) => text.split(/\s+[|·•–—-]\s+|\s+at\s+(?=\p{Lu})|\t+| {3,}/u))
    .map(trimMarks)
    .filter(Boolean);
  const split = parts.length === 1 ? (parts[0] ?? '').split(/,\s+/) : parts;
  // The employer may stand on the line below the title and its dates.
  const below =
    split.length === 1 && plain[0] !== undefined && plain[0].length <= 80 && !/[.!?]$/.test(plain[0])
      ? plain.shift()
      : undefined;
  const [first = '', second = below ?? ''] = split;
  const isSwapped = roles.test(second) && !roles.test(first);
  const [title, company] = isSwapped ? [second, first] : [first, second];
  const highlights = bare.filter((line) => isBullet(line)).map((line) => line.replace(bullet, ''));
  return { title, company, start, end, present, summary: plain.join('\n') || undefined, highlights };
}

function toEducation({ words, start, end, lines }: Entry): EducationText {
  const parts = [...words, ...lines.filter((line) => line !== '' && line.length <= 200)]
    .flatMap((text) => text.split(/\s+[|·•–—-]\s+|,\s+/))
    .map(trimMarks)
    .filter(Boolean);
  const degree = parts.find((part) => educationLevel(part) !== undefined);
  const school = parts.find(
    (part) =>
      part !== degree &&
      /\b(?:university|college|school|institute|academy|polytechnic|universität|hochschule)\b/i.test(part),
  );
  const [, studyType, area] =
    /^(.+?)\s+(?:in|of)\s+(?!Science\b|Arts\b|Engineering\b|Business\b)(.+)$/i.exec(degree ?? '') ?? [];
  return {
    institution: school ?? parts.find((part) => part !== degree),
    studyType: studyType ?? degree,
    area,
    start,
    end,
    courses: [],
  };
}

const trimMarks = (text: string) => text.replace(/^[\s,;|()–—-]+|[\s,;|(–—-]+$/g, '').replaceAll('**', '');

function items(lines: readonly string[], separator?: RegExp): string[] {
  const bare = lines.map((line) => line.trim().replace(bullet, '')).filter(Boolean);
  return (separator ? bare.flatMap((line) => line.split(separator)) : bare).map((item) => item.trim()).filter(Boolean);
}

/** `Databases: PostgreSQL, MySQL` is a group with its keywords; `PostgreSQL, MySQL` are two skills. */
function readSkillLine(line: string): ResumeText['listedSkills'][number][] {
  const [bare] = items([line]);
  if (bare === undefined) return [];
  const [, group, list] = /^([^:,;]{2,40}):\s*(.+)$/.exec(bare) ?? [];
  const names = (list ?? bare)
    .split(/[,;|•·]\s*/)
    .map((name) => name.trim().replace(/\.$/, ''))
    .filter(Boolean);
  return group === undefined ? names.map((name) => ({ name, keywords: [] })) : [{ name: group, keywords: names }];
}

function readLanguage(text: string): ResumeText['languages'][number] {
  const [, language, fluency] = /^([\p{L} ]{2,40}?)\s*(?:[-–—:(]\s*)(.{2,60}?)\)?$/u.exec(text) ?? [];
  return language && fluency ? { language, fluency } : { language: text };
}

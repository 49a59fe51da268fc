import type { JobPosting } from '@trellis/network-skills';
import { buildJob, tookOfJob } from './build-job.ts';
import { ImportError } from './import-error.ts';
import { employmentType, remoteness } from './job-facts.ts';
import type { Draft } from './read-file.ts';
import type { Reading } from './reading.ts';
import { textDate } from './text-date.ts';

/** Headings that only postings have. */
export const jobHeadings = {
  duties:
    /(?:key |main |your |core )?(?:responsibilities|duties|tasks)(?: and (?:duties|responsibilities))?|what you(?:'|’)?(?:ll| will) (?:do|be doing)|what you do|the role|about the (?:role|job|position)|your (?:role|mission)|job description/,
  asks: /(?:minimum |basic |preferred |required |key |job )?(?:requirements|qualifications)(?: and (?:skills|experience))?|what (?:we(?:'|’)re|we are) looking for|what you(?:'|’)?ll (?:need|bring)|what you (?:bring|need)|who you are|must[- ]haves?|nice[- ]to[- ]haves?|your profile|about you|you have|skills required|required skills/,
  offers:
    /benefits|what we offer|we offer|perks(?: and benefits)?|compensation|salary|how to apply|about (?:us|the company)|who we are|why join us/,
} as const;

const facts: Readonly<Record<string, RegExp>> = {
  title: /^(?:job title|title|position|role)$/i,
  company: /^(?:company|employer|organi[sz]ation|hiring organi[sz]ation|agency)$/i,
  place: /^(?:location|locations|place|city|work location|job location|office)$/i,
  employmentType: /^(?:employment type|job type|type|contract|schedule)$/i,
  salary: /^(?:salary|pay|compensation|salary range|pay range|wage|wages|hourly rate)$/i,
  postedOn: /^(?:posted|date posted|posted on|posting date|published|date)$/i,
  remote: /^(?:remote|workplace|work mode|workplace type)$/i,
};

/** What is known of a posting besides its text. */
export interface AroundJob {
  readonly title?: string | undefined;
  /** Labels and values of the page around it, in its order. */
  readonly labels?: readonly (readonly [label: string, value: string])[] | undefined;
  /** As the page declares it. */
  readonly language?: string | undefined;
}

/** Reads a posting that somebody copied as text: the title first, then perhaps `Label: value` lines, then the text with its headings. */
export function readPlainJob(text: string, reading: Reading, around: AroundJob = {}): Draft {
  const lines = text.split('\n').map((line) => line.trim());
  const found = factsOf([...labelsIn(lines), ...(around.labels ?? [])]);
  if (around.title !== undefined && !found.has('title')) found.set('title', around.title);
  const firstLine = (lines.find((line) => line !== '') ?? '').slice(0, 300);
  const title = found.get('title') ?? firstLine.replace(/^[#*\s]+|[*\s]+$/g, '');
  if (title.length > 200 || !/\p{L}/u.test(title)) {
    throw new ImportError('MISSING_FIELD', 'the first line is no title', {
      field: 'line 1',
      expected: 'the title of the job',
    });
  }
  const [, bareTitle, employer] = /^(.{3,100}?) (?:at|@) (\p{Lu}.{1,80})$/u.exec(title) ?? [];
  const body = found.has('title') ? text : text.slice(text.indexOf(firstLine) + firstLine.length).trim();
  if (body === '') {
    throw new ImportError('MISSING_FIELD', 'the posting has a title and no text', {
      field: 'text',
      expected: 'what the job is about',
    });
  }
  const postedOn = textDate(found.get('postedOn') ?? '', around.language);
  const job = {
    title: bareTitle ?? title,
    company: found.get('company') ?? employer,
    place: found.get('place'),
    remote: remoteness(found.get('remote')) ?? remoteInPlace(found.get('place')),
    employmentType: employmentType([found.get('employmentType') ?? '']),
    salary: found.get('salary'),
    postedOn,
    language: around.language,
    description: body,
  };
  const entity = buildJob(job, reading.vocabulary);
  return { entity: { kind: 'job', value: entity }, source: text, took: tookOfJob(entity) };
}

const remoteInPlace = (place: string | undefined): JobPosting['remote'] =>
  place !== undefined && /\b(?:remote|hybrid)\b/i.test(place)
    ? remoteness(/hybrid/i.test(place) ? 'hybrid' : 'remote')
    : undefined;

/** `Label: value` lines near the top. */
function labelsIn(lines: readonly string[]): [string, string][] {
  return lines.slice(0, 20).flatMap((line): [string, string][] => {
    const [, label, value] = /^[*•-]*\s*([\p{L} ]{3,25})\s*:\s*(\S.{0,150})$/u.exec(line.replaceAll('**', '')) ?? [];
    return label === undefined || value === undefined ? [] : [[label, value]];
  });
}

/** What the labels say, the first of each kind. */
function factsOf(labels: readonly (readonly [string, string])[]): Map<string, string> {
  const found = new Map<string, string>();
  for (const [label, value] of labels) {
    const key = Object.keys(facts).find((name) => facts[name]?.test(label.trim()));
    if (key !== undefined && !found.has(key)) found.set(key, value.trim());
  }
  return found;
}

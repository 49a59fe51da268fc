import { readFileSync, readdirSync } from 'node:fs';
import { companiesOf, degreesOf, homesOf, institutionsOf, languagesOf, namesOf } from './people-data.ts';
import type { Field } from './people-data.ts';
import { fields } from './fields-data.ts';
import { createRandom } from './random.ts';
import type { Random } from './random.ts';
import type { ResumeLanguage, ResumePerson, ResumeTruth, TruthEducation, TruthWork } from './truth.ts';

const lastYear = 2026;

/**
 * People whose résumés are made: `count` made up from tables with this seed. Overlapping jobs, gaps, one employer with several positions and
 * open ends come by chance, as they do in life.
 */
export function makePeople(count: number, options: { seed: number; language: ResumeLanguage }): ResumePerson[] {
  const random = createRandom(options.seed);
  const { language } = options;
  return Array.from({ length: count }, (_, index) => {
    const names = namesOf[language];
    const name = names[(index + options.seed) % names.length] ?? '';
    const field = random.pick(fields.filter((each) => each.language === language));
    return {
      id: `${language}-${options.seed}-${index}`,
      language,
      fromSample: false,
      truth: makeTruth(name, field, random),
    };
  });
}

function makeTruth(name: string, field: Field, random: Random): ResumeTruth {
  const { language } = field;
  const home = random.pick(homesOf[language]);
  const graduated = random.between(2004, 2018);
  const { names, levels } = languagesOf[language];
  return {
    basics: {
      ...contactOf(name, home.phone, random),
      label: field.headline,
      summary: field.summary,
      location: placeOf(home),
    },
    work: makeWork(field, graduated, random),
    education: makeEducation(field, graduated, random),
    skills: Object.entries(field.skills).map(([group, words]) => ({
      name: group,
      keywords: random.some(words, random.between(2, words.length)),
    })),
    languages: [names[0] ?? '', ...random.some(names.slice(1), random.between(1, 2))].map((each) => ({
      language: each,
      fluency: random.pick(levels),
    })),
    certificates: random
      .some(field.certificates, random.between(0, field.certificates.length))
      .map((each) => ({ name: each, date: String(random.between(2012, 2024)) })),
    volunteer: [],
  };
}

const placeOf = ({ city, region, country }: (typeof homesOf)['en'][number]) => ({
  city,
  ...(region && { region }),
  country,
});

/** What of a name can stand in an address. */
const asciiOf = (name: string) =>
  name
    .normalize('NFKD')
    .replaceAll(/[^\p{L}\s-]/gu, '')
    .replaceAll(/[łı]/g, (letter) => (letter === 'ł' ? 'l' : 'i'))
    .replaceAll(/[^A-Za-z\s-]/g, '')
    .toLowerCase();

function contactOf(name: string, pattern: string, random: Random): ResumeTruth['basics'] {
  const words = asciiOf(name)
    .replace(/^(?:dr|prof)\s+/, '')
    .split(/\s+/);
  const first = words[0] ?? 'mail';
  const last = words.at(-1) ?? 'mail';
  const email = random.pick([
    `${first}.${last}@example.org`,
    `${first[0]}${last}@mail.example.com`,
    `hello@${last}.example`,
  ]);
  const phone = pattern.replaceAll('#', () => String(random.between(0, 9)));
  const profile = { network: 'LinkedIn', url: `linkedin.com/in/${first}-${last}-${random.between(10, 99)}` };
  return {
    name,
    email,
    phone,
    ...(random.next() < 0.4 && { url: random.pick([`www.${last}.example`, `https://${first}${last}.example.org`]) }),
    ...(random.next() < 0.6 && { profiles: [profile] }),
  };
}

const month = (year: number, number: number) => `${year}-${String(number).padStart(2, '0')}`;

function makeWork(field: Field, graduated: number, random: Random): TruthWork[] {
  const { language, titles, deeds } = field;
  const companies = random.some(companiesOf[language], 4);
  const count = random.between(2, 4);
  let year = graduated;
  const work = titles.slice(titles.length - count).map((position, index): TruthWork => {
    const start = year + (random.next() < 0.15 ? 1 : 0);
    const end = Math.min(start + random.between(1, 5), lastYear - (count - index));
    // Now and then a job begins before the last one has ended.
    year = random.next() < 0.15 ? end - 1 : end;
    const isLast = index === count - 1;
    const isOpen = isLast && random.next() < 0.8;
    // One employer may have had somebody in two positions.
    const company = companies[index > 0 && random.next() < 0.2 ? index - 1 : index] ?? '';
    return {
      name: company,
      position,
      location: random.pick(homesOf[language]).city,
      startDate: month(Math.min(start, end), random.between(1, 6)),
      ...(!isOpen && { endDate: month(end, random.between(7, 12)) }),
      highlights: random.some(deeds, random.between(1, deeds.length)),
    };
  });
  return work.reverse();
}

function makeEducation(field: Field, graduated: number, random: Random): TruthEducation[] {
  const { language, areas } = field;
  const count = random.between(1, 2);
  const schools = random.some(institutionsOf[language], count);
  const degrees = random.some(degreesOf[language], count);
  return schools.map((institution, index) => ({
    institution,
    studyType: degrees[index] ?? '',
    area: areas[(index + graduated) % areas.length] ?? '',
    startDate: month(graduated - 4 * (index + 1), 9),
    endDate: month(graduated - 4 * index, 6),
  }));
}

const sampleFolder = new URL('../../../data/sample/people/', import.meta.url);

/** The people of the sample, with an address and a telephone number, which the sample leaves out. Those without a position are left out here. */
export function samplePeople(): ResumePerson[] {
  const random = createRandom(7);
  return readdirSync(sampleFolder)
    .filter((file) => file.endsWith('.json'))
    .sort()
    .flatMap((file): ResumePerson[] => {
      const resume = JSON.parse(readFileSync(new URL(file, sampleFolder), 'utf8'));
      if (!Array.isArray(resume.work) || resume.work.length === 0) return [];
      const { name, label, summary, location } = resume.basics;
      const country = new Intl.DisplayNames('en', { type: 'region' }).of(location?.countryCode ?? 'GB') ?? '';
      return [
        {
          id: resume.meta.trellisId,
          language: 'en',
          fromSample: true,
          truth: {
            basics: {
              ...contactOf(name, random.pick(homesOf.en).phone, random),
              ...(label && { label }),
              ...(summary && { summary }),
              ...(location?.city && {
                location: { city: location.city, ...(location.region && { region: location.region }), country },
              }),
            },
            work: resume.work.map((each: TruthWork) => ({ ...each, highlights: [each.highlights ?? []].flat() })),
            education: (resume.education ?? []).filter(
              (each: TruthEducation) => each.institution && each.studyType && each.area,
            ),
            skills: (resume.skills ?? []).map((each: { name: string; keywords?: string[] }) => ({
              keywords: [],
              ...each,
            })),
            languages: resume.languages ?? [],
            certificates: resume.certificates ?? [],
            volunteer: (resume.volunteer ?? []).map((each: TruthWork & { organization: string }) => ({
              ...each,
              name: each.organization,
              highlights: [each.highlights ?? []].flat(),
            })),
          },
        },
      ];
    });
}

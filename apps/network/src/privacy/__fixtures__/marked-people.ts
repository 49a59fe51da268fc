import { createVocabulary } from '../../vocabulary/vocabulary.ts';
import type { SkillEntry } from '../../vocabulary/skill-entry.ts';
import { profileFields } from '../visibility.ts';

/** The fields that a marker can stand in: each has a word of its own, which is also the name of a skill. */
export const fields = profileFields.filter((field) => field !== 'connections');
export type MarkedField = (typeof fields)[number];
/** Whose: the profile that a member brought, or the one that everybody has of somebody who wrote a post. */
export const subjects = ['brought', 'shared'] as const;
export type Subject = (typeof subjects)[number];
export const marker = (subject: Subject, field: MarkedField) => `Q${subject}${field.toLowerCase()}q`;

export const vocabulary = createVocabulary([
  { id: 'plain', name: 'Plainskill', kind: 'method', field: 'test' },
  ...subjects.flatMap((subject) =>
    fields
      .filter((field) => field !== 'name' && field !== 'place')
      .map((field): SkillEntry => ({
        id: marker(subject, field).toLowerCase(),
        name: marker(subject, field),
        kind: 'method',
        field: 'test',
      })),
  ),
]);

export const resumeOf = (subject: Subject) => {
  const of = (field: MarkedField) => marker(subject, field);
  return {
    basics: {
      name: of('name'),
      label: of('headline'),
      summary: `${of('summary')} of it`,
      location: { city: of('place') },
    },
    work: [
      {
        name: 'Common Inc',
        position: `Clerk ${of('positions')}`,
        startDate: '2001',
        endDate: '2018',
        highlights: [of('positions')],
      },
    ],
    volunteer: [
      {
        organization: of('volunteering'),
        position: `Helper ${of('volunteering')}`,
        startDate: '2003',
        endDate: '2007',
      },
    ],
    education: [
      { institution: of('education'), area: of('education'), studyType: 'Bachelor', courses: [of('education')] },
    ],
    skills: [{ name: of('listedSkills'), level: of('listedSkills'), keywords: [of('listedSkills')] }],
    certificates: [{ name: of('certificates'), issuer: of('certificates') }],
    languages: [{ language: of('languages'), fluency: of('languages') }],
    projects: [{ name: of('projects'), description: of('projects'), highlights: [of('projects')] }],
    publications: [{ name: of('publications'), publisher: of('publications') }],
  };
};

/** All of them. */
export const everyMarker = subjects.flatMap((subject) => fields.map((field) => marker(subject, field)));

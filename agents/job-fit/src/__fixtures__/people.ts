import type { PersonProfile } from '@trellis/network-skills';
import { education, personProfile, position } from '@trellis/network-skills/testing';
import { skill } from './vocabulary.ts';

const developer = personProfile({
  id: 'member-1',
  name: 'Robin Sample',
  headline: 'Frontend developer',
  summary: 'She cares for pages that load fast. Her last team was four people.',
  positions: [
    position({
      title: 'Frontend Developer',
      company: 'Tin Works',
      start: '2019-03',
      end: '2025-02',
      summary: 'Web shops for small companies.',
      highlights: ['Moved the checkout from jQuery to Vue.js', 'Halved the load time of the **start page**'],
      skills: [skill.vue, skill.javascript],
    }),
  ],
  education: [
    education({ studyType: 'Bachelor', area: 'Media Informatics', institution: 'Hill College', level: 'bachelor' }),
  ],
  listedSkills: [{ name: 'SQL', level: 'Beginner', keywords: [], skills: [skill.sql] }],
  languages: [{ language: 'German', fluency: 'B2' }],
  skills: [skill.vue, skill.javascript, skill.sql, skill.german],
  totalYears: 6,
});

const nurse = personProfile({
  id: 'member-2',
  name: 'Alex Sample',
  headline: 'Registered nurse',
  positions: [
    position({
      title: 'Nurse, ICU',
      company: 'St. Clare Hospital',
      start: '2018-01',
      current: true,
      highlights: ['Ran the night shift of a 12-bed ICU', 'Brought six new colleagues through their first months'],
      skills: [skill.intensiveCare, skill.nursing],
    }),
  ],
  education: [
    education({ studyType: 'Diploma', area: 'Nursing', institution: 'Lake School of Nursing', level: 'associate' }),
  ],
  certificates: [{ name: 'Advanced Cardiac Life Support', issuer: 'Heart Council', date: '2024' }],
  languages: [
    { language: 'Deutsch', fluency: 'native' },
    { language: 'English', fluency: 'C1' },
  ],
  skills: [skill.intensiveCare, skill.nursing, skill.german],
  totalYears: 8.9,
});

const planner = personProfile({
  id: 'member-3',
  name: 'Sam Sample',
  positions: [
    position({
      title: 'Dispatcher',
      company: 'Northway Freight',
      start: '2021',
      current: true,
      summary: 'Planned routes for 40 deliveries a day and cut empty runs by a fifth.',
      highlights: ['Wrote the invoices of the depot'],
      skills: [skill.routePlanning, skill.invoicing],
    }),
    position({ title: 'Warehouse worker', company: 'Northway Freight', skills: [] }),
  ],
  certificates: [{ name: 'Forklift licence' }],
  listedSkills: [{ name: 'Excel', keywords: ['pivot tables'], skills: [skill.excel] }],
  skills: [skill.routePlanning, skill.invoicing, skill.excel],
  totalYears: 5.4,
});

/** Nothing but a school and a hobby project. */
const graduate = personProfile({
  id: 'member-4',
  name: 'Kit Sample',
  summary: 'Looking for a first job.',
  education: [education({ institution: 'River High School', level: 'high-school', studyType: 'High school diploma' })],
  projects: [
    {
      name: 'Bus times',
      description: 'A page that shows the next bus, in React.',
      highlights: [],
      skills: [skill.react],
    },
  ],
  skills: [skill.react],
});

const empty = personProfile({ id: 'member-5', name: 'Empty Sample' });

export const people: Readonly<Record<'developer' | 'nurse' | 'planner' | 'graduate' | 'empty', PersonProfile>> = {
  developer,
  nurse,
  planner,
  graduate,
  empty,
};

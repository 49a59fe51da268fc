import type { SkillInfo } from '../../entities.ts';
import { education, personProfile, position, skillInfo } from '../../testing.ts';

export const skill = {
  js: { id: 'javascript', name: 'JavaScript' },
  ts: { id: 'typescript', name: 'TypeScript' },
  react: { id: 'react', name: 'React' },
  vue: { id: 'vue', name: 'Vue.js' },
  sql: { id: 'sql', name: 'SQL' },
  postgres: { id: 'postgresql', name: 'PostgreSQL' },
  kubernetes: { id: 'kubernetes', name: 'Kubernetes' },
  communication: { id: 'communication', name: 'Communication' },
  triage: { id: 'triage', name: 'Triage' },
  spanish: { id: 'spanish', name: 'Spanish' },
} as const;

export const relations: readonly SkillInfo[] = [
  skillInfo({ ...skill.js, synonyms: ['ECMAScript'], narrower: [skill.ts, skill.react, skill.vue] }),
  skillInfo({ ...skill.react, synonyms: ['React.js', 'ReactJS'], broader: [skill.js], related: [skill.vue] }),
  skillInfo({ ...skill.sql, narrower: [skill.postgres] }),
  skillInfo({ ...skill.postgres, synonyms: ['Postgres'], broader: [skill.sql] }),
  skillInfo({ ...skill.kubernetes, synonyms: ['k8s'] }),
  skillInfo({ ...skill.communication, kind: 'transversal' }),
  skillInfo({ ...skill.triage, kind: 'method' }),
  skillInfo({ ...skill.spanish, kind: 'language', synonyms: ['Español', 'Spanisch'] }),
];

/** A web developer: two dated positions, one overlap of a month, a degree in computer science. */
export const developer = personProfile({
  headline: 'Web developer',
  summary: 'She builds web shops. Her teams ship every week.',
  positions: [
    position({
      title: 'Senior Developer',
      company: 'Harbour Shop',
      start: '2020-03',
      current: true,
      highlights: ['Moved the checkout to ReactJS and cut its load time by half', 'Keeps stock in Postgres'],
      skills: [skill.react, skill.postgres],
    }),
    position({
      title: 'Developer',
      company: 'Tin Works',
      start: '2017-01',
      end: '2020-03',
      summary: 'Storefronts in Vue.js for small shops.',
      skills: [skill.vue],
    }),
  ],
  education: [
    education({ institution: 'Hill College', studyType: 'Bachelor', area: 'Computer Science', level: 'bachelor' }),
  ],
  listedSkills: [{ name: 'k8s', level: 'Beginner', keywords: [], skills: [skill.kubernetes] }],
  certificates: [{ name: 'Certified Scrum Developer', issuer: 'Scrum Board', date: '2021' }],
  languages: [{ language: 'Spanish', fluency: 'B1' }],
  skills: [skill.react, skill.vue, skill.postgres, skill.kubernetes],
  totalYears: 9,
});

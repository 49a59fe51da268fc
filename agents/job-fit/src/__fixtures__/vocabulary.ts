import type { Course, SkillInfo } from '@trellis/network-skills';
import { skillInfo } from '@trellis/network-skills/testing';

const ref = (id: string, name: string) => ({ id, name });

export const skill = {
  react: ref('react', 'React'),
  vue: ref('vue', 'Vue.js'),
  javascript: ref('javascript', 'JavaScript'),
  kubernetes: ref('kubernetes', 'Kubernetes'),
  sql: ref('sql', 'SQL'),
  excel: ref('microsoft-excel', 'Microsoft Excel'),
  bookkeeping: ref('bookkeeping', 'Bookkeeping'),
  invoicing: ref('invoicing', 'Invoicing'),
  intensiveCare: ref('intensive-care', 'Intensive care'),
  nursing: ref('nursing', 'Nursing'),
  ventilation: ref('ventilation', 'Mechanical ventilation'),
  routePlanning: ref('route-planning', 'Route planning'),
  forklift: ref('forklift-licence', 'Forklift licence'),
  communication: ref('communication', 'Communication'),
  teamwork: ref('teamwork', 'Teamwork'),
  german: ref('german', 'German'),
} as const;

export const relations: readonly SkillInfo[] = [
  skillInfo({ ...skill.react, synonyms: ['React.js'], broader: [skill.javascript], related: [skill.vue] }),
  skillInfo({ ...skill.vue, synonyms: ['Vue'], broader: [skill.javascript], related: [skill.react] }),
  skillInfo({ ...skill.javascript, narrower: [skill.react, skill.vue] }),
  skillInfo({ ...skill.kubernetes, kind: 'tool', synonyms: ['k8s'] }),
  skillInfo({ ...skill.sql }),
  skillInfo({ ...skill.excel, kind: 'tool', synonyms: ['Excel'] }),
  skillInfo({ ...skill.bookkeeping, kind: 'method', narrower: [skill.invoicing] }),
  skillInfo({ ...skill.invoicing, kind: 'method', synonyms: ['invoices'], broader: [skill.bookkeeping] }),
  skillInfo({ ...skill.intensiveCare, kind: 'method', synonyms: ['ICU'], broader: [skill.nursing] }),
  skillInfo({ ...skill.nursing, kind: 'method', narrower: [skill.intensiveCare], synonyms: ['nurse'] }),
  skillInfo({ ...skill.ventilation, kind: 'method', related: [skill.intensiveCare] }),
  skillInfo({ ...skill.routePlanning, kind: 'method', synonyms: ['planned routes'] }),
  skillInfo({ ...skill.forklift, kind: 'licence' }),
  skillInfo({ ...skill.communication, kind: 'transversal' }),
  skillInfo({ ...skill.teamwork, kind: 'transversal' }),
  skillInfo({ ...skill.german, kind: 'language', synonyms: ['Deutsch'] }),
];

export const courses: readonly Course[] = [
  {
    id: 'course-k8s',
    title: 'Kubernetes from the first container',
    provider: 'Open Harbour Academy',
    level: 'beginner',
    hours: 12,
    description: 'Run, scale and repair small services.',
    skills: [skill.kubernetes],
    fictional: true,
  },
  {
    id: 'course-books',
    title: 'Bookkeeping for small companies',
    provider: 'Ledger School',
    level: 'beginner',
    hours: 30,
    description: 'From receipt to balance.',
    skills: [skill.bookkeeping, skill.invoicing],
    fictional: true,
  },
];

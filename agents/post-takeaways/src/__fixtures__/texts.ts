import type { Article, PersonProfile, Post, SkillInfo } from '@trellis/network-skills';

const accessibility = { id: 'accessibility', name: 'Web accessibility' };
const react = { id: 'react', name: 'React' };
const frontEnd = { id: 'front-end', name: 'Front-end development' };
const usability = { id: 'usability', name: 'Usability testing' };

/** An opinion with figures, an article behind it that corrects one of them, and a course at the end. */
export const opinionPost: Post = {
  id: 'post-forms',
  title: 'Accessible forms pay for themselves',
  author: 'Ilse Brandt',
  authorId: 'person-ilse-brandt',
  authorHeadline: 'Product designer at Fernhill Bank',
  publishedOn: '2026-03-04',
  text: `Last spring our support line was drowning. 😩

I think most teams still treat accessibility as a cost. They are wrong.

We rebuilt our loan form so that it could be filled in with a keyboard and a screen reader alone. Abandonment fell by 31% in two months. It also cut calls to the support line from 900 a week to 400.

The trick was not a new framework. Every field got a visible label, error messages moved next to the field they belong to, and nothing depended on colour alone. My colleague Tomasz Wolny, our lead engineer, built the whole thing in React in three weeks.

80% of the users who gave up never told anyone why. That is the number that should keep product managers awake.

Our industry should stop calling this an edge case!

What is the worst form you have ever met? 👇

My new course "Forms for everyone" opens in May. Sign up now, the first 50 get 20% off.

#a11y #ux #forms`,
  links: [
    { url: 'https://example.org/forms', text: 'the study', articleId: 'article-forms' },
    { url: 'https://example.com/elsewhere' },
  ],
  mentions: [
    { type: 'person', name: 'Tomasz Wolny', id: 'person-tomasz-wolny' },
    { type: 'company', name: 'Fernhill Bank', id: 'company-fernhill' },
  ],
  topics: [accessibility, frontEnd],
  fictional: true,
};

export const formsArticle: Article = {
  id: 'article-forms',
  title: 'Why people abandon web forms: a field study',
  author: 'Noor Haddad',
  publisher: 'Interface Quarterly',
  publishedOn: '2025-11-20',
  text: `Dr. Noor Haddad and her team watched 212 people fill in 14 web forms, e.g. for loans, insurance and school places. Usability
testing was done at home, with the devices that the participants own.

People abandon a form most often at the first error message they cannot understand. In 64% of the sessions that ended early, the users who gave up never told anyone why.

Labels that vanish when typing begins caused a third of all corrections. Screen reader users were hit hardest: they needed 2.4 times as long as others, and half of that time went into finding out which field an error belonged to.

The study has limits. All forms were in English, and no participant was older than 70. However, the authors expect the order of the causes to be the same elsewhere.

Teams that tested with five people who use assistive technology found most of the blocking problems before launch.`,
  topics: [accessibility, usability],
  fictional: true,
};

export const announcementPost: Post = {
  id: 'post-ward',
  author: 'Grace Mensah',
  authorHeadline: 'Head of nursing at St. Brendan Hospital',
  publishedOn: '2026-02-10',
  text: `We are opening a new stroke ward at St. Brendan Hospital on 1 April. The ward has 24 beds and its own rehabilitation gym.

Nurses will work in teams of four with a therapist on every shift. According to a study by the regional health board, early mobilisation shortens the stay of stroke patients by 2.5 days.

We're hiring six registered nurses and two therapists. Apply by 15 March via our careers page.`,
  links: [],
  mentions: [{ type: 'company', name: 'St. Brendan Hospital' }],
  topics: [{ id: 'stroke-care', name: 'Stroke care' }],
  fictional: true,
};

export const germanPost: Post = {
  id: 'post-deutsch',
  author: 'Jonas Keller',
  text: `Unser Lager läuft seit drei Monaten ohne Papier. Die Scanner melden jede Bewegung sofort an das System, und die Inventur dauert einen Tag statt einer Woche. Am schwersten war nicht die Technik, sondern das Vertrauen der Kolleginnen und Kollegen. Wer früh fragt, was im Alltag stört, muss später weniger erklären. Die Fehlerquote bei der Kommissionierung sank von 3,1 % auf 0,8 %.`,
  links: [],
  mentions: [],
  topics: [{ id: 'logistics', name: 'Logistics' }],
  fictional: true,
};

const emptyPost: Post = {
  id: 'post-x',
  author: 'Ada Quist',
  text: '',
  links: [],
  mentions: [],
  topics: [],
  fictional: true,
};

/** A post with nothing but this text. */
export const postOf = (text: string): Post => ({ ...emptyPost, text });

export const designer: PersonProfile = {
  id: 'person-me',
  name: 'Sam Example',
  headline: 'Front-end developer',
  positions: [
    {
      title: 'Front-end developer',
      company: 'Harbour Tickets',
      start: '2022-01',
      current: true,
      highlights: ['Rebuilt the checkout in React'],
      skills: [react, frontEnd],
    },
  ],
  volunteering: [],
  education: [],
  listedSkills: [{ name: 'React', keywords: [], skills: [react] }],
  certificates: [],
  languages: [],
  projects: [],
  publications: [],
  skills: [react, frontEnd],
  totalYears: 4,
  fictional: true,
};

export const emptyProfile: PersonProfile = {
  ...designer,
  headline: '',
  positions: [],
  listedSkills: [],
  skills: [],
  totalYears: 0,
};

const skill = (
  ref: { id: string; name: string },
  related: SkillInfo['related'] = [],
  synonyms: string[] = [],
): SkillInfo => ({
  ...ref,
  kind: 'method',
  field: 'software',
  synonyms,
  broader: [],
  narrower: [],
  related,
});

export const relations: SkillInfo[] = [
  skill(accessibility, [frontEnd], ['a11y', 'screen reader']),
  skill(usability, [accessibility]),
  skill(frontEnd, [react, accessibility]),
  skill(react, [frontEnd]),
];

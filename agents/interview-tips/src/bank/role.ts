import type { QuestionTemplate } from './question-template.ts';

/** The opening question of nearly every interview. */
export const untitled: QuestionTemplate = {
  question: 'Tell us about yourself: what brings you to this job?',
  why: 'It is nearly always the first question, and it decides what they ask next.',
  prepare: 'Ninety seconds: what you do now, the thread that leads here, why this job. Say it aloud three times.',
};

/** Opening questions, by the level that a title shows. */
export const levels: readonly { readonly pattern: RegExp; readonly template: QuestionTemplate }[] = [
  {
    pattern:
      /\b(?:junior|trainee|intern|aide|helper|apprentice|entry|graduate|(?:assistant|associate)(?! (?:director|commissioner|general|counsel|professor|vice|chief|dean)))\b/i,
    template: {
      question: 'What do you want to be able to do after a year as {title}?',
      why: 'They want somebody who grows with the job, and would like to know in which direction.',
      prepare: 'Take two things from the posting that you want to learn, and one that you can already do for them.',
    },
  },
  {
    pattern: /\b(?:director|head|chief|executive|vp|vice president|deputy)\b/i,
    template: {
      question: 'What would be different after your first year as {title}, and what would you leave as it is?',
      why: 'At this level they choose a direction as much as a person.',
      prepare: 'Two things you would change and one you would protect, each with a reason from the posting.',
    },
  },
  {
    pattern: /\b(?:senior|lead|principal|manager|supervisor|coordinator|foreman)\b/i,
    template: {
      question:
        'As {title}, which decisions would you want to be asked about, and which should people take themselves?',
      why: 'It shows whether somebody makes others stronger or themselves needed.',
      prepare: 'One example of each from your own work.',
    },
  },
  {
    pattern: /./,
    template: { ...untitled, question: 'Tell us about yourself: what brings you to this job as {title}?' },
  },
];

/** Why here, by what is known of the employer. */
export const motivation = {
  value: {
    question: '“{value}” is one of our values. When have you worked like that?',
    why: 'They have written it down, so they will ask whether you mean it too.',
    prepare: 'Find one case from your work; a small, true one is better than agreement.',
    withoutStory: 'Look in {place} for a moment in which it would have been easier not to work like that.',
  },
  product: {
    question: 'What do you know about “{product}”, and what would you ask the people behind it?',
    why: 'Ten minutes of reading tell those who want this job from those who want any.',
    prepare: 'Look at it before the interview, and note one question that only a visitor would have.',
    withoutStory:
      'Say what you found out, tie it to something from {place}, and name the one task in the posting that you want most.',
  },
  company: {
    question: 'Why {company}, and why now?',
    why: 'They want a reason that would not fit any other employer.',
    prepare: 'Two sentences: one about the work in the posting, one about where you stand.',
    withoutStory:
      'Say what you found out, tie it to something from {place}, and name the one task in the posting that you want most.',
  },
  nobody: {
    question: 'Why this job, and why now?',
    why: 'They want a reason that would not fit any other posting.',
    prepare: 'Two sentences: one about the work in the posting, one about where you stand.',
    withoutStory:
      'Say what you found out, tie it to something from {place}, and name the one task in the posting that you want most.',
  },
} as const satisfies Record<string, QuestionTemplate>;

/** For a condition that only the applicant can answer. */
export const condition: QuestionTemplate = {
  question: 'The posting says: “{duty}”. Can you do that?',
  why: 'It is a condition of the job, so they have to ask it of everybody.',
  prepare:
    'Decide before the interview, and answer in one sentence; ask how it works in practice. You need not explain private reasons.',
};

/** For a requirement that names no skill of the vocabulary. */
export const anyRequirement: QuestionTemplate = {
  question: 'The posting asks for “{duty}”. What have you done that shows it?',
  why: 'It stands in the posting, so somebody will have to tick it off.',
  prepare: 'Find one case, even a small one, and begin the answer with its result.',
};

/** The questions that are offered on a job. Their ids choose what an answer dwells on. */
export const starters = [
  {
    id: 'likely-questions',
    text: {
      en: 'What questions should I expect in the interview?',
      de: 'Welche Fragen erwarten mich im Vorstellungsgespräch?',
    },
  },
  {
    id: 'prepare-interview',
    text: { en: 'How should I prepare for this interview?', de: 'Wie bereite ich mich auf dieses Gespräch vor?' },
  },
  {
    id: 'ask-them',
    text: { en: 'What should I ask the interviewer?', de: 'Was sollte ich im Gespräch selbst fragen?' },
  },
] as const;

/** The questions that are offered on a job. Their ids choose what an answer dwells on. */
export const starters = [
  {
    id: 'am-i-a-fit',
    text: { en: 'Am I a good fit for this job?', de: 'Passe ich auf diese Stelle?' },
    opening: true,
  },
  {
    id: 'position-myself',
    text: {
      en: 'How can I best position myself for this job?',
      de: 'Wie kann ich mich für diese Stelle am besten positionieren?',
    },
  },
  {
    id: 'close-gaps',
    text: { en: 'Which gaps should I close first?', de: 'Welche Lücken sollte ich zuerst schließen?' },
  },
] as const;

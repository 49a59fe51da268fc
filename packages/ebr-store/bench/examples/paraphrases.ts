/** Questions as a dataset may hold them, each with how somebody might say the same freely. */
export const paraphrases: readonly (readonly [string, string])[] = [
  [
    'Do I have enough experience with patients for this ward?',
    'I wonder if the years I spent nursing would satisfy them here',
  ],
  ['Which of the required certificates am I missing?', 'What papers do they insist on that I cannot show?'],
  [
    'Would my time in a call centre count for this role?',
    'I answered phones for a living; is that worth anything to them?',
  ],
  [
    'How do I explain the gap of two years in my résumé?',
    'There is a hole between my last two jobs. What do I say about it?',
  ],
  ['Is the salary in this posting negotiable?', 'Could I ask for more money than they offer?'],
  ['What will they ask me about team conflicts?', 'Are they going to dig into quarrels with colleagues?'],
  [
    'How long should my answer to the first question be?',
    'When they open the conversation, for how many minutes may I talk?',
  ],
  ['What does the author mean by a circular supply chain?', 'Explain the loop of goods that the writer describes'],
  [
    'Does the article name a source for the unemployment figure?',
    'Where does the number of people out of work come from?',
  ],
  ['Why is this post relevant for somebody in logistics?', 'I move freight for a living. What is in it for me?'],
  ['Should I mention that I learnt Python on my own?', 'I taught myself to code; is it wise to bring that up?'],
  [
    'What is the strongest argument against this post?',
    'If I wanted to disagree with the writer, what would hit hardest?',
  ],
  ['Can I apply without a driving licence?', 'I am not allowed to drive a car. Does that rule me out?'],
  ['Which course would close my gap in statistics fastest?', 'Where could I pick up the maths I lack in little time?'],
  [
    'How do I show that I can lead although I never had the title?',
    'I ran things without being called a manager. How do I make that visible?',
  ],
  [
    'What should I wear for an interview at a bank?',
    'Is a suit a must when I meet the people from the financial house?',
  ],
  ['Who is mentioned in this article?', 'Give me the names of all persons that turn up in the text'],
  ['Is this an advertisement for their own product?', 'Are they just trying to sell me something they make?'],
  [
    'Do they want somebody who speaks Dutch every day?',
    'How often would I have to use the language of the Netherlands at work?',
  ],
  ['How can I prepare for the technical test in one evening?', 'I have only tonight to get ready for the coding task'],
  [
    'Which stories from my career should I have ready?',
    'What have I lived through at work that I ought to be able to tell?',
  ],
  [
    'What do the three linked reports agree on?',
    'On which points do all of the sources behind the links say the same?',
  ],
  [
    'Am I too old for this graduate programme?',
    'They look for people fresh from university; I finished decades ago. Hopeless?',
  ],
  [
    'What questions should I not ask at the end?',
    'Which things are better left unasked when they let me have the last word?',
  ],
  ['Does my degree from abroad count here?', 'I studied in another country. Will they accept that?'],
  ['Is the figure of forty percent plausible?', 'Nearly half, they claim. Can that be right?'],
  ['How do I talk about being dismissed?', 'My last boss threw me out. How do I put it?'],
  ['Which requirement matters most to them?', 'If they could have only one thing from their list, what would it be?'],
  [
    'Can my volunteering replace paid experience?',
    'I worked for nothing in a shelter for years. Is it as good as a real job?',
  ],
  ['What has changed since the last post by this author?', 'Compared with what she wrote before, what is new?'],
];

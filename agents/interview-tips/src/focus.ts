/** What a question wants most. */
export type Focus = 'questions' | 'prepare' | 'stories' | 'ask';

const byStarter: Readonly<Record<string, Focus>> = {
  'likely-questions': 'questions',
  'prepare-interview': 'prepare',
  'ask-them': 'ask',
};

const askWords =
  /\b(?:should|can|could|do|to)\b[^?.]{0,30}\bask(?:ing)?\b(?! me)|\bquestions? (?:for|to) (?:them|the interviewer|the company|my)|\bask (?:them|the interviewer|the hiring|back)|\b(?:soll|kann|sollte) ich\b[^?.]{0,40}\b(?:zurück)?fragen\b|\brückfragen\b/iu;
const storyWords =
  /\b(?:tell (?:them|about myself)|stor(?:y|ies)|examples?|from my (?:own )?experience|talk about (?:me|myself)|introduce myself|star\b|erzählen|beispiele?|geschichten?|vorstellen)\b/iu;
const prepareWords = /\b(?:prepar\w*|get ready|practi[sc]e|rehearse|research|study|vorbereit\w*|bereite|üben)\b/iu;

/** True for a question that was written for this agent. */
export const isOwnStarter = (starterId: string | undefined): boolean =>
  starterId !== undefined && Object.hasOwn(byStarter, starterId);

/** Read from the starter, else from the words of the question. */
export function focusOf(question: string, starterId?: string): Focus {
  if (starterId !== undefined && isOwnStarter(starterId)) return byStarter[starterId] ?? 'questions';
  if (
    askWords.test(question) &&
    !/\b(?:they|he|she|interviewer|company) (?:will |might |could |may )?ask/iu.test(question)
  )
    return 'ask';
  if (storyWords.test(question)) return 'stories';
  return prepareWords.test(question) ? 'prepare' : 'questions';
}

import { extractRequirements } from '../../src/requirements/index.ts';
import type { Vocabulary } from '../../src/vocabulary/index.ts';
import type { LabelledPosting, LabelledSentence } from './labelled-postings.ts';

/** What the extractor made of a labelled sentence. */
export interface Judged {
  readonly id: string;
  readonly heldOut: boolean;
  readonly text: string;
  readonly label: LabelledSentence['label'];
  readonly said: 'must' | 'nice' | 'neither';
}

/** Runs the extractor over whole postings and compares sentence by sentence: a sentence is what the statement that covers most of it is. */
export function judgeImportance(postings: readonly LabelledPosting[], vocabulary: Vocabulary): Judged[] {
  return postings.flatMap(({ id, heldOut, posting, fields, sentences }) => {
    const { requirements } = extractRequirements(posting, vocabulary);
    const said = requirements.flatMap(({ text, importance, alternatives = [] }) =>
      [text, ...alternatives.map((way) => way.text)].map((statement) => ({ statement, importance })),
    );
    return sentences.map(({ field, start, end, label }) => {
      const source = fields[field] ?? '';
      let most = 0;
      let found: Judged['said'] = 'neither';
      for (const { statement, importance } of said) {
        const covered = longestOverlap(source, statement, start, end);
        if (covered <= most || covered * 2 < Math.min(end - start, statement.length)) continue;
        most = covered;
        found = importance === 'must' ? 'must' : 'nice';
      }
      return { id, heldOut, text: source.slice(start, end), label, said: found };
    });
  });
}

function longestOverlap(source: string, statement: string, start: number, end: number): number {
  let longest = 0;
  for (let at = source.indexOf(statement); at !== -1 && at < end; at = source.indexOf(statement, at + 1))
    longest = Math.max(longest, Math.min(end, at + statement.length) - Math.max(start, at));
  return longest;
}

/** Shares of sentences. `importance`: of those that ask for something, the share read with the right importance. */
export function summarize(judged: readonly Judged[]) {
  const right = ({ label, said }: Judged) => said === (label === 'must' || label === 'nice' ? label : 'neither');
  const of = (...labels: string[]) => judged.filter(({ label }) => labels.includes(label));
  const asked = of('must', 'nice');
  const found = asked.filter(({ said }) => said !== 'neither');
  const leaked = (label: string) => of(label).filter(({ said }) => said !== 'neither').length;
  return {
    sentences: judged.length,
    allRight: judged.filter(right).length / judged.length,
    asked: asked.length,
    askedRight: asked.filter(right).length / asked.length,
    found: found.length / asked.length,
    foundRight: found.filter(right).length / found.length,
    duties: of('duty').length,
    dutiesLeaked: leaked('duty'),
    benefits: of('benefit').length,
    benefitsLeaked: leaked('benefit'),
    others: of('other').length,
    othersLeaked: leaked('other'),
  };
}

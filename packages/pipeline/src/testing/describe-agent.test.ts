import { noteResults } from '../__fixtures__/turns.ts';
import { agent as reader } from '../__fixtures__/reader/src/agent.ts';
import { describeAgent } from './describe-agent.ts';

describeAgent(reader, [
  {
    name: 'a note that names another',
    view: { note: { type: 'note', id: 'n1' } },
    question: 'What does this very note say?',
    results: noteResults,
  },
]);

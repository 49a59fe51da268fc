import { refused } from './case.ts';
import type { HardCase } from './case.ts';

const no = (...texts: string[]): HardCase[] => texts.map((text) => [text, refused] as const);

/** What nobody may read a value out of. */
export const hardRefusedCases: Readonly<Record<string, readonly HardCase[]>> = {
  'nothing is made up': no(
    '',
    '   \n',
    'title: T\n',
    'priority: low\n',
    '{}',
    '[]',
    'I cannot help with that.',
    '```yaml\n```',
    '<think>title: T\npriority: low',
    'title:\npriority: low\n',
    'title: T\npriority: null\n',
    'calls:\n',
  ),
  'an allowed word is never guessed': no(
    'title: T\npriority: urgent\n',
    'title: T\npriority: high\n',
    'title: T\npriority: low or medium\n',
    'title: T\npriority: l\n',
    'title: T\npriority: not low\n',
  ),
  'a number is never guessed': no(
    'title: T\npriority: low\nlimit: 3-5\n',
    'title: T\npriority: low\nlimit: about five\n',
    'title: T\npriority: low\nlimit: 5.5\n',
    'title: T\npriority: low\nlimit: 9000\n',
    'title: T\npriority: low\nlimit: 18:45\n',
    'title: T\npriority: low\nrating: 4,5\n',
    'title: T\npriority: low\nlimit: 2M\n',
  ),
  'a value that was cut off is none': no(
    'priority: low\ntitle: "T',
    "priority: low\ntitle: 'Some long te",
    '{"priority": "low", "title": "Some',
    '{"title": "T", "priority": "lo',
    '{"title": "T", "prio',
    'title: T\nprior',
    'calls:\n  - skill: get-job\n    input:\n      jobId: "a',
    '{"calls": [{"skill": "get-job", "input": {"jobId": "a"}}, {"skill": "find',
    '{"calls": [{"skill": "get-job", "input": {"jobId": "a"}},',
  ),
  'two values that differ are none': no(
    'title: T\ntitle: X\npriority: low\n',
    'title: T\npriority: low\nlimit: 3\nlimit: 4\n',
  ),
  'what is of another kind is none': no(
    'title: T\npriority: low\nremote: maybe\n',
    'title: T\npriority: low\nowner: Ann\n',
    'title: [a, b]\npriority: low\n',
    'title: {a: 1, b: 2}\npriority: low\nlimit: many\n',
    'title: T\npriority: low\ndue: soon\n',
    '__proto__:\n  title: T\n  priority: low\n',
  ),
};

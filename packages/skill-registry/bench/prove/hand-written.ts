import type { GeneratedPlan } from './generate-plan.ts';

const job = (jobId: string) => ({ skill: 'get-job', input: { jobId } });
const one = (text: string, ...expected: GeneratedPlan['expected']): GeneratedPlan => ({
  text,
  expected,
  independent: 0,
});

/** Plans with what models get wrong, each with the one thing that it can mean. */
export const handWritten: readonly GeneratedPlan[] = [
  one('calls:\n- skill: get-job\n  input: { jobId: 7 }', job('7')),
  one('- skill: get-jbo\n  input: { jobId: 7 }', job('7')),
  one('- skill: get-job\n  jobId: 7', job('7')),
  one('- skill: get-job\n  input: { jobId: [7] }', job('7')),
  one('- skill: get-job\n\tinput:\n\t\tjobId: 7', job('7')),
  one('**calls:**\n- **skill:** get-job\n  **input:** { jobId: 7 }', job('7')),
  one('calls:\r\n  - skill: get-job\r\n    input: { jobId: 7 }\r\n', job('7')),
  one('\uFEFFcalls:\n- skill: get-job\n  input: { jobId: 7 }\n', job('7')),
  one('- skill: get-job\n  input: { jobId: 7 }\n- skill: get-job\n  input: { jobId: "7" }\n', job('7')),
  one(
    '- skill: get-job\n  input: { jobId: 7 }\n- skill: launch-rocket\n  input: { to: moon }\n- skill: get-job\n  input: { jobId: 8 }',
    job('7'),
    job('8'),
  ),
  one('- skill: get-job\n  input: { jobId: 7, colour: red }\n- skill: get-job\n  input: { jobId: 8 }', job('8')),
  one('- skill: get-job\n- skill: get-job\n  input: { jobId: 8 }', job('8')),
  one('- skill: find-courses\n  input: { skills: [a], limit: 500 }\n- skill: get-job\n  input: { jobId: 8 }', job('8')),
  one('- skill: get-job\n  input: { jobId: $nobody.id }\n- skill: get-job\n  input: { jobId: 8 }', job('8')),
  one('- skill: get-job\n  input: { jobId: $a..b }\n- skill: get-job\n  input: { jobId: 8 }', job('8')),
  one(
    'calls:\n- skill: get-job\n  input: { jobId: 7, colour: red }\n- skill: get-job\n  input:\n    jobId: 8\n    shade: x\n- skill: get-job\n  input: { jobId: 9 }',
    job('9'),
  ),
  one(
    '{"calls":[{"skill":"get-job","input":{"jobId":"7","colour":1}},{"skill":"get-job","input":{"jobId":"8"}}]}',
    job('8'),
  ),
  one('calls: []'),
  one('I would rather not.'),
  one('- skill: get-job\n  input: { __proto__: { jobId: 7 } }\n'),
  one(`${'- skill: get-job\n  input: { jobId: 7 }\n'.repeat(8)}- skill: get-job\n  input: { jobId: 9 }\n`, job('7')),
];

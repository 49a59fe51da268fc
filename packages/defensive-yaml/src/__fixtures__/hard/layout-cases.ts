import { job, low, people, refused } from './case.ts';
import type { HardCase } from './case.ts';

const body = 'title: T\npriority: low';
const owner = { owner: { name: 'Ann', email: 'a@b.c' } };
const plain = low();
const two = { calls: [job('a'), people('b', 3)] };
const planText =
  'calls:\n  - skill: get-job\n    input:\n      jobId: a\n  - skill: find-people\n    input:\n      query: b\n      limit: 3';
const shifted = (spaces: string): string =>
  planText
    .split('\n')
    .map((line) => spaces + line)
    .join('\n');

/** What stands around the answer, and where its lines begin. */
export const layoutCases: Readonly<Record<string, readonly HardCase[]>> = {
  'fences are passed over': [
    [`\`\`\`yaml\n${body}\n\`\`\``, plain],
    [`\`\`\`\n${body}\n\`\`\`\n`, plain],
    [`\`\`\`yaml\n${body}\n`, plain],
    [`${body}\n\`\`\`\n`, plain],
    [`~~~yaml\n${body}\n~~~`, plain],
    [`\`\`\`\`yml\n${body}\n\`\`\`\``, plain],
    [`  \`\`\`yaml\n  title: T\n  priority: low\n  \`\`\``, plain],
    [`\`\`\`yaml\n${planText}\n\`\`\`\n`, two],
    [`\`\`\`yaml\n${body}\`\`\``, plain],
    [`\`\`\`json\n{"title": "T", "priority": "low"}\n\`\`\``, plain],
    [`Run this:\n\`\`\`bash\nnpm ci\n\`\`\`\nThe answer:\n\`\`\`yaml\n${body}\n\`\`\``, plain],
  ],
  'prose is passed over': [
    [`Here is the YAML:\n\n${body}\n`, plain],
    [`Sure! Here you go:\n${body}\n\nLet me know if you need more.`, plain],
    [`${body}\n\nI hope this helps!`, plain],
    [`yaml\n${body}`, plain],
    [`Here: it is.\n\n\`\`\`yaml\n${body}\n\`\`\`\n\nNote that: all is well.`, plain],
    [`The result is {"title": "T", "priority": "low"}`, plain],
    [`${body}\n\n**Explanation:** the title says it all.`, plain],
    [`I'd say:\n\n- first\n- second\n\n\`\`\`\n${body}\n\`\`\``, plain],
  ],
  'thoughts, tags and other turns are passed over': [
    [`<think>title: X\npriority: high?</think>\n${body}`, plain],
    [`<think>\nhm\n</think>\n\n\`\`\`yaml\n${body}\n\`\`\``, plain],
    [`<thinking>\n${body.replace('T', 'X')}\n</thinking>\n${body}`, plain],
    [`<answer>\n${body}\n</answer>`, plain],
    [`<output>${body}</output>`, plain],
    [`${body}<|im_end|>`, plain],
    [`<|im_start|>assistant\n${body}\n<|im_end|>\n<|im_start|>user\nmore`, plain],
    [`<tool_call>\n{"calls": [{"skill": "get-job", "input": {"jobId": "a"}}]}\n</tool_call>`, { calls: [job('a')] }],
    [`${body}\n\nUser: and now?\nAssistant: title: X`, plain],
    [`${body}\n</s>`, plain],
    [`[TOOL_CALLS] [{"skill": "get-job", "input": {"jobId": "a"}}]`, { calls: [job('a')] }],
  ],
  'line prefixes are taken off': [
    [`> title: T\n> priority: low`, plain],
    [shifted('> '), two],
    [shifted('+'), two],
    [`  1 | title: T\n  2 | priority: low`, plain],
    [`1: title: T\n2: priority: low`, plain],
    [`| title: T\n| priority: low`, plain],
  ],
  'braces around YAML are taken off': [
    [`{\n${body}\n}`, plain],
    [`{\n  title: T\n  priority: low\n  owner:\n    name: Ann\n    email: a@b.c\n}`, low(owner)],
    [`\`\`\`yaml\n{\n${body}\n}\n\`\`\``, plain],
  ],
  'the same answer twice is one answer': [
    [`\`\`\`yaml\n${body}\n\`\`\`\n\n\`\`\`yaml\n${body}\n\`\`\``, plain],
    [`${body}\n---\n${body}\n`, plain],
    [`\`\`\`yaml\n${body}\n\`\`\`\nor\n\`\`\`yaml\n${body.replace('low', 'medium')}\n\`\`\``, refused],
  ],
  'tabs and odd blanks are blanks': [
    [`title: T\npriority: low\nowner:\n\tname: Ann\n\temail: a@b.c\n`, low(owner)],
    [planText.replaceAll('  ', '\t'), two],
    [planText.replaceAll(/^ +/gm, (blanks) => '\u00A0'.repeat(blanks.length)), two],
    [`title:\u00A0T\npriority:\u00A0low`, plain],
    [`\uFEFFtitle: T\r\npriority: Low\r\n`, plain],
    [`title:\tT\npriority:\tLOW\n`, plain],
  ],
  'lines may stand in the wrong column': [
    [`title: T\n  priority: low\n`, plain],
    [`title: T\n priority: low\n limit: 3\n`, low({ limit: 3 })],
    [shifted('    ').trim(), two],
    [`  title: T\npriority: low\n`, plain],
    [`${body}\nowner:\nname: Ann\nemail: a@b.c\n`, low(owner)],
    [`${body}\nowner:\n  name: Ann\n    email: a@b.c\n`, low(owner)],
    [`${body}\nowner:\n  name: Ann\n email: a@b.c\n`, low(owner)],
    [`${body}\nowner:\n    name: Ann\n  email: a@b.c\nlimit: 3\n`, low({ ...owner, limit: 3 })],
    [`title: T\ntags:\n  - a\n - b\n  - c\npriority: low\n`, low({ tags: ['a', 'b', 'c'] })],
    [`title: T\ntags:\n- a\n  - b\npriority: LOW\n`, low({ tags: ['a', 'b'] })],
    [
      `${body}\nsteps:\n  - action: a\n  minutes: 1\n  - action: b\n`,
      low({ steps: [{ action: 'a', minutes: 1 }, { action: 'b' }] }),
    ],
    [
      `${body}\nsteps:\n  - action: a\n      minutes: 1\n  - action: b\n`,
      low({ steps: [{ action: 'a', minutes: 1 }, { action: 'b' }] }),
    ],
    [`calls:\n- skill: get-job\ninput:\n  jobId: a\n- skill: find-people\ninput:\n  query: b\n  limit: 3\n`, two],
    [
      `calls:\n  - skill: get-job\n    input:\n    jobId: a\n  - skill: find-people\n    input:\n    query: b\n    limit: 3\n`,
      two,
    ],
    [
      `calls:\n  - skill: get-job\n    input:\n      jobId: a\n   - skill: find-people\n     input:\n       query: b\n       limit: 3\n`,
      two,
    ],
  ],
  'JSON with slips is read': [
    [`{"title": "T", "priority": "low",}`, plain],
    [`{"title": "T" "priority": "low"}`, plain],
    [`{title: "T", priority: 'low', remote: True}`, low({ remote: true })],
    [`{"title": "T", // the title\n "priority": "low"\n}`, plain],
    [`{"title": "T", "priority": "low"`, plain],
    [`{"title": "T", "priority": "low", "tags": ["a", "b"}`, low({ tags: ['a', 'b'] })],
    [`{"title": "T", "priority": "low", "limit": None}`, plain],
    [`{"title": "say "hi" now", "priority": "low"}`, low({ title: 'say "hi" now' })],
    [`{"title": "a, "b", c", "priority": "low"}`, low({ title: 'a, "b", c' })],
    [`{'title': 'T', 'priority': 'low', 'tags': ['it\\'s',]}`, low({ tags: ["it's"] })],
    [`${body}\ntags: ["a", "b"\nlimit: 3\n`, low({ tags: ['a', 'b'], limit: 3 })],
    [`${body}\ntags: [a, b,, c]\nremote: yes\n`, low({ tags: ['a', 'b', 'c'], remote: true })],
    [`${body}\nowner: {"name": "Ann", "email": "a@b.c",}\nremote: yes`, low({ ...owner, remote: true })],
    [`${body}\nowner: {name: Ann, email: a@b.c\nlimit: 3`, low({ ...owner, limit: 3 })],
    [
      `calls: [{skill: get-job, input: {jobId: a}}, {skill: find-people, input: {query: a: b, c, limit: 3}}]`,
      { calls: [job('a'), people('a: b, c', 3)] },
    ],
  ],
};

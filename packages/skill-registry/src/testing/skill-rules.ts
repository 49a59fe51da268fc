import type { Skill, SkillExample } from '@trellis/core';
import { expect } from 'vitest';
import { schemaCheck } from '../check-schema.ts';
import { lintSkills } from '../definition/lint-skill.ts';
import { frozen, withoutEach } from './frozen.ts';
import { trySkill } from './run-skill.ts';

export type SkillRule = (skill: Skill, beside: readonly Skill[]) => void | Promise<void>;

/** What every skill keeps, whatever it wraps. Each rule throws when it is broken. */
const commonRules: Readonly<Record<string, SkillRule>> = {
  'has examples that fit its schemas': (skill) => {
    expect(examplesOf(skill).length).toBeGreaterThan(0);
    expect(lintSkills([skill]).filter(({ code }) => code === 'EXAMPLE_DOES_NOT_FIT')).toEqual([]);
  },

  'says what models need, and nothing they get wrong': (skill, beside) => {
    const others = beside.filter((other) => other !== skill);
    expect(lintSkills([...others, skill]).filter((finding) => finding.skill === skill.name)).toEqual([]);
  },
};

/** What a skill over HTTP keeps besides. */
const httpRules: Readonly<Record<string, SkillRule>> = {
  'maps a response to its output': (skill) => {
    for (const { response, output } of examplesOf(skill)) expect(skill.fromResponse(frozen(response))).toEqual(output);
  },

  'maps the same to the same, and changes nothing it is given': (skill) => {
    for (const { input, response } of examplesOf(skill)) {
      expect(skill.toRequest(frozen(input))).toEqual(skill.toRequest(frozen(input)));
      expect(skill.fromResponse(frozen(response))).toEqual(skill.fromResponse(frozen(response)));
    }
  },

  'is called with its examples, and gives their outputs': async (skill) => {
    for (const { input, response, output } of examplesOf(skill)) {
      const { entry } = await trySkill(skill, input, response);
      expect(entry).toMatchObject({ ok: true });
      // What JSON does not carry over the wire is not there.
      expect(entry.ok && entry.value).toEqual(JSON.parse(JSON.stringify(output)));
    }
  },

  'keeps whatever an id holds within its own part of the path': async (skill) => {
    for (const example of examplesOf(skill)) {
      const plain = await trySkill(skill, example.input, example.response);
      for (const hostile of hostileInputs(skill, example.input)) {
        const { entry, asked } = await trySkill(skill, hostile, example.response);
        if (asked) expect(shapeOf(asked)).toEqual(plain.asked && shapeOf(plain.asked));
        else expect(entry).toMatchObject({ ok: false, failure: { code: 'INVALID_INPUT' } });
      }
      expect(plain.entry.ok).toBe(true);
    }
  },

  'copes with everything that a service may leave out': async (skill) => {
    for (const { input, response } of examplesOf(skill))
      for (const shorter of withoutEach(response)) {
        if (responseProblem(skill, shorter.value)) continue;
        const { entry } = await trySkill(skill, input, shorter.value);
        expect(entry, `the answer without ${shorter.path}`).toMatchObject({ ok: true });
      }
  },

  'takes an answer of another form for no answer': async (skill) => {
    for (const { input, response } of examplesOf(skill)) {
      const broken = [null, 'text', 7, [], {}, [null], ...[...withoutEach(response)].map(({ value }) => value)];
      for (const answer of broken) {
        if (!responseProblem(skill, answer)) continue;
        const { entry } = await trySkill(skill, input, answer);
        expect(entry).toMatchObject({ ok: false, failure: { code: 'INVALID_RESPONSE' } });
      }
    }
  },
};

/** The rules that apply to a skill, by name. */
export const rulesFor = ({ transport }: Skill): Readonly<Record<string, SkillRule>> =>
  transport.kind === 'http' ? { ...commonRules, ...httpRules } : commonRules;

const examplesOf = ({ examples = [] }: Skill): readonly SkillExample[] => examples;

const responseProblem = ({ transport }: Skill, response: unknown): string | undefined =>
  transport.kind === 'http' ? schemaCheck(transport.responseSchema)(response) : undefined;

/** What would lead somewhere else if it were not encoded. */
const hostileTexts = ['a/b?c=d#e', '../x', '..', 'a%2f..%2fb', 'ä ö;=&+', 'a\r\nb', '\ud800'];

/** The input with each of its texts made hostile in turn. */
function* hostileInputs(skill: Skill, input: unknown): Generator<unknown> {
  if (typeof input !== 'object' || input === null) return;
  for (const [name, value] of Object.entries(input))
    for (const text of hostileTexts) {
      const hostile = { ...input, [name]: Array.isArray(value) ? [text] : text };
      if (typeof value !== 'number' && !schemaCheck(skill.inputSchema)(hostile)) yield hostile;
    }
}

/** How many parts the path has, and which parameters the query: no value may change either. */
const shapeOf = ({ pathname, searchParams }: URL) => ({
  segments: pathname.split('/').length,
  parameters: [...new Set(searchParams.keys())].sort(),
});

import type { Skill } from '@trellis/core';
import type { JsonSchema } from '@trellis/defensive-yaml';
import { describeSchema } from '@trellis/defensive-yaml';
import { plannableSkills } from './plannable-skills.ts';

/** A plan has at most so many calls. */
export const maxCalls = 8;

const stepId = { type: 'string', pattern: '^[A-Za-z_][\\w-]{0,63}$' };

/** One step of a plan: a skill by name with the input that its schema asks for. */
function stepSchema(skill: Skill): JsonSchema {
  const required = (skill.inputSchema.required ?? []).length > 0 ? ['skill', 'input'] : ['skill'];
  // A parameter that the skill does not have is one that a model made up.
  const input = { additionalProperties: false, ...skill.inputSchema };
  const properties = { id: stepId, skill: { const: skill.name, type: 'string' }, input };
  return { type: 'object', properties, required, additionalProperties: false };
}

/** Compiled schemas are cached by identity, so equal lists of skills must give the same object. */
const known = new WeakMap<readonly Skill[], JsonSchema>();

/** What a plan over these skills looks like: `calls`, a list of steps, each of one of the skills that only read. */
export function planSchema(skills: readonly Skill[]): JsonSchema {
  let schema = known.get(skills);
  if (schema === undefined) {
    const steps = [...plannableSkills(skills).values()].map(stepSchema);
    const items = steps.length === 1 ? steps[0] : { anyOf: steps };
    const calls = { type: 'array', items: steps.length === 0 ? false : items };
    schema = { type: 'object', properties: { calls }, required: ['calls'], additionalProperties: false };
    known.set(skills, schema);
  }
  return schema;
}

const anyText = { anyOf: [{ type: 'string' }, { type: 'array', items: { type: 'string' } }] };
const textStep = {
  type: 'object',
  properties: {
    id: { type: 'string' },
    skill: anyText,
    input: { anyOf: [{ type: 'object', additionalProperties: anyText }, ...anyText.anyOf] },
  },
};

/** A plan of unknown skills with unknown parameters, every value as the text that was written. */
export const textPlanSchema: JsonSchema = {
  type: 'object',
  properties: {
    calls: {
      anyOf: [{ type: 'array', items: { anyOf: [textStep, { type: 'string' }, { type: 'null' }] } }, { type: 'null' }],
    },
  },
  required: ['calls'],
};

const form: JsonSchema = {
  type: 'object',
  properties: {
    calls: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          id: { type: 'string', description: 'Only for a step whose result a later step needs' },
          skill: { type: 'string', description: 'The name of one of the skills' },
          input: {
            type: 'object',
            description: 'Its parameters by name; $id.field is what an earlier step found',
            additionalProperties: true,
          },
        },
        required: ['skill', 'input'],
      },
    },
  },
  required: ['calls'],
};

/** The form of a plan, for a prompt. The skills themselves are told apart from it, by `describeSkills`. */
export const describePlan = (): string => describeSchema(form);

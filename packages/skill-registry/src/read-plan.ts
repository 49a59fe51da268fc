import type { Skill } from '@trellis/core';
import type { Plan } from './plan-reader.ts';
import { createPlanReader } from './plan-reader.ts';

/**
 * Reads a whole plan that a model wrote, with all that models get wrong in YAML: `calls: [{ skill, input }]`, perhaps without its first line,
 * in fences, after thoughts, or as JSON. A step whose skill is unknown, whose parameters do not fit or are unknown is dropped and named in
 * `problems`; so is everything after the eighth step. Never throws.
 */
export function readPlan(yamlText: string, skills: readonly Skill[]): Plan {
  if (typeof yamlText !== 'string') return { steps: [], problems: ['the plan is not text'], dropped: [], mistakes: [] };
  const reader = createPlanReader(skills);
  reader.push(yamlText);
  return reader.end();
}

import type { Call, Skill } from '@trellis/core';
import type { MistakeClass, Repair } from '@trellis/defensive-yaml';
import { parseYaml } from '@trellis/defensive-yaml';
import { maxCalls, planSchema, textPlanSchema } from './plan-schema.ts';
import { plannableSkills } from './plannable-skills.ts';

/** What a model's plan asks for, and what of it was left out and why. Problems name steps, skills and parameters. */
export interface Plan {
  readonly calls: Call[];
  readonly problems: string[];
  /** The mistakes that were read past, for the hints of the next prompt. */
  readonly mistakes: readonly MistakeClass[];
}

const limits = { maxLength: 32_768, maxDepth: 16, maxNodes: 2_000 };

interface Step {
  readonly skill: string;
  readonly input?: Readonly<Record<string, unknown>>;
}

/**
 * Reads a plan that a model wrote, with all that models get wrong in YAML: `calls: [{ skill, input }]`, perhaps without its first line, in
 * fences, after thoughts, or as JSON. A step whose skill is unknown, whose parameters do not fit or that refers to another step is dropped
 * and named in `problems`; so is a step with a parameter that the skill does not have, and everything after the eighth call. Never throws.
 */
export function readPlan(yamlText: string, skills: readonly Skill[]): Plan {
  if (typeof yamlText !== 'string') return { calls: [], problems: ['the plan is not text'], mistakes: [] };
  const whole = parseYaml<{ calls: Step[] }>(yamlText, planSchema(skills), limits);
  if (whole.ok)
    return collect(
      whole.value.calls.map((step, index) => readStep(step, index, whole.repairs)),
      whole.repairs,
      skills,
    );
  const asText = parseYaml<{ calls: unknown[] | null }>(yamlText, textPlanSchema, limits);
  if (!asText.ok)
    return {
      calls: [],
      problems: whole.problems.map(({ message }) => shorten(message)),
      mistakes: classesOf(whole.repairs),
    };
  const steps = (asText.value.calls ?? []).map((step) => readAlone(step, skills));
  return collect(steps, asText.repairs, skills);
}

type ReadStep = { readonly step: Step } | { readonly problem: string };

/** A step of a plan that fits as a whole: dropped for what the reader left out of it, and for what no plan may say. */
function readStep(step: Step, index: number, repairs: readonly Repair[]): ReadStep {
  const extra = repairs.find(
    ({ class: kind, path }) => kind === 'extra-key' && path[0] === 'calls' && path[1] === index,
  );
  if (extra)
    return { problem: `${step.skill}: unknown field ${JSON.stringify(String(extra.path.at(-1)).slice(0, 60))}` };
  const reference = Object.entries(step.input ?? {}).find(([, value]) => refersToStep(value));
  return reference ? { problem: `${step.skill}: ${reference[0]} refers to another step` } : { step };
}

/** A step of a plan that does not fit as a whole, read by itself from the text of its values. */
function readAlone(step: unknown, skills: readonly Skill[]): ReadStep {
  const name = typeof step === 'object' && step !== null && 'skill' in step ? step.skill : undefined;
  if (typeof name !== 'string') return { problem: 'names no skill' };
  const alone = parseYaml<{ calls: Step[] }>(JSON.stringify({ calls: [step] }), planSchema(skills), limits);
  const first = alone.ok ? alone.value.calls[0] : undefined;
  if (first) return readStep(first, 0, alone.repairs);
  if (!plannableSkills(skills).has(name)) return { problem: `unknown skill ${JSON.stringify(name.slice(0, 60))}` };
  const reason = alone.ok ? 'does not fit' : alone.problems[0]?.message.replace('calls[0].', '');
  return { problem: `${name}: ${shorten(reason ?? 'does not fit')}` };
}

function collect(steps: readonly ReadStep[], repairs: readonly Repair[], skills: readonly Skill[]): Plan {
  const byName = plannableSkills(skills);
  const plan: Plan = { calls: [], problems: [], mistakes: classesOf(repairs) };
  for (const [index, read] of steps.entries()) {
    if (plan.calls.length === maxCalls) {
      plan.problems.push(`step ${index + 1} and what follows: a plan has at most ${maxCalls} calls`);
      break;
    }
    const skill = 'step' in read ? byName.get(read.step.skill) : undefined;
    if ('step' in read && skill) plan.calls.push({ skill, input: read.step.input ?? {} });
    else plan.problems.push(`step ${index + 1}: ${'problem' in read ? read.problem : 'unknown skill'}`);
  }
  return plan;
}

const classesOf = (repairs: readonly Repair[]) => repairs.map((repair) => repair.class);

const refersToStep = (value: unknown): boolean =>
  Array.isArray(value) ? value.some(refersToStep) : typeof value === 'string' && /^\$\{?[A-Za-z_]/.test(value);

const shorten = (message: string) => message.slice(0, 300);

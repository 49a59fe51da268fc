import type { Skill } from '@trellis/core';
import type { FieldEvent, JsonSchema, MistakeClass, Repair } from '@trellis/defensive-yaml';
import { createYamlReader, parseYaml } from '@trellis/defensive-yaml';
import { maxCalls, planSchema, textPlanSchema } from './plan-schema.ts';
import { createJsonSteps } from './json-steps.ts';
import type { PlanPiece } from './plan-text.ts';
import { createPlanText } from './plan-text.ts';
import { plannableSkills } from './plannable-skills.ts';
import type { Reference } from './plan-reference.ts';
import { referencesIn } from './plan-reference.ts';

/** One step of a plan, ready to be called once the steps that it refers to have ended. */
export interface PlanStep {
  /** Its place in the plan, from 0. */
  readonly index: number;
  /** By which later steps refer to it; its skill's name works too. */
  readonly id?: string;
  readonly skill: Skill;
  /** May hold references such as `$job.companyId`. */
  readonly input: unknown;
  readonly references: readonly Reference[];
}

/** A step of a skill that exists, which cannot be called as it was written. */
export interface DroppedStep {
  readonly skill: Skill;
  /** As it was read, without fields that the skill has not; null where there was none. */
  readonly input: unknown;
  readonly why: string;
}

/** What a model's plan asks for, and what of it was left out and why. Problems name steps, skills and parameters. */
export interface Plan {
  /** In the order of the text. */
  readonly steps: readonly PlanStep[];
  readonly problems: readonly string[];
  /** Those of the problems that are steps of a known skill. */
  readonly dropped: readonly DroppedStep[];
  /** The mistakes that were read past, for the hints of the next prompt. */
  readonly mistakes: readonly MistakeClass[];
}

/** Reads a plan while a model writes it. */
export interface PlanReader {
  /** Takes the next piece, cut anywhere, and returns the steps that no later text can change. Each is returned once. */
  push(chunk: string): readonly PlanStep[];
  /** The whole plan: what `push` returned is in it as it was, besides what only the end could tell. */
  end(): Plan;
}

/**
 * Where the text was no YAML as it stood, and what it means was told from what is near. Only the whole text says whether it was YAML after
 * all, so a step with one of these waits for the end; what a step means otherwise is certain at once.
 */
const guesses: ReadonlySet<MistakeClass> = new Set<MistakeClass>([
  'inner-quotes',
  'text-after-quote',
  'unclosed-quote',
  'apostrophe',
  'bad-escape',
  'json-syntax',
  'json-in-text',
  'colon-in-text',
  'indicator-at-start',
  'missing-block',
  'cut-off',
  'syntax',
]);

const limits = { maxLength: 32_768, maxDepth: 16, maxNodes: 2_000 };

interface Step {
  readonly id?: string;
  readonly skill: string;
  readonly input?: Readonly<Record<string, unknown>>;
}
type ReadStep = { readonly step: PlanStep } | { readonly problem: string; readonly dropped?: DroppedStep };

/** What was wrong with a step of this skill. */
const dropStep = (skill: Skill, input: unknown, why: string): ReadStep => ({
  problem: `${skill.name}: ${why}`,
  dropped: { skill, input: input ?? null, why },
});

/** Starts reading one plan over these skills. Never throws for what a model wrote. */
export function createPlanReader(skills: readonly Skill[]): PlanReader {
  const schema = planSchema(skills);
  const byName = plannableSkills(skills);
  const reader = createYamlReader<{ calls: Step[] }>(schema, limits);
  const told = new Map<number, PlanStep>();
  const chunks: string[] = [];
  const planText = createPlanText();
  const jsonSteps = createJsonSteps();

  const take = (step: Step, index: number): ReadStep => {
    const skill = byName.get(step.skill);
    const input = step.input ?? {};
    const references = referencesIn(input);
    if (!skill) return { problem: `unknown skill ${quoted(step.skill)}` };
    if (!references) return dropStep(skill, input, 'a reference that is none; expected $step.field');
    return { step: { index, ...(step.id !== undefined && { id: step.id }), skill, input, references } };
  };
  const reading = { schema, byName, take };
  const toldStep = ({ path, value, mistakes = [] }: FieldEvent): PlanStep[] => {
    const [calls, index] = path;
    if (calls !== 'calls' || typeof index !== 'number' || path.length !== 2 || index >= maxCalls) return [];
    // What the reader leaves out of a step makes it another step.
    if (told.has(index) || mistakes.some((mistake) => mistake === 'extra-key' || guesses.has(mistake))) return [];
    const read = take(value as Step, index);
    if (!('step' in read)) return [];
    told.set(index, read.step);
    return [read.step];
  };

  /** A step of JSON that needs no repair is what it is. */
  const toldJson = ({ index, text }: { index: number; text: string }): PlanStep[] => {
    if (index >= maxCalls || told.has(index)) return [];
    const alone = parseYaml<{ calls: Step[] }>(`{"calls":[${text}]}`, schema, limits);
    const step = alone.ok && alone.repairs.length === 0 ? alone.value.calls[0] : undefined;
    const read = step && take(step, index);
    if (!read || !('step' in read)) return [];
    told.set(index, read.step);
    return [read.step];
  };
  const read = ({ text, json }: PlanPiece): readonly PlanStep[] => {
    chunks.push(text);
    const steps = reader.push(text).flatMap(toldStep);
    return json === '' ? steps : [...steps, ...jsonSteps.push(json).flatMap(toldJson)];
  };

  const collect = (found: readonly ReadStep[], repairs: readonly Repair[], other: readonly string[] = []): Plan => {
    const all = found.map((one, index): ReadStep => {
      const known = told.get(index);
      return known ? { step: known } : one;
    });
    const steps = all.slice(0, maxCalls).flatMap((one) => ('step' in one ? [one.step] : []));
    const wrong = all.slice(0, maxCalls).map((one, index) => ({ one, index }));
    const named = wrong.flatMap(({ one, index }) => ('problem' in one ? [`step ${index + 1}: ${one.problem}`] : []));
    const dropped = wrong.flatMap(({ one }) => ('problem' in one && one.dropped ? [one.dropped] : []));
    const rest =
      all.length > maxCalls ? [`step ${maxCalls + 1} and what follows: a plan has at most ${maxCalls} calls`] : [];
    const lost = [...told.values()].filter(({ index }) => index >= all.length);
    const mistakes = repairs.map((repair) => repair.class);
    if (planText.isCompleted) mistakes.push('missing-level');
    return { steps: [...steps, ...lost], problems: [...named, ...rest, ...other], dropped, mistakes };
  };

  return {
    push: (chunk) => read(planText.push(chunk)),
    end() {
      read(planText.end());
      const whole = reader.end();
      if (whole.ok) {
        const { calls } = whole.value;
        return collect(
          calls.map((step, index) => unlessExtra(take(step, index), whole.repairs, index)),
          whole.repairs,
        );
      }
      const asText = parseYaml<{ calls: unknown[] | null }>(chunks.join(''), textPlanSchema, limits);
      if (asText.ok)
        return collect(
          (asText.value.calls ?? []).map((step, index) => readAlone(step, index, reading)),
          asText.repairs,
        );
      const problems = whole.problems.map(({ message }) => message.slice(0, 300));
      return collect([], whole.repairs, problems);
    },
  };
}

interface Reading {
  readonly schema: JsonSchema;
  readonly byName: ReadonlyMap<string, Skill>;
  readonly take: (step: Step, index: number) => ReadStep;
}

/** A step that fits no skill may do so when it is read alone; then it says what is wrong with it. */
function readAlone(step: unknown, index: number, { schema, byName, take }: Reading): ReadStep {
  const name = typeof step === 'object' && step !== null && 'skill' in step ? step.skill : undefined;
  if (typeof name !== 'string') return { problem: 'names no skill' };
  const alone = parseYaml<{ calls: Step[] }>(JSON.stringify({ calls: [step] }), schema, limits);
  const first = alone.ok ? alone.value.calls[0] : undefined;
  if (first) return unlessExtra(take(first, index), alone.repairs, 0);
  const skill = byName.get(name);
  if (!skill) return { problem: `unknown skill ${quoted(name)}` };
  const reason = alone.ok ? 'does not fit' : alone.problems[0]?.message.replace('calls[0].', '');
  const input = 'input' in (step as object) ? (step as { input: unknown }).input : null;
  return dropStep(skill, input, (reason ?? 'does not fit').slice(0, 300));
}

/** A step that has a parameter which the skill does not have means something that the skill cannot do. */
function unlessExtra(read: ReadStep, repairs: readonly Repair[], index: number): ReadStep {
  const extra = repairs.find(
    ({ class: kind, path }) => kind === 'extra-key' && path[0] === 'calls' && path[1] === index,
  );
  if (!extra || !('step' in read)) return read;
  return dropStep(read.step.skill, read.step.input, `unknown field ${quoted(String(extra.path.at(-1)))}`);
}

const quoted = (text: string) => JSON.stringify(text.slice(0, 60));

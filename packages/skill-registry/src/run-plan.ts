import type { Call, DossierEntry, Skill } from '@trellis/core';
import type { SkillEvent } from './event-queue.ts';
import type { DroppedStep, Plan, PlanStep } from './plan-reader.ts';
import type { CallOptions, SkillRun } from './skill-run.ts';
import { canonicalInput } from './canonical-input.ts';
import { createEventQueue } from './event-queue.ts';
import { createPlanReader } from './plan-reader.ts';
import { resolveReferences } from './plan-reference.ts';

/** What came of a plan. */
export interface PlanRunEnd extends Pick<Plan, 'problems' | 'dropped' | 'mistakes'> {
  /** The calls that were made, references replaced, in the order in which they began. */
  readonly calls: readonly Call[];
  /** How many of them began before the text had ended. */
  readonly early: number;
}

/** Runs calls, and knows what came of each. */
interface Calls {
  begin(call: Call): void;
  /** Undefined while it is under way. */
  result(call: Call): DossierEntry | undefined;
}

/** The graph of a plan's steps: which have begun, and which wait for others. */
function createStepGraph(calls: Calls) {
  const begun = new Map<PlanStep, Call>();
  const waiting = new Set<PlanStep>();
  const added = new Set<number>();
  const problems: string[] = [];
  const dropped: DroppedStep[] = [];

  const named = (name: string) => {
    const all = [...begun.keys(), ...waiting];
    return all.find(({ id }) => id === name) ?? all.find(({ skill }) => skill.name === name);
  };
  const resultOf = (name: string): DossierEntry | undefined => {
    const step = named(name);
    const call = step && begun.get(step);
    return call && calls.result(call);
  };
  const drop = (step: PlanStep, why: string) => {
    waiting.delete(step);
    problems.push(`step ${step.index + 1}: ${step.skill.name}: ${why}`);
    dropped.push({ skill: step.skill, input: step.input, why });
  };
  const begin = (step: PlanStep, input: unknown) => {
    waiting.delete(step);
    const call = { skill: step.skill, input };
    begun.set(step, call);
    calls.begin(call);
  };
  const settle = (step: PlanStep): boolean => {
    const results = step.references.map((reference) => resultOf(reference.step));
    if (results.some((entry) => entry === undefined)) return false;
    const failed = step.references[results.findIndex((entry) => entry?.ok !== true)];
    if (failed) drop(step, `$${failed.step} failed`);
    else {
      const valueOf = (name: string) => {
        const entry = resultOf(name);
        return entry?.ok ? entry.value : undefined;
      };
      const input = resolveReferences(step.input, valueOf);
      if (input === undefined) drop(step, 'it refers to something that the earlier step did not find');
      else begin(step, input);
    }
    return true;
  };
  return {
    begun,
    problems,
    dropped,
    add(step: PlanStep) {
      if (added.has(step.index)) return;
      added.add(step.index);
      if (step.references.length === 0) begin(step, step.input);
      else waiting.add(step);
    },
    /** Begins what no longer waits, and drops what waits for something that failed. */
    settle() {
      while ([...waiting].some(settle));
    },
    /** No call is under way and no text will come: what waits now waits for ever. */
    dropWaiting() {
      for (const step of waiting) drop(step, `no step ${step.references.map((one) => `$${one.step}`).join(', ')} ends`);
    },
  };
}

/**
 * Runs a plan while a model writes it: each call begins with the first character that proves its parameters complete, or when the steps that it
 * refers to have ended. Ends when the text and all calls have; throws what the text throws, after the calls that it had begun. A consumer
 * that stops iterating, or the signal, cancels what nobody else waits for. Steps of a known skill that could not be called end as `NOT_PLANNED`
 * in the dossier.
 */
export async function* runPlan(
  run: SkillRun,
  text: AsyncIterable<string>,
  skills: readonly Skill[],
  { signal, now }: Pick<CallOptions, 'signal'> & { readonly now?: Date } = {},
): AsyncGenerator<SkillEvent, PlanRunEnd, void> {
  signal?.throwIfAborted();
  const queue = createEventQueue();
  const wake = () => queue.wake();
  const calls = createCalls(run, queue);
  const graph = createStepGraph(calls);
  const source = readSteps(text, skills, (steps) => {
    for (const step of steps) graph.add(step);
    graph.settle();
    queue.wake();
  });
  let ended: { readonly plan: Plan; readonly early: number } | { readonly error: unknown } | undefined;
  const reading = source.end.then(
    (plan) => {
      const early = graph.begun.size;
      for (const step of plan.steps) graph.add(step);
      return { plan, early };
    },
    (error: unknown) => ({ error }),
  );
  void reading.then((result) => (ended = result)).finally(() => queue.wake());
  signal?.addEventListener('abort', wake, { once: true });
  try {
    for (;;) {
      signal?.throwIfAborted();
      graph.settle();
      const event = queue.shift();
      if (event) yield event;
      else if (!ended || calls.underWay() > 0) await queue.changed();
      else break;
    }
    if ('error' in ended) throw ended.error;
    graph.dropWaiting();
    const { plan, early } = ended;
    const problems = [...plan.problems, ...graph.problems];
    const dropped = [...plan.dropped, ...graph.dropped];
    tellDropped(run, dropped, now ?? new Date());
    return { calls: [...graph.begun.values()], early, problems, dropped, mistakes: plan.mistakes };
  } finally {
    signal?.removeEventListener('abort', wake);
    calls.leave();
    source.stop();
  }
}

/** What was asked for and never made is known to whoever reads the dossier. */
function tellDropped({ dossier }: SkillRun, dropped: readonly DroppedStep[], now: Date): void {
  const before = dossier.entries.length;
  for (const [index, { skill, input, why }] of dropped.entries()) {
    const source = { id: `p${before + index + 1}`, skill: skill.name, skillVersion: skill.version, input };
    const failure = { code: 'NOT_PLANNED', message: why } as const;
    dossier.add({ ...source, retrievedAt: now.toISOString(), ok: false, failure });
  }
}

/** Every call is a run of its own, so that none waits for another one; their events come out of one queue. */
function createCalls(run: SkillRun, queue: ReturnType<typeof createEventQueue>) {
  const controller = new AbortController();
  const results = new Map<Call, DossierEntry>();
  let count = 0;
  const follow = async (call: Call) => {
    for await (const event of run.run([call], { signal: controller.signal })) queue.push(event);
    const same = canonicalInput(call.input).text;
    const entry = run.dossier.all(call.skill).find(({ input }) => canonicalInput(input).text === same);
    if (entry) results.set(call, entry);
  };
  return {
    begin(call: Call) {
      count += 1;
      const over = () => {
        count -= 1;
        queue.wake();
      };
      follow(call).then(over, over);
    },
    result: (call: Call) => results.get(call),
    underWay: () => count,
    leave: () => controller.abort(new Error('nobody waits for this plan any more')),
  };
}

/** Reads the text to its end in the background and hands on steps as they become certain. */
function readSteps(text: AsyncIterable<string>, skills: readonly Skill[], take: (steps: readonly PlanStep[]) => void) {
  const iterator = text[Symbol.asyncIterator]();
  const reader = createPlanReader(skills);
  let isStopped = false;
  const read = async (): Promise<Plan> => {
    for (;;) {
      const chunk = await iterator.next();
      if (isStopped || chunk.done) return reader.end();
      const steps = reader.push(chunk.value);
      if (steps.length > 0) take(steps);
    }
  };
  return {
    end: read(),
    stop() {
      if (isStopped) return;
      isStopped = true;
      // A model's stream may not answer any more: nobody waits for it.
      void Promise.resolve(iterator.return?.()).catch(() => {});
    },
  };
}

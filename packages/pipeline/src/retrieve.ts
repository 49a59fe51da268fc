import type { AgentEvent, Call, SkillFailureCode } from '@trellis/core';
import { startDeadline } from '@trellis/core';
import { runPlan } from '@trellis/skill-registry';
import { interruptible } from './interruptible.ts';
import { message } from './messages.ts';
import { merge } from './merge.ts';
import { streamPlan } from './models/stream-plan.ts';
import type { MountedAgent } from './mounted-agent.ts';
import { permittedSkills } from './permitted-skills.ts';
import { PipelineError } from './pipeline-error.ts';
import { runTraced, traced, watchCalls } from './run-calls.ts';
import type { Turn } from './turn.ts';
import { contextOf, trace } from './turn.ts';

const maxRounds = 4;
/** The rest of a turn's time belongs to the answer: it is given with what arrived by then. */
const shareOfTurn = 0.6;

/** What retrieval leaves behind besides the dossier. */
export interface Retrieved {
  /** Writes that somebody planned, and that nobody has agreed to. */
  readonly writes: readonly Call[];
  /** What failed or did not come in time; a notice has said so. */
  readonly gaps: readonly string[];
}

/**
 * Fills the dossier. The agent's own plan runs in rounds until it adds nothing; for a free question a small model, where there is one,
 * plans at the same time, and its calls follow.
 */
export async function* retrieve(turn: Turn, mounted: MountedAgent): AsyncGenerator<AgentEvent, Retrieved> {
  const writes = new Map<string, Call>();
  const calls = watchCalls(turn);
  const deadlineMs = turn.deadline.remainingMs() * shareOfTurn;
  using limit = startDeadline({ parent: turn.deadline.signal, deadlineMs, clock: turn.parts.clock });
  try {
    yield* calls.watch(interruptible(gather({ turn, mounted, writes, signal: limit.signal }), limit.signal));
  } catch (error) {
    if (!limit.expired) throw error;
    yield* calls.endOpen();
  }
  const gaps = yield* tellGaps(turn, { known: [], late: limit.expired });
  return { writes: [...writes.values()], gaps };
}

/** Says what could not be looked at, unless that is known already. */
export function* tellGaps(
  turn: Turn,
  { known, late = false }: { known: readonly string[]; late?: boolean },
): Generator<AgentEvent, readonly string[]> {
  const gaps = gapsOf(turn, late).filter((gap) => !known.includes(gap));
  if (gaps.length > 0) {
    const text = `${message('missing', turn.request.member.locale)} ${gaps.join('; ')}.`;
    yield { type: 'notice', code: 'PARTIAL_DATA', text };
  }
  return gaps;
}

/** One retrieval under way. */
interface Retrieval {
  readonly turn: Turn;
  readonly mounted: MountedAgent;
  readonly writes: Map<string, Call>;
  readonly signal: AbortSignal;
}

async function* gather(retrieval: Retrieval): AsyncGenerator<AgentEvent> {
  const { turn } = retrieval;
  const own = runRounds(retrieval);
  if (turn.request.input.kind !== 'question' || !turn.parts.models.small) return yield* own;
  const planned = { calls: 0 };
  yield* merge(own, planWithModel(retrieval, planned));
  // What the model had looked up may be what the agent's own plan waited for.
  if (planned.calls > 0) yield* runRounds(retrieval);
}

async function* runRounds(retrieval: Retrieval): AsyncGenerator<AgentEvent> {
  const { turn, mounted } = retrieval;
  for (let round = 1; round <= maxRounds; round++) {
    const { dossier } = turn.skills;
    const before = dossier.entries.length;
    const calls = mounted.agent.plan({ ...contextOf(turn), dossier });
    checkDeclared(mounted, calls);
    const known = knownCalls(turn);
    const fresh = calls.filter((call) => !known.has(keyOf(call)));
    if (fresh.length > 0)
      trace(turn, { type: 'plan', by: 'agent', round, calls: fresh.map(nameAndInput), problems: [] });
    yield* runCalls(retrieval, calls);
    if (dossier.entries.length === before) return;
  }
}

async function* runCalls(
  { turn, writes, signal }: Omit<Retrieval, 'mounted'>,
  calls: readonly Call[],
): AsyncGenerator<AgentEvent> {
  const known = knownCalls(turn);
  // The registry refuses a write that the member may not make: nobody is asked to agree to it.
  const isHeld = ({ skill }: Call) => skill.effect === 'write' && turn.skills.permits(skill);
  for (const call of calls) if (isHeld(call) && !known.has(keyOf(call))) writes.set(keyOf(call), call);
  yield* runTraced(
    turn,
    calls.filter((call) => !isHeld(call)),
    { signal },
  );
}

const keyOf = ({ skill, input }: Call) => `${skill.name} ${JSON.stringify(input)}`;
const knownCalls = (turn: Turn): ReadonlySet<string> =>
  new Set(
    turn.skills.dossier.entries
      .filter((entry) => entry.ok || entry.failure.code !== 'NOT_PLANNED')
      .map(({ skill, input }) => `${skill} ${JSON.stringify(input)}`),
  );

/** Further reads while an agent answers. Writes and other agents' skills are refused. */
export async function* retrieveMore(
  turn: Turn,
  mounted: MountedAgent,
  calls: readonly Call[],
): AsyncGenerator<AgentEvent, void, void> {
  checkDeclared(mounted, calls);
  yield* runCalls({ turn, writes: new Map(), signal: turn.deadline.signal }, calls);
}

/** The calls that the small model plans, each made as soon as it is written; none when it has no good plan: the agent's own is enough. */
async function* planWithModel(
  { turn, mounted, signal }: Retrieval,
  planned: { calls: number },
): AsyncGenerator<AgentEvent, void> {
  const skills = permittedSkills(mounted.skills, turn.skills);
  const text = streamPlan(turn, { agentId: mounted.id, skills });
  const plan = traced(turn, runPlan(turn.skills, text, skills, { signal, now: turn.now }));
  try {
    const { calls, problems, mistakes } = yield* plan;
    planned.calls = calls.length;
    turn.parts.planMistakes.add(mistakes);
    trace(turn, { type: 'plan', by: 'model', round: 0, calls: calls.map(nameAndInput), problems });
  } catch {
    turn.deadline.signal.throwIfAborted();
  }
}

function checkDeclared(mounted: MountedAgent, calls: readonly Call[]): void {
  for (const { skill } of calls)
    if (!mounted.skills.some((known) => known.name === skill.name && known.version === skill.version))
      throw new PipelineError(mounted.id, 'SKILL_NOT_DECLARED', `plans '${skill.name}', which is not among its skills`);
}

const nameAndInput = ({ skill, input }: Call) => ({ skill: skill.name, input });

/**
 * No accident of this turn: writes wait to be agreed to, what a model asked for in a wrong way the agent's own plan covers, and what a host does
 * without is for the agent to say where it matters.
 */
const noGaps: ReadonlySet<SkillFailureCode> = new Set(['NOT_CONFIRMED', 'NOT_PLANNED', 'NOT_CONFIGURED']);

/** What could not be looked at, each in words. */
function gapsOf(turn: Turn, late: boolean): string[] {
  const { locale } = turn.request.member;
  const failed = turn.skills.dossier.missing.flatMap((entry) =>
    entry.ok || noGaps.has(entry.failure.code) ? [] : [`${nounOf(entry.skill)} ${message(entry.failure.code, locale)}`],
  );
  return [...new Set([...failed, ...(late ? [message('late', locale)] : [])])];
}

/** `get-job` → `job`: how a skill's result is called in a sentence. */
const nounOf = (skill: string) => skill.replace(/^(get|find|search|read)-/, '').replaceAll('-', ' ');

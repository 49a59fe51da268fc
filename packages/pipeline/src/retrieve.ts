import type { AgentEvent, Call } from '@trellis/core';
import { startDeadline } from '@trellis/core';
import { readPlan } from '@trellis/skill-registry';
import { interruptible } from './interruptible.ts';
import { message } from './messages.ts';
import { askForPlan } from './models/ask-for-plan.ts';
import type { MountedAgent } from './mounted-agent.ts';
import { PipelineError } from './pipeline-error.ts';
import { runTraced, watchCalls } from './run-calls.ts';
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
    yield* calls.watch(interruptible(gather(turn, mounted, writes), limit.signal));
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

async function* gather(turn: Turn, mounted: MountedAgent, writes: Map<string, Call>): AsyncGenerator<AgentEvent> {
  const modelPlan = turn.request.input.kind === 'question' ? planWithModel(turn, mounted) : Promise.resolve([]);
  modelPlan.catch(() => {}); // It is awaited below; until then a failure must not count as unhandled.
  yield* runRounds(turn, mounted, writes);
  const extra = await modelPlan;
  if (extra.length === 0) return;
  const before = turn.skills.dossier.entries.length;
  yield* runCalls(turn, extra, writes);
  if (turn.skills.dossier.entries.length > before) yield* runRounds(turn, mounted, writes);
}

async function* runRounds(turn: Turn, mounted: MountedAgent, writes: Map<string, Call>): AsyncGenerator<AgentEvent> {
  for (let round = 1; round <= maxRounds; round++) {
    const { dossier } = turn.skills;
    const before = dossier.entries.length;
    const calls = mounted.agent.plan({ ...contextOf(turn), dossier });
    checkDeclared(mounted, calls);
    const known = knownCalls(turn);
    const fresh = calls.filter((call) => !known.has(keyOf(call)));
    if (fresh.length > 0)
      trace(turn, { type: 'plan', by: 'agent', round, calls: fresh.map(nameAndInput), problems: [] });
    yield* runCalls(turn, calls, writes);
    if (dossier.entries.length === before) return;
  }
}

async function* runCalls(turn: Turn, calls: readonly Call[], writes: Map<string, Call>): AsyncGenerator<AgentEvent> {
  const known = knownCalls(turn);
  for (const call of calls) if (call.skill.effect === 'write' && !known.has(keyOf(call))) writes.set(keyOf(call), call);
  const reads = calls.filter((call) => call.skill.effect === 'read');
  yield* runTraced(turn, reads);
}

const keyOf = ({ skill, input }: Call) => `${skill.name} ${JSON.stringify(input)}`;
const knownCalls = (turn: Turn): ReadonlySet<string> =>
  new Set(turn.skills.dossier.entries.map(({ skill, input }) => `${skill} ${JSON.stringify(input)}`));

/** Further reads while an agent answers. Writes and other agents' skills are refused. */
export async function* retrieveMore(
  turn: Turn,
  mounted: MountedAgent,
  calls: readonly Call[],
): AsyncGenerator<AgentEvent, void, void> {
  checkDeclared(mounted, calls);
  yield* runCalls(turn, calls, new Map());
}

/** The calls that the small model wants; none when it has no good plan: the agent's own is enough. */
async function planWithModel(turn: Turn, mounted: MountedAgent): Promise<readonly Call[]> {
  if (!turn.parts.models.small) return [];
  let answer: string;
  try {
    answer = await askForPlan(turn, mounted);
  } catch {
    return [];
  }
  const { calls, problems, mistakes } = readPlan(answer, mounted.skills);
  turn.parts.planMistakes.add(mistakes);
  trace(turn, { type: 'plan', by: 'model', round: 0, calls: calls.map(nameAndInput), problems });
  return calls;
}

function checkDeclared(mounted: MountedAgent, calls: readonly Call[]): void {
  for (const { skill } of calls)
    if (!mounted.skills.some((known) => known.name === skill.name && known.version === skill.version))
      throw new PipelineError(mounted.id, 'SKILL_NOT_DECLARED', `plans '${skill.name}', which is not among its skills`);
}

const nameAndInput = ({ skill, input }: Call) => ({ skill: skill.name, input });

/** What could not be looked at, each in words. */
function gapsOf(turn: Turn, late: boolean): string[] {
  const { locale } = turn.request.member;
  const failed = turn.skills.dossier.missing.flatMap((entry) =>
    entry.ok || entry.failure.code === 'NOT_CONFIRMED'
      ? []
      : [`${nounOf(entry.skill)} ${message(entry.failure.code, locale)}`],
  );
  return [...new Set([...failed, ...(late ? [message('late', locale)] : [])])];
}

/** `get-job` → `job`: how a skill's result is called in a sentence. */
const nounOf = (skill: string) => skill.replace(/^(get|find)-/, '').replaceAll('-', ' ');

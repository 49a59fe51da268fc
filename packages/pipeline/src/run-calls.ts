import type { AgentEvent, Call } from '@trellis/core';
import type { CallOptions, SkillEvent } from '@trellis/skill-registry';
import type { Turn } from './turn.ts';
import { trace } from './turn.ts';

/** Runs calls and traces what came of each. */
export const runTraced = (turn: Turn, calls: readonly Call[], options: CallOptions = {}) =>
  traced(turn, turn.skills.run(calls, options));

/** Traces what came of each call of a run. */
export async function* traced<R>(
  turn: Turn,
  run: AsyncGenerator<SkillEvent, R, void>,
): AsyncGenerator<AgentEvent, R, void> {
  try {
    for (;;) {
      const step = await run.next();
      if (step.done) return step.value;
      const event = step.value;
      yield event;
      if (event.type !== 'skill-end') continue;
      const entry = turn.skills.dossier.entries.find(({ id }) => id === event.callId);
      if (entry) trace(turn, { type: 'call', entry, ms: event.ms });
    }
  } finally {
    run.return(undefined as never).catch(() => {});
  }
}

/** Remembers which calls are under way, so that those that are abandoned can be ended for whoever watches. */
export function watchCalls(turn: Turn) {
  const { clock } = turn.parts;
  const open = new Map<string, { skill: string; startedAt: number }>();
  return {
    async *watch(events: AsyncIterable<AgentEvent>): AsyncGenerator<AgentEvent, void, void> {
      for await (const event of events) {
        if (event.type === 'skill-start') open.set(event.callId, { skill: event.skill, startedAt: clock.now() });
        if (event.type === 'skill-end') open.delete(event.callId);
        yield event;
      }
    },
    *endOpen(): Generator<AgentEvent> {
      for (const [callId, { skill, startedAt }] of open)
        yield { type: 'skill-end', callId, skill, ok: false, ms: clock.now() - startedAt };
      open.clear();
    },
  };
}

import type { AssistantEvent, Clock, LoggedEvent } from '@trellis/core';
import { DeadlineError, raceSignal, startDeadline } from '@trellis/core';
import type { TurnRequest } from '@trellis/pipeline';
import { toStoredTurn } from './stored-turn.ts';
import type { RunningTurn, TurnRunnerOptions } from './turn-runner.ts';

/** A pipeline that hears of a deadline or a stop ends the turn by itself; after so long it is abandoned. */
const pipelineGraceMs = 2_000;

/** Feeds the log until the turn's end. Whatever the pipeline does, the log gets its `turn-end` within the deadline. */
export async function runToEnd(
  live: RunningTurn,
  request: Omit<TurnRequest, 'signal'>,
  options: TurnRunnerOptions & { clock: Clock },
): Promise<void> {
  const { pipeline, clock, deadlineMs = 60_000 } = options;
  const startedAt = new Date(clock.now()).toISOString();
  const end = async (event: LoggedEvent) => {
    await save(live, { request, startedAt, end: event }, options);
    append(live, event, options);
  };
  using watchdog = startDeadline({
    parent: new AbortController().signal,
    deadlineMs: deadlineMs + pipelineGraceMs,
    clock,
  });
  const stopped = stopWithGrace(live.stop.signal, clock);
  const limit = AbortSignal.any([watchdog.signal, stopped.signal]);
  let events: AsyncIterator<LoggedEvent> | undefined;
  try {
    events = pipeline.runTurn({ deadlineMs, ...request, signal: live.stop.signal })[Symbol.asyncIterator]();
    for (;;) {
      const step = await raceSignal(events.next(), limit);
      if (step.done) throw new Error('the pipeline ended a turn without turn-end');
      if (step.value.type === 'turn-end') return await end(step.value);
      append(live, step.value, options);
    }
  } catch (error) {
    // The pipeline broke its promise. The member still gets an end.
    events?.return?.()?.catch(() => {});
    const closing = endOfBroken(error, live);
    for (const event of closing.slice(0, -1)) append(live, { ...event, seq: live.log.events.length }, options);
    const last = closing.at(-1);
    if (last && !live.log.ended) await end({ ...last, seq: live.log.events.length });
  } finally {
    stopped.dispose();
  }
}

/** Aborts some time after `stop` did: a pipeline that hears it ends the turn by itself before that. */
function stopWithGrace(stop: AbortSignal, clock: Clock) {
  const controller = new AbortController();
  let cancel = () => {};
  const onStop = () => {
    cancel = clock.startTimer(pipelineGraceMs, () => controller.abort(stop.reason));
  };
  if (stop.aborted) onStop();
  else stop.addEventListener('abort', onStop, { once: true });
  return {
    signal: controller.signal,
    dispose() {
      cancel();
      stop.removeEventListener('abort', onStop);
    },
  };
}

function endOfBroken(error: unknown, live: RunningTurn): AssistantEvent[] {
  if (live.log.ended) return [];
  if (live.stop.signal.aborted) return [{ type: 'turn-end', outcome: 'stopped' }];
  const code = error instanceof DeadlineError ? 'DEADLINE' : 'AGENT_FAILED';
  const message = 'Something went wrong while answering. Please try again.';
  return [
    { type: 'error', code, message, retryable: true },
    { type: 'turn-end', outcome: 'failed' },
  ];
}

function append(live: RunningTurn, event: LoggedEvent, { observers = [] }: TurnRunnerOptions): void {
  live.log.append(event);
  for (const observer of observers) observer.event?.(live, event);
}

/** Before the end is told, so that whoever saw the end finds the turn in the store. A store that is down does not hold the end back. */
async function save(
  live: RunningTurn,
  turn: { request: Omit<TurnRequest, 'signal'>; startedAt: string; end: LoggedEvent },
  options: TurnRunnerOptions & { clock: Clock },
): Promise<void> {
  if (live.forgotten) return;
  const { clock, store, pipeline, saveDeadlineMs = 5_000 } = options;
  const stored = toStoredTurn({
    request: turn.request,
    question: live.question,
    events: [...live.log.events, turn.end],
    agents: pipeline.agents,
    startedAt: turn.startedAt,
    endedAt: new Date(clock.now()).toISOString(),
  });
  using deadline = startDeadline({
    parent: new AbortController().signal,
    deadlineMs: saveDeadlineMs,
    clock,
  });
  try {
    await raceSignal(store.saveTurn(live.owner, stored), deadline.signal);
  } catch (error) {
    for (const observer of options.observers ?? []) observer.saveFailed?.(live, error);
  }
}

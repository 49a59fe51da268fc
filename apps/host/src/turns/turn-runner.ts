import type { Clock, ConversationStore, LoggedEvent, Owner } from '@trellis/core';
import { raceSignal, startDeadline, systemClock } from '@trellis/core';
import type { TurnRequest } from '@trellis/pipeline';
import type { EarlierTurn } from '../wire/ag-ui-encoder.ts';
import { HostError } from '../host-error.ts';
import { runToEnd } from './run-to-end.ts';
import type { TurnLog } from './turn-log.ts';
import { createTurnLog } from './turn-log.ts';

/** What runs turns: `Pipeline` does. */
export interface TurnSource {
  readonly agents: readonly { readonly id: string; readonly version: string }[];
  runTurn(request: TurnRequest): AsyncIterable<LoggedEvent>;
}

/** A turn to start: the pipeline's request with what the host keeps about it. */
export interface NewTurn {
  readonly request: Omit<TurnRequest, 'signal'>;
  readonly question: string;
  readonly earlier: readonly EarlierTurn[];
}

/** A turn that runs, or ran a moment ago. */
export interface LiveTurn {
  readonly id: string;
  readonly conversationId: string;
  readonly owner: Owner;
  readonly question: string;
  readonly earlier: readonly EarlierTurn[];
  readonly log: TurnLog;
}

/** What the host reports about its turns. Must not throw. */
export interface TurnObserver {
  turnStarted?(turn: LiveTurn): void;
  event?(turn: LiveTurn, event: LoggedEvent): void;
  turnEnded?(turn: LiveTurn): void;
  saveFailed?(turn: LiveTurn, error: unknown): void;
}

export interface TurnRunnerOptions {
  readonly pipeline: TurnSource;
  readonly store: ConversationStore;
  readonly observers?: readonly TurnObserver[];
  readonly clock?: Clock;
  /** Turns of one member that may run at once; 3 when absent. */
  readonly maxPerMember?: number;
  /** Turns of all members that may run at once; 500 when absent. */
  readonly maxTurns?: number;
  /** How long the log of a finished turn stays in memory; 5 minutes when absent. The store has it after that. */
  readonly retentionMs?: number;
  /** Logs of finished turns in memory, at most; 50 when absent. The oldest go first. */
  readonly maxFinished?: number;
  /** For a turn; 60 s when absent. A pipeline that overstays by two seconds is abandoned. */
  readonly deadlineMs?: number;
  /** For saving a turn; 5 s when absent. */
  readonly saveDeadlineMs?: number;
}

/** Runs turns to their end, whether or not anybody listens. */
export interface TurnRunner {
  /** Throws `TOO_MANY_TURNS`, `CONVERSATION_BUSY` or `SHUTTING_DOWN`. */
  start(turn: NewTurn): LiveTurn;
  /** A turn of that owner which is still in memory. */
  find(owner: Owner, turnId: string): LiveTurn | undefined;
  /** False when there is no such turn in memory. Stopping one that has ended changes nothing. */
  stop(owner: Owner, turnId: string): boolean;
  /** Throws what `start` would throw. */
  check(owner: Owner, conversationId: string): void;
  /** Stops the turns of an owner, or of one conversation, and keeps nothing of them. Resolves to their number when they are gone. */
  forget(owner: Owner, conversationId?: string): Promise<number>;
  /** Takes no more turns, lets the present ones end for `graceMs`, then stops them. Resolves when all have ended. */
  close(graceMs: number): Promise<void>;
  readonly running: number;
}

/** A turn with what the runner does to it. */
export interface RunningTurn extends LiveTurn {
  readonly stop: AbortController;
  readonly done: Promise<void>;
  /** Nothing of it is to be kept. */
  forgotten: boolean;
  finished: boolean;
}

const sameOwner = (a: Owner, b: Owner) => a.tenant === b.tenant && a.memberId === b.memberId;

/** Creates the place where a host's turns run. */
export function createTurnRunner(options: TurnRunnerOptions): TurnRunner {
  return new Runner(options);
}

class Runner implements TurnRunner {
  private readonly options: TurnRunnerOptions & { readonly clock: Clock };
  private readonly turns = new Map<string, RunningTurn>();
  private closing = false;

  constructor(options: TurnRunnerOptions) {
    this.options = { ...options, clock: options.clock ?? systemClock };
  }

  get running(): number {
    return this.present().length;
  }

  check(owner: Owner, conversationId: string): void {
    const { maxPerMember = 3, maxTurns = 500 } = this.options;
    if (this.closing) throw new HostError('SHUTTING_DOWN', 'The assistant is restarting.', { retryAfterSeconds: 5 });
    const present = this.present();
    if (present.some((turn) => turn.conversationId === conversationId && sameOwner(turn.owner, owner))) {
      throw new HostError('CONVERSATION_BUSY', 'The last question of this conversation is still being answered.', {
        field: 'conversationId',
        retryAfterSeconds: 2,
      });
    }
    const ofMember = present.filter((turn) => sameOwner(turn.owner, owner)).length;
    if (ofMember >= maxPerMember || present.length >= maxTurns) {
      const message = 'Too many questions are being answered at once. Please try again in a moment.';
      throw new HostError('TOO_MANY_TURNS', message, { retryAfterSeconds: 2 });
    }
  }

  start({ request, question, earlier }: NewTurn): LiveTurn {
    const owner: Owner = { tenant: request.tenant, memberId: request.member.id };
    this.check(owner, request.conversationId);
    const { promise, resolve } = Promise.withResolvers<void>();
    const live: RunningTurn = {
      id: request.turnId,
      conversationId: request.conversationId,
      owner,
      question,
      earlier,
      log: createTurnLog(),
      stop: new AbortController(),
      done: promise,
      forgotten: false,
      finished: false,
    };
    this.turns.set(live.id, live);
    for (const observer of this.options.observers ?? []) observer.turnStarted?.(live);
    void this.run(live, request).finally(resolve);
    return live;
  }

  find(owner: Owner, turnId: string): RunningTurn | undefined {
    const turn = this.turns.get(turnId);
    return turn && !turn.forgotten && sameOwner(turn.owner, owner) ? turn : undefined;
  }

  stop(owner: Owner, turnId: string): boolean {
    const turn = this.find(owner, turnId);
    turn?.stop.abort(new Error('stopped by the member'));
    return turn !== undefined;
  }

  async forget(owner: Owner, conversationId?: string): Promise<number> {
    const gone = [...this.turns.values()].filter(
      (turn) =>
        sameOwner(turn.owner, owner) && (conversationId === undefined || turn.conversationId === conversationId),
    );
    for (const turn of gone) {
      turn.forgotten = true;
      turn.stop.abort(new Error('forgotten'));
    }
    await Promise.all(gone.map((turn) => turn.done));
    for (const turn of gone) this.turns.delete(turn.id);
    return gone.length;
  }

  async close(graceMs: number): Promise<void> {
    this.closing = true;
    const all = Promise.all(this.present().map((turn) => turn.done));
    using grace = startDeadline({
      parent: new AbortController().signal,
      deadlineMs: graceMs,
      clock: this.options.clock,
    });
    await raceSignal(all, grace.signal).catch(() => {
      for (const turn of this.present()) turn.stop.abort(new Error('the host is shutting down'));
    });
    await all;
  }

  private present(): RunningTurn[] {
    return [...this.turns.values()].filter((turn) => !turn.finished);
  }

  private async run(live: RunningTurn, request: NewTurn['request']): Promise<void> {
    const { observers = [], retentionMs = 5 * 60_000, maxFinished = 50, clock } = this.options;
    await runToEnd(live, request, this.options);
    live.finished = true;
    for (const observer of observers) observer.turnEnded?.(live);
    if (live.forgotten) this.turns.delete(live.id);
    else startForgetting(this.turns, live.id, { clock, retentionMs });
    const finished = [...this.turns.values()].filter((turn) => turn.finished);
    for (const turn of finished.slice(0, Math.max(0, finished.length - maxFinished))) this.turns.delete(turn.id);
  }
}

/** Outside of the runner's methods: a timer must not hold what they hold, or the log would stay as long as the timer. */
function startForgetting(
  turns: Map<string, unknown>,
  turnId: string,
  { clock, retentionMs }: { clock: Clock; retentionMs: number },
): void {
  clock.startTimer(retentionMs, () => turns.delete(turnId));
}

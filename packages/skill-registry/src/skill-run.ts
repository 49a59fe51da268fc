import type { Call, Clock, GrowingDossier, Member, Skill } from '@trellis/core';
import { createDossier } from '@trellis/core';
import type { Dispatcher } from './dispatch/dispatcher.ts';
import type { OutputBudget } from './dispatch/trim-output.ts';
import type { EventQueue, SkillEvent } from './event-queue.ts';
import type { SkillSettings } from './catalogue/skill-settings.ts';
import type { PreparedSkill } from './prepare-skill.ts';
import { canonicalInput } from './canonical-input.ts';
import { createEventQueue } from './event-queue.ts';
import { skillKey } from './prepare-skill.ts';
import { refusalOf } from './refusal.ts';
import { runCall } from './run-call.ts';
import { createSlots } from './slots.ts';

/** The calls of one turn, and what came of them. */
export interface SkillRun {
  /** Grows while calls end. A call that was made twice is one entry. */
  readonly dossier: GrowingDossier;
  /** Whether a call of this skill can be sent in this turn: the host has it, for this tenant, and the token has its scopes. What cannot be is not worth planning. */
  permits(skill: Skill): boolean;
  /**
   * Runs calls side by side and yields their events as they happen; when it ends, the dossier has an entry for each. Never throws for a
   * call that fails. A call of this turn that ended before is not run again and has no new events; one that is still under way is waited
   * for. A consumer that stops iterating cancels what nobody else waits for.
   */
  run(calls: readonly Call[], options?: CallOptions): AsyncGenerator<SkillEvent, void, void>;
}

export interface CallOptions {
  /** The member has agreed to these writes. */
  readonly confirmed?: boolean;
  /** Ends the run at once, with its reason, and cancels what nobody else waits for. The turn goes on. */
  readonly signal?: AbortSignal;
}

export interface SkillRunOptions {
  readonly clock: Clock;
  readonly maxResponseBytes: number;
  readonly token?: string | undefined;
  readonly scopes?: readonly string[] | undefined;
  readonly tenant?: string | undefined;
  readonly member?: Member | undefined;
  readonly dispatcher: Dispatcher;
  readonly outputBudget: OutputBudget;
  readonly prepared: ReadonlyMap<string, PreparedSkill>;
  readonly settings: SkillSettings;
  readonly perTurn: number;
  readonly callMs: number;
  /** By the clock, in milliseconds. */
  readonly endsAt: number;
  readonly signal: AbortSignal;
  readonly retrievedAt?: Date | undefined;
  /** Calls that are under way, so that closing the registry can end them. */
  readonly active: Set<AbortController>;
}

/** One call under way, shared by everybody who asked for it. */
interface Task {
  readonly id: string;
  readonly controller: AbortController;
  /** In the order in which they came. The first one gets the events. */
  readonly watchers: Set<EventQueue>;
}

/** The calls of one turn. Holds no timer and no listener between calls. */
export function createSkillRun(options: SkillRunOptions): SkillRun {
  const dossier = createDossier();
  const slots = createSlots(options.perTurn);
  const tasks = new Map<string, Task | 'ended'>();
  let count = 0;

  function start(call: Call, key: string, context: { confirmed: boolean; queue: EventQueue }): void {
    const task: Task = { id: `e${++count}`, controller: new AbortController(), watchers: new Set([context.queue]) };
    tasks.set(key, task);
    options.active.add(task.controller);
    const emit = (event: SkillEvent) => [...task.watchers][0]?.push(event);
    const cancelled = task.controller.signal;
    void settle(task, key, runCall(call, { ...options, ...context, id: task.id, cancelled, slots, emit }));
  }

  async function settle(task: Task, key: string, running: ReturnType<typeof runCall>): Promise<void> {
    const { entry, end } = await running;
    options.active.delete(task.controller);
    const [first] = task.watchers;
    if (!first) return;
    tasks.set(key, 'ended');
    dossier.add(entry);
    first.push(end);
    for (const watcher of task.watchers) watcher.wake();
  }

  function leave(key: string, queue: EventQueue, unread: readonly SkillEvent[]): void {
    const task = tasks.get(key);
    if (task === undefined || task === 'ended' || !task.watchers.delete(queue)) return;
    const [heir] = task.watchers;
    if (heir) {
      for (const event of unread) if (event.callId === task.id) heir.push(event);
      return;
    }
    // Forgotten, not failed: whoever asks again gets a new call.
    tasks.delete(key);
    task.controller.abort(new Error('nobody waits for this call any more'));
  }

  async function* run(
    calls: readonly Call[],
    { confirmed = false, signal }: CallOptions = {},
  ): AsyncGenerator<SkillEvent, void, void> {
    const queue = createEventQueue();
    const keys = new Set<string>();
    const wake = () => queue.wake();
    signal?.throwIfAborted();
    signal?.addEventListener('abort', wake, { once: true });
    for (const call of calls) {
      const key = callKey(call, confirmed);
      if (keys.has(key)) continue;
      keys.add(key);
      const known = tasks.get(key);
      if (known === undefined) start(call, key, { confirmed, queue });
      else if (known !== 'ended') known.watchers.add(queue);
    }
    try {
      for (;;) {
        signal?.throwIfAborted();
        const event = queue.shift();
        if (event) yield event;
        else if ([...keys].every((key) => tasks.get(key) === 'ended')) return;
        else await queue.changed();
      }
    } finally {
      signal?.removeEventListener('abort', wake);
      const unread = [];
      for (let event = queue.shift(); event; event = queue.shift()) unread.push(event);
      for (const key of keys) leave(key, queue, unread);
    }
  }

  return { dossier, run, permits: (skill) => refusalOf(skill, options) === undefined };
}

/** Equal for calls that are the same call. An unconfirmed write is another call than the confirmed one. */
function callKey({ skill, input }: Call, confirmed: boolean): string {
  let text: string;
  try {
    text = canonicalInput(input).text;
  } catch {
    text = 'not JSON';
  }
  return `${skillKey(skill)} ${skill.effect === 'write' && confirmed ? 'confirmed' : ''} ${text}`;
}

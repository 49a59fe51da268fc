import type { AgentEvent } from '@trellis/core';

export type SkillEvent = Extract<AgentEvent, { type: 'skill-start' | 'skill-end' }>;

/** Events on their way from calls that run to the one consumer that iterates. */
export interface EventQueue {
  push(event: SkillEvent): void;
  /** Takes out the oldest one. */
  shift(): SkillEvent | undefined;
  /** Makes a pending `changed` resolve. */
  wake(): void;
  /** Resolves with the next `push` or `wake`. */
  changed(): Promise<void>;
}

export function createEventQueue(): EventQueue {
  const events: SkillEvent[] = [];
  let wake = () => {};
  return {
    push(event) {
      events.push(event);
      wake();
    },
    shift: () => events.shift(),
    wake: () => wake(),
    changed: () =>
      new Promise((resolve) => {
        wake = resolve;
      }),
  };
}

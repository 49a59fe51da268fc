import type { Owner, StoredTurn } from '@trellis/core';
import { randomUUID } from 'node:crypto';

/** A member that no other test knows. */
export const someOwner = (): Owner => ({ tenant: `tenant-${randomUUID()}`, memberId: `member-${randomUUID()}` });

/** A turn in a conversation of its own, unless told otherwise. */
export function someTurn(change: Partial<StoredTurn> = {}): StoredTurn {
  return {
    id: randomUUID(),
    conversationId: randomUUID(),
    input: { kind: 'question', text: 'Am I a good fit?' },
    question: 'Am I a good fit?',
    view: { job: { type: 'job', id: 'job-7' } },
    agentId: 'job-fit',
    agentVersion: '1.2.3',
    outcome: 'answered',
    degraded: 'no-model',
    answer: 'Yes, mostly.',
    events: [
      { type: 'turn-start', turnId: 't', conversationId: 'c', seq: 0 },
      { type: 'turn-end', outcome: 'answered', seq: 1 },
    ],
    startedAt: '2026-03-01T10:00:00.000Z',
    endedAt: '2026-03-01T10:00:02.500Z',
    ...change,
  };
}

/** `minute` minutes past ten. */
export const at = (minute: number) => `2026-03-01T10:${String(minute).padStart(2, '0')}:00.000Z`;

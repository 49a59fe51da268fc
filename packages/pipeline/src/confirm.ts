import type { Call, TurnInput } from '@trellis/core';
import type { MountedAgent } from './mounted-agent.ts';
import type { Turn } from './turn.ts';
import type { TurnEvent } from './turn-event.ts';

const validForMs = 15 * 60_000;

/** Asks the member about each write, and keeps it until they answer. */
export async function* requestConfirmations(
  turn: Turn,
  mounted: MountedAgent,
  writes: readonly Call[],
): AsyncGenerator<TurnEvent> {
  const { clock, createId, confirmations } = turn.parts;
  for (const call of writes) {
    const id = `c-${createId()}`;
    const expiresAt = clock.now() + validForMs;
    await confirmations.put({
      id,
      owner: ownerOf(turn),
      agentId: mounted.id,
      question: turn.question,
      call,
      expiresAt,
    });
    yield {
      type: 'confirm-request',
      confirmationId: id,
      skill: call.skill.name,
      summary: call.skill.description,
      input: call.input,
      expiresAt: new Date(expiresAt).toISOString(),
    };
  }
}

export type Confirmed =
  | { readonly kind: 'run'; readonly agentId: string; readonly question: string; readonly call: Call }
  | { readonly kind: 'rejected' | 'expired' };

/** What the member decided. Each pending write is used up by the first word on it. */
export async function confirmedCall(turn: Turn, input: Extract<TurnInput, { kind: 'confirm' }>): Promise<Confirmed> {
  const { confirmations, clock } = turn.parts;
  const pending = await confirmations.take(ownerOf(turn), input.confirmationId, clock.now());
  if (!pending) return { kind: 'expired' };
  if (input.decision === 'reject') return { kind: 'rejected' };
  const { agentId, question, call } = pending;
  return { kind: 'run', agentId, question, call: input.decision === 'edit' ? { ...call, input: input.input } : call };
}

const ownerOf = ({ request }: Turn) => ({ tenant: request.tenant, memberId: request.member.id });

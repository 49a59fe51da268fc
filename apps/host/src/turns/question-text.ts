import type { EntityRef, Member, TurnInput, View } from '@trellis/core';
import { localize } from '@trellis/core';
import type { Pipeline } from '@trellis/pipeline';
import { readEntity } from '../entity-view.ts';
import { HostError } from '../host-error.ts';
import type { NetworkClient } from '../network-client.ts';

export interface AskedQuestion {
  readonly input: TurnInput;
  readonly view: View;
  readonly member: Member;
  readonly token: string;
}

const decisions = { accept: 'Yes, go ahead.', reject: 'No, leave it.', edit: 'Yes, with changes.' } as const;

/**
 * The question as the member would put it: their own words, or the text of the starter they tapped. Throws `INVALID_REQUEST` for an agent
 * or a starter that is not there.
 */
export async function questionText(
  parts: { pipeline: Pipeline; network: NetworkClient },
  { input, view, member, token }: AskedQuestion,
): Promise<string> {
  if (input.kind === 'question') return input.text;
  if (input.kind === 'confirm') return decisions[input.decision];
  const agent = parts.pipeline.agents.find(({ id }) => id === input.agentId)?.agent;
  if (!agent) throw new HostError('INVALID_REQUEST', "'input.agentId': no such agent.", { field: 'input.agentId' });
  if (typeof agent.starters !== 'function') {
    const starter = agent.starters.find(({ id }) => id === input.starterId);
    return starter ? localize(starter.text, member.locale) : unknownStarter();
  }
  // Starters that depend on the entity in view can only be known by looking at it.
  const inView = agent.surfaces.map((surface) => view[surface]).filter((ref): ref is EntityRef => ref !== undefined);
  for (const ref of inView) {
    const entity = await readEntity(parts.network, { ...ref, token });
    const starters = parts.pipeline.starters({ member, entity });
    const starter = starters.find(({ agentId, id }) => agentId === input.agentId && id === input.starterId);
    if (starter) return localize(starter.text, member.locale);
  }
  return unknownStarter();
}

function unknownStarter(): never {
  throw new HostError('INVALID_REQUEST', "'input.starterId': this agent offers no such starter here.", {
    field: 'input.starterId',
  });
}

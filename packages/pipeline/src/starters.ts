import type { Starter, StarterContext, View } from '@trellis/core';
import type { MountedAgent } from './mounted-agent.ts';

/** A starter together with the agent that answers it. */
export type OfferedStarter = Starter & { readonly agentId: string };

/** Every starter for the entity in view; those of an agent whose starters cannot be made are left out, and those that nobody answers. */
export function startersFor(agents: readonly MountedAgent[], context: StarterContext): readonly OfferedStarter[] {
  return openingFirst(
    agents
      .filter(({ agent }) => agent.surfaces.includes(context.entity.type))
      .map((mounted) => offered(agents, mounted, context)),
  );
}

/** The fixed starters of agents that are offered on what is in view; with nothing in view, those of all agents. */
export function fixedStarters(agents: readonly MountedAgent[], view: View): readonly OfferedStarter[] {
  const inView = typesInView(view);
  return openingFirst(
    agents
      .filter(({ agent }) => inView.length === 0 || agent.surfaces.some((surface) => inView.includes(surface)))
      .map((mounted) => offered(agents, mounted)),
  );
}

/** The fixed starter that is meant, whoever offers it. One that depends on an entity cannot be found without it. */
export function findStarter(
  agents: readonly MountedAgent[],
  meant: { readonly agentId: string; readonly starterId: string },
): OfferedStarter | undefined {
  return fixedStarters(agents, {}).find(({ id, agentId }) => id === meant.starterId && agentId === meant.agentId);
}

/** What kinds of entity the member looks at. */
export const typesInView = (view: View): readonly string[] =>
  Object.entries(view).flatMap(([type, entity]) => (entity ? [type] : []));

/** What each agent offers stays together. Those with an opening question come first, else it is the order of mounting. */
function openingFirst(byAgent: readonly (readonly OfferedStarter[])[]): readonly OfferedStarter[] {
  const opens = (starters: readonly OfferedStarter[]) => starters.some(({ opening }) => opening === true);
  return [...byAgent.filter(opens), ...byAgent.filter((starters) => !opens(starters))].flat();
}

function offered(
  agents: readonly MountedAgent[],
  { agent, id }: MountedAgent,
  context?: StarterContext,
): readonly OfferedStarter[] {
  const { starters } = agent;
  try {
    const list = typeof starters !== 'function' ? starters : context ? starters(context) : [];
    return list
      .map((starter) => ({ ...starter, agentId: starter.agentId ?? id }))
      .filter(({ agentId }) => agents.some((known) => known.id === agentId));
  } catch {
    return [];
  }
}

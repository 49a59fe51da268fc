import type { Agent } from '@trellis/core';
import { loadMountedAgents } from '../../mounted-agents.ts';
import { InputError } from '../input-error.ts';

/** The agents of this host, or the one of this id. Throws an `InputError` that names those there are. */
export async function agentsNamed(id: string | undefined): Promise<readonly Agent[]> {
  const agents = await loadMountedAgents();
  const named = id === undefined ? agents : agents.filter((agent) => agent.id === id);
  if (named.length > 0) return named;
  const ids = agents.map((agent) => agent.id).join(', ');
  throw new InputError('UNKNOWN_AGENT', `--agent ${id}: no such agent; there are ${ids}`);
}

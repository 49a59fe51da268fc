import { readFile } from 'node:fs/promises';
import type { Agent } from '@trellis/core';

/**
 * The agents of this host: those of its dependencies whose package.json says `"trellis": "agent"`. Mounting another one is a line among the
 * dependencies and nothing else.
 */
export async function loadMountedAgents(manifest = new URL('../package.json', import.meta.url)): Promise<Agent[]> {
  const { dependencies = {} } = JSON.parse(await readFile(manifest, 'utf8')) as { dependencies?: object };
  const names = Object.keys(dependencies).filter((name) => name.includes('/'));
  const agents = await Promise.all(names.map(loadIfAgent));
  return agents.filter((agent) => agent !== undefined);
}

async function loadIfAgent(name: string): Promise<Agent | undefined> {
  const manifest = await readFile(new URL(import.meta.resolve(`${name}/package.json`)), 'utf8').catch(() => '{}');
  if ((JSON.parse(manifest) as { trellis?: unknown }).trellis !== 'agent') return undefined;
  const { agent } = (await import(name)) as { agent?: Agent };
  if (!agent) throw new Error(`${name} says that it is an agent, but exports no 'agent'`);
  return agent;
}

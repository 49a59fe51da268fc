import { readFile } from 'node:fs/promises';
import { load } from 'js-yaml';
import type { RoutingData } from './routing/route-cases.ts';

/**
 * What no agent of a professional network answers, alone or as a follow-up, from this package's own data: what a host's router learns besides
 * its agents.
 */
export async function readOutOfScope(): Promise<Required<RoutingData['outOfScope']>> {
  const file = await readFile(new URL('../data/out-of-scope.yaml', import.meta.url), 'utf8');
  return load(file) as Required<RoutingData['outOfScope']>;
}

import type { DossierEntry, Skill } from '@trellis/core';
import { defineSkill } from '@trellis/core';
import { Type } from 'typebox';
import { createSkillRegistry } from '../index.ts';
import type { HostileBehaviour, HostileOutcome } from './hostile-behaviours.ts';

const Item = Type.Object({
  id: Type.String(),
  title: Type.String(),
  count: Type.Integer(),
  tags: Type.Array(Type.String()),
  done: Type.Boolean(),
  place: Type.Object({ city: Type.String() }),
});

const skillOf = ({ endless }: HostileBehaviour, index: number): Skill =>
  defineSkill({
    name: `item-${index}`,
    description: 'One item.',
    useWhen: 'A single, known item is meant.',
    effect: 'read',
    input: Type.Object({}),
    output: Item,
    ...(endless && { limits: { timeoutMs: 250 } }),
    // Each behaviour is a service of its own, so that none of them closes the others' circuit.
    rpc: { service: `service-${index}`, method: 'GET', path: `/items/${index}`, response: Item },
    toRequest: () => ({}),
    fromResponse: (item) => item,
  });

export interface HostileResult {
  readonly behaviour: HostileBehaviour;
  readonly outcome: HostileOutcome;
  readonly entry: DossierEntry;
  readonly ms: number;
}

/** Calls the behaviours of a hostile service at once. The place of each is its address; places that are empty are not called. */
export async function runHostile(
  url: string,
  places: readonly (HostileBehaviour | undefined)[],
  callMs: number,
): Promise<readonly HostileResult[]> {
  const behaviours = places.flatMap((behaviour, index) => (behaviour ? [{ behaviour, index }] : []));
  const skills = behaviours.map(({ behaviour, index }) => skillOf(behaviour, index));
  const services = Object.fromEntries(behaviours.map(({ index }) => [`service-${index}`, { baseUrl: url }]));
  const limits = { perTurn: 1000, perService: 1000, callMs, maxResponseBytes: 256 * 1024 };
  const registry = createSkillRegistry({ skills, services, limits });
  const run = registry.startTurn({ token: 'the-member', signal: new AbortController().signal, deadlineMs: 30_000 });
  const lasted = new Map<string, number>();
  for await (const event of run.run(skills.map((skill) => ({ skill, input: {} }))))
    if (event.type === 'skill-end') lasted.set(event.skill, event.ms);
  await registry.close();
  const byName = new Map(run.dossier.entries.map((entry) => [entry.skill, entry]));
  return behaviours.map(({ behaviour, index }): HostileResult => {
    const entry = byName.get(`item-${index}`) as DossierEntry;
    const outcome = entry.ok ? 'OK' : entry.failure.code;
    return { behaviour, outcome, entry, ms: lasted.get(entry.skill) ?? Number.NaN };
  });
}

import type { DossierEntry, Skill } from '@trellis/core';
import { createSkillRegistry } from '../skill-registry.ts';

const base = 'http://service.test';

/** One call of a skill, against a service that gives one answer. */
export interface SkillTrial {
  readonly entry: DossierEntry;
  /** The address that was asked, without the service's own; undefined when nothing was sent. */
  readonly asked?: URL;
}

export async function trySkill(skill: Skill, input: unknown, response: unknown): Promise<SkillTrial> {
  let asked: URL | undefined;
  const fetch = (async (address: string) => {
    asked = new URL(address);
    return new Response(JSON.stringify(response), { headers: { 'content-type': 'application/json' } });
  }) as typeof globalThis.fetch;
  const service = skill.transport.kind === 'http' ? skill.transport.service : 'service';
  const registry = createSkillRegistry({ skills: [skill], services: { [service]: { baseUrl: base } }, fetch });
  const turn = registry.startTurn({ signal: new AbortController().signal, deadlineMs: 10_000 });
  const events = turn.run([{ skill, input }], { confirmed: true });
  while (!(await events.next()).done);
  const [entry] = turn.dossier.entries;
  await registry.close();
  if (!entry) throw new Error('the call left no entry');
  return { entry, ...(asked && { asked }) };
}

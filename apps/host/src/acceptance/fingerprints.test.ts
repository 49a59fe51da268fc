import { readFile } from 'node:fs/promises';
import { fingerprintCases, readCases } from '@trellis/ebr-store';
import { describe, expect, it } from 'vitest';
import { loadMountedAgents } from '../mounted-agents.ts';

const agents = await loadMountedAgents();
const heldOut = ['questions', 'follow-ups'];

describe('the fingerprints that agents ship', () => {
  it.each(agents.map((agent) => [agent.id, agent] as const))(
    'are those of the held-out questions of %s; "pnpm trellis examples fingerprint" makes them again',
    async (id, agent) => {
      const texts = await Promise.all(
        heldOut.map(async (name) => {
          const text = await readFile(new URL(`routing/${name}.yaml`, import.meta.url), 'utf8');
          return readCases(text, { file: `${name}.yaml`, key: 'text', where: { agent: id } });
        }),
      );
      const cases = texts.flat();
      const shipped = await readFile(new URL('cases.fingerprint', agent.examples), 'utf8').catch(() => 'none');
      expect(shipped).toBe(cases.length > 0 ? fingerprintCases(cases, { salt: id }) : 'none');
    },
  );
});

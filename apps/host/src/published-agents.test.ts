import { createSkillRegistry } from '@trellis/skill-registry';
import { describe, expect, it } from 'vitest';
import { loadMountedAgents } from './mounted-agents.ts';
import { loadMountedSkills } from './mounted-skills.ts';
import { publishAgents } from './published-agents.ts';

describe('an agent that is asked', () => {
  it('can be asked again after it could not be started', async () => {
    const [agent] = await loadMountedAgents();
    if (!agent) throw new Error('no agent is mounted');
    let isThere = false;
    const published = publishAgents({
      agents: [
        {
          ...agent,
          get routing() {
            return isThere ? agent.routing : new URL('missing.yaml', agent.routing);
          },
        },
      ],
      models: {},
      registry: () => registry,
    });
    const skills = [...(await loadMountedSkills([agent])), ...published.skills];
    const nowhere = { baseUrl: 'http://127.0.0.1:9' };
    const services = { network: nowhere, web: nowhere };
    const registry = createSkillRegistry({ skills, services, transports: [published.transport] });
    const ask = async () => {
      const run = registry.startTurn({ signal: AbortSignal.timeout(20_000), deadlineMs: 20_000 });
      const skill = published.skills[0] as (typeof skills)[number];
      const events = run.run([{ skill, input: { question: 'What can you do?' } }]);
      for (let step = await events.next(); !step.done; step = await events.next());
      const [entry] = run.dossier.entries;
      return entry?.ok ? 'answered' : entry?.failure.message;
    };
    expect(await ask()).toContain('no connection');
    isThere = true;
    expect(await ask()).not.toContain('no connection');
    await registry.close();
  });
});

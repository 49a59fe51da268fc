import { describe, expect, it } from 'vitest';
import { loadMountedAgents } from './mounted-agents.ts';
import { loadMountedSkills } from './mounted-skills.ts';

describe('the skills of the host', () => {
  it('are those of its packages and of its agents, each once, by name', async () => {
    const agents = await loadMountedAgents();
    const names = (await loadMountedSkills(agents)).map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['find-courses', 'get-job', 'search-web']));
    expect(names).toEqual([...new Set(names)].toSorted());
    const own = agents.flatMap((agent) => Object.values(agent.skills).map(({ name }) => name));
    expect(own.filter((name) => !names.includes(name))).toEqual([]);
  });

  it('are the same without agents, but for those that only an agent has', async () => {
    const names = (await loadMountedSkills([])).map(({ name }) => name);
    expect(names.length).toBeGreaterThanOrEqual(15);
  });
});

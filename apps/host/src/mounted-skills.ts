import type { Agent, Skill } from '@trellis/core';
import { createSkillCatalogue, loadSkillPackages } from '@trellis/skill-registry';

/**
 * Every skill of this host, each once and in one order: those of its agents, and those of its dependencies whose package.json says
 * `"trellis": "skills"`.
 */
export async function loadMountedSkills(agents: readonly Agent[]): Promise<readonly Skill[]> {
  const found = await loadSkillPackages({
    manifest: new URL('../package.json', import.meta.url),
    resolve: (specifier) => import.meta.resolve(specifier),
  });
  const byKey = new Map<string, Skill>();
  for (const skill of [...found, ...agents.flatMap((agent) => Object.values(agent.skills))])
    byKey.set(`${skill.name} ${skill.version.split('.', 1)[0]}`, skill);
  return createSkillCatalogue({ skills: [...byKey.values()] }).current.skills;
}

import { readFile } from 'node:fs/promises';
import type { Skill } from '@trellis/core';

export interface SkillPackagesOptions {
  /** The package.json of the host. */
  readonly manifest: URL;
  /** `(specifier) => import.meta.resolve(specifier)`, said by the host: packages are found from where it stands. */
  readonly resolve: (specifier: string) => string;
}

/**
 * The skills of those dependencies whose package.json says `"trellis": "skills"`: all that their main entry exports. A package more is a line
 * among the dependencies and nothing else. Throws for one that says so and has none.
 */
export async function loadSkillPackages({ manifest, resolve }: SkillPackagesOptions): Promise<Skill[]> {
  const { dependencies = {} } = JSON.parse(await readFile(manifest, 'utf8')) as { dependencies?: object };
  const found = await Promise.all(Object.keys(dependencies).map((name) => skillsOf(name, resolve)));
  return found.flat();
}

async function skillsOf(name: string, resolve: SkillPackagesOptions['resolve']): Promise<Skill[]> {
  if ((await readManifest(name, resolve)).trellis !== 'skills') return [];
  const exported = (await import(resolve(name))) as Record<string, unknown>;
  const skills = Object.values(exported).filter(isSkill);
  if (skills.length === 0) throw new Error(`${name} says that it has skills, but exports none`);
  return skills;
}

/** Many packages do not let their package.json be read: none of those has skills. */
async function readManifest(name: string, resolve: SkillPackagesOptions['resolve']): Promise<{ trellis?: unknown }> {
  try {
    return JSON.parse(await readFile(new URL(resolve(`${name}/package.json`)), 'utf8')) as { trellis?: unknown };
  } catch {
    return {};
  }
}

/** What `defineSkill` made, whichever copy of core it came from. */
export function isSkill(value: unknown): value is Skill {
  if (typeof value !== 'object' || value === null) return false;
  const { name, version, effect, transport, toRequest } = value as Partial<Record<keyof Skill, unknown>>;
  return (
    typeof name === 'string' &&
    typeof version === 'string' &&
    (effect === 'read' || effect === 'write') &&
    typeof transport === 'object' &&
    typeof toRequest === 'function'
  );
}

import type { Skill } from '@trellis/core';
import { skillKey } from '../prepare-skill.ts';
import { SkillRegistryError } from '../skill-registry-error.ts';
import type { SkillAudience } from './skill-audience.ts';
import { audienceKey, isOffered } from './skill-audience.ts';
import { orderSkills } from './skill-order.ts';
import type { EmbedderSource, SkillHit } from './skill-search.ts';
import { createSkillSearch } from './skill-search.ts';
import type { SkillSettings } from './skill-settings.ts';
import { checkSettings, settingOf } from './skill-settings.ts';

export interface CatalogueContent {
  /** From wherever: packages, imports, a host's own. Their order means nothing. */
  readonly skills: readonly Skill[];
  readonly settings?: SkillSettings;
}

export interface CatalogueSearchOptions {
  readonly audience?: SkillAudience;
  readonly limit: number;
  readonly signal: AbortSignal;
}

/** The skills of a host as they are at one moment. Never changes: whoever holds it sees the same to the end. */
export interface CatalogueView {
  /** 1 for the first, one more for each that replaced it. */
  readonly generation: number;
  /** All of them, in their one order: deprecated ones last. */
  readonly skills: readonly Skill[];
  /** Those for an audience, in the same order. Equal audiences get the same list, so what is worked out for it holds. */
  offered(audience: SkillAudience): readonly Skill[];
  /** Those for an audience that fit a question best, the best first. Throws only the signal's reason. */
  search(question: string, options: CatalogueSearchOptions): Promise<SkillHit[]>;
}

/** All skills that a host knows, replaced as a whole while turns go on. */
export interface SkillCatalogue {
  /** Take it once at the beginning of a turn. */
  readonly current: CatalogueView;
  /** Swaps what later turns see. Throws `SkillRegistryError` for what cannot be, and then nothing has changed. */
  replace(content: CatalogueContent): CatalogueView;
}

const maxAudiences = 1_000;

/** Throws `SkillRegistryError`: one name and major twice, or settings that are wrong. */
export function createSkillCatalogue(
  content: CatalogueContent,
  { embedder }: { embedder?: EmbedderSource } = {},
): SkillCatalogue {
  const options = embedder ? { embedder } : {};
  let current = createView(content, 1, options);
  return {
    get current() {
      return current;
    },
    replace(next) {
      current = createView(next, current.generation + 1, options);
      return current;
    },
  };
}

function createView(
  content: CatalogueContent,
  generation: number,
  options: { embedder?: EmbedderSource },
): CatalogueView {
  const skills = orderSkills(content.skills);
  const keys = new Set<string>();
  for (const skill of skills) {
    if (keys.has(skillKey(skill)))
      throw new SkillRegistryError('DUPLICATE_SKILL', 'found twice with the same major version', { skill: skill.name });
    keys.add(skillKey(skill));
  }
  const settings = checkSettings(structuredClone(content.settings ?? {}), skills);
  const index = createSkillSearch(skills, options);
  const known = new Map<string, readonly Skill[]>();

  function offered(audience: SkillAudience): readonly Skill[] {
    const key = audienceKey(audience);
    let list = known.get(key);
    if (!list) {
      list = skills.filter((skill) => isOffered(skill, settingOf(settings, skill), audience));
      if (known.size >= maxAudiences) known.clear();
      known.set(key, list);
    }
    return list;
  }

  return {
    generation,
    skills,
    offered,
    async search(question, { audience = {}, limit, signal }) {
      const allowed = new Set(offered(audience));
      const hits = await index.search(question, { limit: skills.length, signal });
      return hits.filter(({ skill }) => allowed.has(skill)).slice(0, limit);
    },
  };
}

import type { EntityType, Skill } from '@trellis/core';
import { missingScope } from '../skill-scopes.ts';
import type { SkillSetting } from './skill-settings.ts';
import { isFor } from './skill-settings.ts';

/** Whom skills are offered to. What is not said is not known, and what needs it is not offered. */
export interface SkillAudience {
  readonly tenant?: string;
  /** Of the member's token. */
  readonly scopes?: readonly string[];
  /** BCP 47. Skills of every language when absent. */
  readonly locale?: string;
  /** Types of what is in view. Skills of every surface when nothing is. */
  readonly surfaces?: readonly EntityType[];
}

/** Whether a skill is offered to an audience. It does not protect the service: that checks the member's token itself. */
export function isOffered(skill: Skill, setting: SkillSetting, audience: SkillAudience): boolean {
  const { tenant, scopes = [], locale, surfaces = [] } = audience;
  if (!isFor(setting, tenant)) return false;
  if (missingScope(skill, scopes) !== undefined) return false;
  if (locale !== undefined && skill.locales && !skill.locales.some((tag) => covers(tag, locale))) return false;
  return surfaces.length === 0 || !skill.surfaces || skill.surfaces.some((type) => surfaces.includes(type));
}

/** `en` covers `en-GB`. */
function covers(tag: string, locale: string): boolean {
  const [wide, narrow] = [tag.toLowerCase(), locale.toLowerCase().replaceAll('_', '-')];
  return narrow === wide || narrow.startsWith(`${wide}-`);
}

/** Equal for audiences that are offered the same. */
export const audienceKey = ({ tenant, scopes = [], locale, surfaces = [] }: SkillAudience): string =>
  JSON.stringify([tenant ?? null, scopes.toSorted(), locale?.toLowerCase() ?? null, surfaces.toSorted()]);

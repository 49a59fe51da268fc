import type { Skill } from '@trellis/core';
import { CallFailure } from './call-failure.ts';
import { isFor, settingOf } from './catalogue/skill-settings.ts';
import { skillKey } from './prepare-skill.ts';
import type { SkillRunOptions } from './skill-run.ts';
import { missingScope } from './skill-scopes.ts';

/** Why no call of a skill is sent in a turn, whatever its input; undefined when calls are. */
export function refusalOf(
  skill: Skill,
  { prepared, settings, scopes, tenant }: Pick<SkillRunOptions, 'prepared' | 'settings' | 'scopes' | 'tenant'>,
): CallFailure | undefined {
  const known = prepared.get(skillKey(skill))?.skill;
  if (!known) return new CallFailure('UNAVAILABLE', 'this host has no such skill');
  if (!isFor(settingOf(settings, known), tenant))
    return new CallFailure('NOT_CONFIGURED', 'this host does without the skill, or has it for others');
  const missing = missingScope(known, scopes);
  return missing === undefined
    ? undefined
    : new CallFailure('FORBIDDEN', `the member's token has not the scope ${missing}`);
}

import type { Skill } from '@trellis/core';
import { Type } from 'typebox';
import type { Static } from 'typebox';
import { schemaCheck } from '../check-schema.ts';
import { skillKey } from '../prepare-skill.ts';
import { SkillRegistryError } from '../skill-registry-error.ts';

const Setting = Type.Object(
  {
    enabled: Type.Optional(Type.Boolean({ description: 'Whether anybody has it; true when absent' })),
    tenants: Type.Optional(Type.Array(Type.String(), { description: 'Only these have it; all when absent' })),
  },
  { additionalProperties: false },
);
const Settings = Type.Record(Type.String(), Setting);

export type SkillSetting = Static<typeof Setting>;
/** What a host decides about skills, by `name` (all majors) or `name@major`, which goes before. Plain JSON, to be kept in a file. */
export type SkillSettings = Readonly<Record<string, SkillSetting>>;

/** Throws `SkillRegistryError` for settings of another form, and for a skill that is not there: a typing mistake must open nothing. */
export function checkSettings(settings: unknown, skills: readonly Skill[]): SkillSettings {
  const problem = schemaCheck(Settings)(settings);
  if (problem !== undefined) throw new SkillRegistryError('INVALID_SETTING', `settings of skills: ${problem}`);
  const known = new Set(skills.flatMap((skill) => [skill.name, skillKey(skill)]));
  const unknown = Object.keys(settings as SkillSettings).find((name) => !known.has(name));
  if (unknown !== undefined)
    throw new SkillRegistryError('INVALID_SETTING', 'settings name a skill that is not there', { skill: unknown });
  return settings as SkillSettings;
}

/** Whether a tenant has a skill with this setting. One that is not known has only what all have. */
export const isFor = ({ enabled = true, tenants }: SkillSetting, tenant: string | undefined): boolean =>
  enabled && (tenants === undefined || (tenant !== undefined && tenants.includes(tenant)));

/** What holds for one skill. */
export const settingOf = (settings: SkillSettings, skill: Skill): SkillSetting => ({
  ...settings[skill.name],
  ...settings[skillKey(skill)],
});

import type { Skill } from '@trellis/core';
import type { SchemaCheck } from './check-schema.ts';
import type { SkillSender, SkillTransportRunner } from './transport.ts';
import { schemaCheck } from './check-schema.ts';
import { SkillRegistryError } from './skill-registry-error.ts';

/** A skill with everything that can be worked out before its first call. */
export interface PreparedSkill {
  readonly skill: Skill;
  readonly sender: SkillSender;
  readonly checkInput: SchemaCheck;
  readonly checkResponse: SchemaCheck;
  readonly checkOutput: SchemaCheck;
}

/** The transports of one registry, by the kind that skills name. */
export type Transports = ReadonlyMap<string, SkillTransportRunner>;

/** The name under which a registry keeps a skill: two majors are two skills. */
export const skillKey = (skill: Pick<Skill, 'name' | 'version'>): string =>
  `${skill.name}@${skill.version.split('.', 1)[0]}`;

/** Throws `SkillRegistryError` for what would make every call of this skill fail. */
export function prepareSkill(skill: Skill, transports: Transports): PreparedSkill {
  const { name, version, transport } = skill;
  const refuse = (code: ConstructorParameters<typeof SkillRegistryError>[0], message: string, cause?: unknown) =>
    new SkillRegistryError(code, message, { skill: String(name), cause });
  if (typeof name !== 'string' || !/^[a-z][a-z0-9-]{0,63}$/.test(name))
    throw refuse('INVALID_SKILL', 'the name must be kebab-case, at most 64 characters');
  if (typeof version !== 'string' || !/^\d+\.\d+\.\d+/.test(version))
    throw refuse('INVALID_SKILL', 'the version must be a semantic version');
  const bounds = { ...skill.limits, ...(skill.cache && { ttlMs: skill.cache.ttlMs }) };
  for (const [limit, value] of Object.entries(bounds))
    if (value !== undefined && (!Number.isInteger(value) || value < 1))
      throw refuse('INVALID_LIMIT', `${limit} must be a whole number, at least 1`);
  const runner = transports.get(transport.kind);
  if (!runner) throw refuse('UNSUPPORTED_TRANSPORT', `the registry has no transport "${transport.kind}"`);
  const sender = runner.prepare(skill);
  const check = (what: string, schema: Parameters<typeof schemaCheck>[0]) => {
    try {
      return schemaCheck(schema);
    } catch (error) {
      throw refuse('INVALID_SCHEMA', `${what} schema: ${(error as Error).message}`, error);
    }
  };
  return {
    skill,
    sender,
    checkInput: check('input', skill.inputSchema),
    checkResponse: sender.responseSchema ? check('response', sender.responseSchema) : () => undefined,
    checkOutput: check('output', skill.outputSchema),
  };
}

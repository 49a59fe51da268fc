import { TrellisError } from '@trellis/core';

export type SkillRegistryErrorCode =
  | 'UNKNOWN_SERVICE'
  | 'INVALID_SERVICE'
  | 'DUPLICATE_SKILL'
  | 'INVALID_SKILL'
  | 'INVALID_PATH'
  | 'INVALID_SCHEMA'
  | 'UNSUPPORTED_TRANSPORT'
  | 'INVALID_LIMIT'
  | 'INVALID_SETTING'
  | 'INVALID_TOKEN'
  | 'CLOSED';

/** A registry that cannot be made or used as asked. A call that fails is never one of these: it is an entry of the dossier. */
export class SkillRegistryError extends TrellisError<SkillRegistryErrorCode> {
  override readonly name = 'SkillRegistryError';
  /** The skill that is at fault, where it is one. */
  readonly skill?: string;

  constructor(code: SkillRegistryErrorCode, message: string, options?: ErrorOptions & { skill?: string }) {
    super(code, options?.skill === undefined ? message : `skill ${JSON.stringify(options.skill)}: ${message}`, options);
    if (options?.skill !== undefined) this.skill = options.skill;
  }
}

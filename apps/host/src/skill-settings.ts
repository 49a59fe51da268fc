import { readFileSync, unwatchFile, watchFile } from 'node:fs';
import { resolve } from 'node:path';
import type { Skill } from '@trellis/core';
import type { SkillSettings } from '@trellis/skill-registry';
import { JSON_SCHEMA, load } from 'js-yaml';
import { ConfigurationError } from './configuration.ts';

export interface SkillSettingsOptions {
  /** YAML or JSON: what the operator decided. Absent: every skill is for everybody. */
  readonly file?: string | undefined;
  /** False: this host does not see the open web, so nobody is offered a skill that would. */
  readonly hasWeb: boolean;
}

const maxLength = 1_000_000;

/**
 * What holds for the skills of a host: the operator's file over what the host does without. Throws a `ConfigurationError` for a file that cannot
 * be read; whether it names skills that exist, the registry checks.
 */
export function readSkillSettings(skills: readonly Skill[], { file, hasWeb }: SkillSettingsOptions): SkillSettings {
  const off = hasWeb ? [] : skills.filter(({ transport }) => transport.kind === 'http' && transport.service === 'web');
  const without = Object.fromEntries(off.map(({ name }) => [name, { enabled: false }]));
  return { ...without, ...(file === undefined ? {} : readFile(file)) };
}

function readFile(file: string): SkillSettings {
  const refuse = (problem: string) => new ConfigurationError('TRELLIS_SKILL_SETTINGS', `${file}: ${problem}`);
  let text: string;
  try {
    text = readFileSync(resolve(file), 'utf8');
  } catch (error) {
    throw refuse(`cannot be read (${(error as NodeJS.ErrnoException).code ?? 'no reason given'})`);
  }
  if (text.length > maxLength) throw refuse(`over ${maxLength} characters`);
  try {
    // An empty file decides nothing. Anything else is for the registry to check.
    return (load(text, { schema: JSON_SCHEMA }) ?? {}) as SkillSettings;
  } catch (error) {
    throw refuse(`neither YAML nor JSON: ${(error as Error).message.split('\n', 1)[0]}`);
  }
}

/** Calls `changed` when the file is another one, looking now and then. The function that stops it. */
export function watchSkillSettings(file: string, watchEveryMs: number, changed: () => void): () => void {
  const path = resolve(file);
  const listener = (now: { mtimeMs: number }, before: { mtimeMs: number }) => {
    if (now.mtimeMs !== before.mtimeMs) changed();
  };
  watchFile(path, { interval: watchEveryMs, persistent: false }, listener);
  return () => unwatchFile(path, listener);
}

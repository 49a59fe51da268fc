import type { Skill } from '@trellis/core';
import type { SkillSetting, SkillSettings } from '@trellis/skill-registry';
import { describeSkills, lintSkill } from '@trellis/skill-registry';
import { readConfiguration } from '../../configuration.ts';
import { readSkillSettings } from '../../skill-settings.ts';
import { exitCode } from '../exit-code.ts';
import type { Terminal } from '../terminal.ts';
import type { SkillSource } from './open-skills.ts';
import { findSkill, readSkills } from './open-skills.ts';

/** Prints every skill in one line. Resolves to the exit code. */
export async function listSkills(terminal: Terminal, options: SkillSource & { json?: boolean }): Promise<number> {
  const skills = await readSkills(options);
  const settings = options.from === undefined ? settingsHere(skills) : {};
  if (options.json) {
    for (const skill of skills)
      terminal.out(`${JSON.stringify({ ...plainSkill(skill), setting: settingIn(settings, skill) })}\n`);
    return exitCode.answered;
  }
  terminal.out(skillLines(skills, terminal, settings));
  return exitCode.answered;
}

/** Prints one skill as a model is told about it, and what is known beside that. */
export async function showSkill(
  terminal: Terminal,
  name: string,
  options: SkillSource & { json?: boolean },
): Promise<number> {
  const skill = findSkill(await readSkills(options), name);
  if (options.json) {
    const { inputSchema, outputSchema, transport, examples } = skill;
    terminal.out(
      `${JSON.stringify({ ...plainSkill(skill), transport, inputSchema, outputSchema, examples }, null, 2)}\n`,
    );
    return exitCode.answered;
  }
  // Of a write no plan is told; here it is told all the same.
  terminal.out(describeSkills([{ ...skill, effect: 'read' }]));
  terminal.out(terminal.colors.dim(`# ${factsOf(skill).join(' · ')}\n`));
  for (const { path, message, fix } of lintSkill(skill))
    terminal.note(`${terminal.noteColors.yellow('!')} ${path}: ${message} ${fix}\n`);
  return exitCode.answered;
}

const settingsHere = (skills: readonly Skill[]): SkillSettings => {
  const { skillSettings: file, search } = readConfiguration({ ...process.env, HOST: undefined });
  return readSkillSettings(skills, { file, hasWeb: search !== undefined });
};

const settingIn = (settings: SkillSettings, { name, version }: Skill): SkillSetting | undefined =>
  settings[`${name}@${version.split('.', 1)[0]}`] ?? settings[name];

function settingText({ enabled, tenants }: SkillSetting = {}): string {
  if (enabled === false) return 'off · ';
  return tenants === undefined ? '' : `only for ${tenants.join(', ') || 'nobody'} · `;
}

/** Name, effect, what the operator decided, and description, aligned. */
export function skillLines(skills: readonly Skill[], { colors }: Terminal, settings: SkillSettings = {}): string {
  const width = Math.max(0, ...skills.map(({ name }) => name.length));
  return skills
    .map((skill) => {
      const { name, effect, description, deprecation } = skill;
      const kind = effect === 'read' ? colors.green('read ') : colors.yellow('write');
      const text = `${settingText(settingIn(settings, skill))}${deprecation ? 'deprecated · ' : ''}${description.replace(/\s+/g, ' ')}`;
      return `${colors.bold(name.padEnd(width))}  ${kind}  ${text.length > 100 ? `${text.slice(0, 99)}…` : text}\n`;
    })
    .join('');
}

function factsOf(skill: Skill): string[] {
  const { name, version, effect, transport, owner, cost, latency, deprecation } = skill;
  const where =
    transport.kind === 'http'
      ? `${transport.method} ${transport.path} of ${transport.service}`
      : transport.kind === 'mcp'
        ? `tool ${transport.tool} of ${transport.server}`
        : `agent ${transport.agentId}`;
  const more = [owner && `owner ${owner}`, cost, latency, deprecation && `deprecated since ${deprecation.since}`];
  return [`${name} ${version}`, effect, where, ...more.filter((fact) => fact !== undefined && fact !== '')].map(String);
}

function plainSkill({ name, version, effect, description, useWhen, owner, cost, latency, deprecation }: Skill): object {
  return { name, version, effect, description, useWhen, owner, cost, latency, deprecation };
}

import type { Command } from 'commander';
import type { CommandContext } from '../command-context.ts';
import type { CallOptions } from './call-skill.ts';
import type { ImportSkillsOptions } from './import-skills.ts';
import type { SkillSource } from './open-skills.ts';
import type { ServeOptions } from './serve-skills.ts';

/** Adds `trellis skills …`. What a command needs is loaded when it runs. */
export function addSkillsCommands(program: Command, { terminal, setExitCode, interruptSignal }: CommandContext): void {
  const skills = program.command('skills').description('look at skills, try them, import them and serve them');
  const withSource = (command: Command) =>
    command
      .option('--from <file>', 'skills that an import wrote, instead of those of this host')
      .option('--service <name=url>', 'where a service of that file is; can be given again', collect);

  withSource(skills.command('list'))
    .description('name every skill')
    .option('--json', 'one skill a line')
    .action(async (options: SkillSource & { json?: boolean }) => {
      const { listSkills } = await import('./show-skills.ts');
      setExitCode(await listSkills(terminal, options));
    });
  withSource(skills.command('show'))
    .description('show one skill as a model is told about it')
    .argument('<name>', 'of the skill; name@2 for another major')
    .option('--json', 'with its schemas')
    .action(async (name: string, options: SkillSource & { json?: boolean }) => {
      const { showSkill } = await import('./show-skills.ts');
      setExitCode(await showSkill(terminal, name, options));
    });
  withSource(skills.command('call'))
    .description('call one skill; TRELLIS_TOKEN is the member who calls, where that is not the sample one')
    .argument('<name>', 'of the skill')
    .option('--input <json>', 'its parameters; - for standard input')
    .option('--yes', 'agree to what it changes')
    .option('--json', 'print the entry with its provenance, also of a failure')
    .action(async (name: string, options: CallOptions) => {
      const { callSkill } = await import('./call-skill.ts');
      setExitCode(await callSkill(terminal, name, options, interruptSignal()));
    });
  skills
    .command('import')
    .description('make skills of an OpenAPI document or an MCP server, and say what was left out')
    .argument('[document]', 'a file or URL: OpenAPI 3.0 or 3.1, JSON or YAML')
    .option('--mcp <url|command>', 'the tools of an MCP server')
    .option('--pass-token', 'show that server the token in TRELLIS_TOKEN')
    .option('--name <name>', 'what the service is to be called')
    .option('--only <text>', 'only operations whose name, method or path has this in it')
    .option('--out <file>', 'write the skills to a file that a pod can edit and keep')
    .option('--force', 'replace that file')
    .option('--notes', 'show every note')
    .option('--json', 'print skills, notes and services as one line of JSON')
    .action(async (source: string | undefined, options: ImportSkillsOptions) => {
      const { importSkills } = await import('./import-skills.ts');
      setExitCode(await importSkills(terminal, source, options, interruptSignal()));
    });
  withSource(skills.command('serve'))
    .description('serve skills to other products')
    .option('--mcp', 'as an MCP server, on standard input and output')
    .option('--http <port>', 'over HTTP instead, for this machine')
    .option('--writes', 'also those that change something; the caller must ask its member')
    .action(async (options: ServeOptions) => {
      const { serveSkills } = await import('./serve-skills.ts');
      setExitCode(await serveSkills(terminal, options, interruptSignal()));
    });
}

const collect = (value: string, previous: readonly string[] = []): readonly string[] => [...previous, value];

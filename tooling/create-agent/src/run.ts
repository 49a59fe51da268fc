import { parseArgs } from 'node:util';
import { CreateAgentError } from './create-agent-error.ts';
import { createAgent } from './create-agent.ts';
import type { CreatedAgent } from './create-agent.ts';
import { surfaces } from './surfaces.ts';

/** What a command says and how it ends. */
export interface CommandResult {
  /** 0: made; 1: could not be made; 2: the command line is wrong. */
  readonly exitCode: 0 | 1 | 2;
  readonly output: string;
}

const usage = `Usage: pnpm create-agent NAME [--surface ${[...surfaces.keys()].join('|')}] [--description TEXT]

Makes agents/NAME, an agent that works, and mounts it by one dependency line of apps/host.
`;

/** Runs the command on a workspace. Never throws. */
export async function runCommand(args: readonly string[], root: string): Promise<CommandResult> {
  let parsed;
  try {
    // "--" stands between pnpm's own options and ours.
    parsed = parseArgs({
      args: args.filter((arg, i) => !(i === 0 && arg === '--')),
      allowPositionals: true,
      options: { surface: { type: 'string' }, description: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
    });
  } catch (error) {
    return { exitCode: 2, output: `${error instanceof Error ? error.message : 'unreadable command line'}\n\n${usage}` };
  }
  const { positionals, values } = parsed;
  if (values.help) return { exitCode: 0, output: usage };
  const [name, ...more] = positionals;
  if (name === undefined || more.length > 0) return { exitCode: 2, output: `expected one NAME\n\n${usage}` };
  const { surface, description } = values;
  try {
    const made = await createAgent({
      root,
      name,
      ...(surface === undefined ? {} : { surface }),
      ...(description === undefined ? {} : { description }),
    });
    return { exitCode: 0, output: success(made) };
  } catch (error) {
    if (error instanceof CreateAgentError) return { exitCode: exitOf(error), output: `${error.message}\n` };
    return { exitCode: 1, output: `nothing was made: ${error instanceof Error ? error.message : 'unknown error'}\n` };
  }
}

const exitOf = ({ code }: CreateAgentError): 1 | 2 =>
  code === 'INVALID_NAME' || code === 'UNKNOWN_SURFACE' || code === 'INVALID_DESCRIPTION' ? 2 : 1;

const success = ({ folder, files, packageName, formatted }: CreatedAgent): string => `Made ${folder}:
${files.map((file) => `  ${file}`).join('\n')}

apps/host now depends on ${packageName}, and so mounts it.

Next:
  pnpm install
${formatted ? '' : `  pnpm exec oxfmt ${folder}\n`}  pnpm exec vitest run ${folder}
  pnpm start
Then edit ${folder}/src/agent.ts and what lies in ${folder}/data.
`;

import { once } from 'node:events';
import { exitCode } from '../exit-code.ts';
import { InputError } from '../input-error.ts';
import type { Terminal } from '../terminal.ts';
import type { SkillSource } from './open-skills.ts';
import { openSkills } from './open-skills.ts';

export interface ServeOptions extends SkillSource {
  readonly mcp?: boolean;
  /** Over HTTP at this port, instead of standard input and output. */
  readonly http?: string;
  readonly writes?: boolean;
}

/** Serves skills as an MCP server until it is interrupted, or its standard input ends. Resolves to the exit code. */
export async function serveSkills(terminal: Terminal, options: ServeOptions, signal: AbortSignal): Promise<number> {
  if (!options.mcp) throw new InputError('INVALID_OPTION', 'expected --mcp: there is no other way to serve skills yet');
  const { serveSkillsOverHttp, serveSkillsOverStdio } = await import('@trellis/skill-registry/mcp');
  const skills = await openSkills(options);
  const { identify, token } = skills;
  const shared = {
    registry: () => skills.registry,
    ...(options.writes && { writes: true }),
    ...(identify && { identify }),
  };
  try {
    if (options.http !== undefined) {
      const server = await serveSkillsOverHttp({ ...shared, port: readPort(options.http) });
      terminal.note(`MCP server at ${server.url}, for this machine; calls need the token of a member\n`);
      // Only this process knows the keys of development: without this line nobody could call.
      if (skills.isDevelopment) terminal.note(`of the sample member: Authorization: Bearer ${token}\n`);
      await untilAborted(signal);
      await server.close();
    } else {
      const server = serveSkillsOverStdio({ ...shared, ...(token !== undefined && { token }) });
      await Promise.race([untilAborted(signal), once(process.stdin, 'close'), once(process.stdin, 'end')]);
      await server.close();
    }
  } finally {
    await skills.close();
  }
  return signal.aborted ? exitCode.interrupted : exitCode.answered;
}

async function untilAborted(signal: AbortSignal): Promise<void> {
  if (!signal.aborted) await once(signal, 'abort');
}

function readPort(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (port <= 65_535) return port;
  throw new InputError('INVALID_OPTION', `--http ${text}: expected a port from 0 to 65535`);
}

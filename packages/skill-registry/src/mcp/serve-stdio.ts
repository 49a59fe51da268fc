import { serveStdio } from '@modelcontextprotocol/server/stdio';
import type { ServeSkillsOptions } from './serve-skills.ts';
import { createSkillServer } from './serve-skills.ts';

/** Serves a registry's skills over this process's standard input and output: whoever started the process is the caller. */
export function serveSkillsOverStdio(options: ServeSkillsOptions): { close(): Promise<void> } {
  return serveStdio(createSkillServer(options));
}

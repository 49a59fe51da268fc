import { text as readAll } from 'node:stream/consumers';
import { exitCode } from '../exit-code.ts';
import { InputError } from '../input-error.ts';
import type { Terminal } from '../terminal.ts';
import type { SkillSource } from './open-skills.ts';
import { findSkill, openSkills } from './open-skills.ts';

export interface CallOptions extends SkillSource {
  /** JSON; `-` for standard input. */
  readonly input?: string;
  /** Runs a skill that changes something. */
  readonly yes?: boolean;
  /** Prints the whole entry, with its provenance, also of a failure. */
  readonly json?: boolean;
}

/** Calls one skill and prints its output as JSON. Resolves to the exit code: 3 for a call that failed. */
export async function callSkill(
  terminal: Terminal,
  name: string,
  options: CallOptions,
  signal: AbortSignal,
): Promise<number> {
  const input = await readInput(terminal, options.input ?? '{}');
  const { registry, token, tenant, close } = await openSkills(options);
  try {
    const skill = findSkill(registry.skills, name);
    const rights = { ...(token !== undefined && { token }), ...(tenant !== undefined && { tenant }) };
    const run = registry.startTurn({ ...rights, signal, deadlineMs: 60_000 });
    const events = run.run([{ skill, input }], { confirmed: options.yes === true });
    for (let step = await events.next(); !step.done; step = await events.next());
    const [entry] = run.dossier.entries;
    if (!entry) return signal.aborted ? exitCode.interrupted : exitCode.failed;
    if (options.json) terminal.out(`${JSON.stringify(entry)}\n`);
    else if (entry.ok) terminal.out(`${JSON.stringify(entry.value, null, 2)}\n`);
    else {
      const { code, message } = entry.failure;
      const hint = code === 'NOT_CONFIRMED' ? '; --yes agrees' : '';
      terminal.note(`${terminal.noteColors.red('✗')} ${code}: ${message}${hint}\n`);
    }
    return entry.ok ? exitCode.answered : exitCode.notAnswered;
  } finally {
    await close();
  }
}

async function readInput(terminal: Terminal, given: string): Promise<unknown> {
  const text = given === '-' ? await readAll(terminal.input as NodeJS.ReadableStream & AsyncIterable<Buffer>) : given;
  try {
    return JSON.parse(text) as unknown;
  } catch (cause) {
    throw new InputError('INVALID_OPTION', `--input: expected JSON, ${(cause as Error).message}`, { cause });
  }
}

import { writeFile } from 'node:fs/promises';
import { startDeadline, TrellisError } from '@trellis/core';
import type { Skill } from '@trellis/core';
import type { SkillFile, SkillSheet } from '@trellis/skill-registry';
import type { McpAddress } from '@trellis/skill-registry/mcp';
import type { ImportNote } from '@trellis/skill-registry/openapi';
import { exitCode } from '../exit-code.ts';
import { InputError } from '../input-error.ts';
import { readLocalText, resolveLocal } from '../local-files.ts';
import type { Terminal } from '../terminal.ts';
import { skillLines } from './show-skills.ts';

export interface ImportSkillsOptions {
  /** An MCP server: its URL, or the command that starts it. */
  readonly mcp?: string;
  /** Shows that server the token in `TRELLIS_TOKEN`; no server gets it unasked. */
  readonly passToken?: boolean;
  /** What the service or server is to be called. */
  readonly name?: string;
  /** Only operations or tools whose name has this in it. */
  readonly only?: string;
  /** Where the skills are written to; only printed when absent. */
  readonly out?: string;
  readonly force?: boolean;
  /** Every note, not only what was left out whole. */
  readonly notes?: boolean;
  readonly json?: boolean;
}

interface Imported {
  readonly skills: readonly Skill[];
  readonly sheets: readonly SkillSheet[];
  readonly notes: readonly ImportNote[];
  readonly services?: readonly { readonly name: string; readonly servers: readonly string[] }[];
}

const maxBytes = 20 * 1024 * 1024;

/** Makes skills of an OpenAPI document or an MCP server, and says what it left out. Resolves to the exit code: 3 when no skill came of it. */
export async function importSkills(
  terminal: Terminal,
  source: string | undefined,
  options: ImportSkillsOptions,
  signal: AbortSignal,
): Promise<number> {
  if ((source === undefined) === (options.mcp === undefined))
    throw new InputError('INVALID_OPTION', 'expected either an OpenAPI document or --mcp');
  const imported =
    options.mcp === undefined
      ? await fromDocument(source ?? '', options, signal)
      : await fromMcp(options.mcp, options, signal);
  if (options.out !== undefined) await write(options.out, imported.sheets, options.force === true);
  if (options.json) {
    const { sheets, notes, services = [] } = imported;
    terminal.out(`${JSON.stringify({ skills: sheets, notes, services })}\n`);
  } else report(terminal, imported, options);
  return imported.skills.length > 0 ? exitCode.answered : exitCode.notAnswered;
}

async function fromDocument(
  source: string,
  { name, only }: ImportSkillsOptions,
  signal: AbortSignal,
): Promise<Imported> {
  const { importOpenApi } = await import('@trellis/skill-registry/openapi');
  const text = /^https?:\/\//.test(source) ? await download(source, signal) : await readLocalText(source, { maxBytes });
  try {
    return importOpenApi(text, {
      ...(name !== undefined && { service: name }),
      ...(only !== undefined && { only: (operation) => `${operation.name} ${operation.key}`.includes(only) }),
    });
  } catch (cause) {
    if (!TrellisError.isInstance(cause)) throw cause;
    throw new InputError('UNREADABLE_FILE', `${source}: ${cause.message}`, { cause });
  }
}

async function download(url: string, parent: AbortSignal): Promise<string> {
  using deadline = startDeadline({ parent, deadlineMs: 30_000 });
  const unreadable = (why: string, cause?: unknown) => new InputError('UNREADABLE_FILE', `${url}: ${why}`, { cause });
  try {
    const response = await fetch(url, { signal: deadline.signal });
    if (!response.ok) throw unreadable(`the server answered ${response.status}`);
    const chunks: Uint8Array[] = [];
    let size = 0;
    for await (const chunk of response.body ?? []) {
      size += chunk.byteLength;
      if (size > maxBytes) throw unreadable(`more than ${maxBytes} bytes`);
      chunks.push(chunk);
    }
    return new TextDecoder().decode(Buffer.concat(chunks));
  } catch (cause) {
    parent.throwIfAborted();
    throw cause instanceof InputError ? cause : unreadable('no answer, or it broke off', cause);
  }
}

async function fromMcp(
  where: string,
  { name = 'tools', only, passToken = false }: ImportSkillsOptions,
  signal: AbortSignal,
): Promise<Imported> {
  const { createMcpTransport } = await import('@trellis/skill-registry/mcp');
  const [command = '', ...args] = where.trim().split(/\s+/);
  const isUrl = /^https?:\/\//.test(where);
  const token = passToken ? process.env['TRELLIS_TOKEN'] : undefined;
  if (passToken && (token === undefined || token === '' || !isUrl))
    throw new InputError('INVALID_OPTION', '--pass-token: expected a URL after --mcp, and a token in TRELLIS_TOKEN');
  const address: McpAddress = isUrl ? { kind: 'http', url: where, passToken } : { kind: 'stdio', command, args };
  const transport = createMcpTransport({ servers: { [name]: address } });
  try {
    return await transport.importSkills(name, {
      signal,
      ...(token !== undefined && { token }),
      ...(only !== undefined && { only: (tool) => tool.name.includes(only) }),
    });
  } finally {
    await transport.close();
  }
}

async function write(name: string, skills: readonly SkillSheet[], force: boolean): Promise<void> {
  const file: SkillFile = { format: 'trellis-skills/1', skills };
  try {
    await writeFile(resolveLocal(name), `${JSON.stringify(file, null, 2)}\n`, { flag: force ? 'w' : 'wx' });
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    const why = code === 'EEXIST' ? 'it is there already; --force replaces it' : 'it cannot be written';
    throw new InputError('UNREADABLE_FILE', `--out ${name}: ${why}`, { cause });
  }
}

function report(terminal: Terminal, imported: Imported, options: ImportSkillsOptions): void {
  const { skills, notes, services = [] } = imported;
  const { noteColors } = terminal;
  terminal.out(skillLines(skills, terminal));
  const important = notes.filter(({ kind }) => options.notes || ['left-out', 'credentials', 'document'].includes(kind));
  for (const { kind, operation, field, reason } of important) {
    const mark = kind === 'left-out' ? noteColors.red('✗') : noteColors.yellow('!');
    terminal.note(`${mark} ${[operation, field].filter(Boolean).join(' · ')}: ${reason}\n`);
  }
  const leftOut = notes.filter(({ kind }) => kind === 'left-out').length;
  const reads = skills.filter(({ effect }) => effect === 'read').length;
  const smaller = notes.length - important.length;
  terminal.note(`${skills.length} skills (${reads} read, ${skills.length - reads} write), ${leftOut} left out`);
  terminal.note(smaller > 0 ? `, ${smaller} smaller notes (--notes shows them)\n` : '\n');
  for (const { name, servers } of services)
    terminal.note(
      `service ${noteColors.bold(name)}: configure its address${servers.length > 0 ? `; the document says ${servers.join(', ')}` : ''}\n`,
    );
  if (options.out !== undefined)
    terminal.note(`written to ${options.out}: readSkillFile of @trellis/skill-registry reads it\n`);
}

import type { CallToolResult, McpServerFactory, Tool } from '@modelcontextprotocol/server';
import { ProtocolError, ProtocolErrorCode, Server } from '@modelcontextprotocol/server';
import type { DossierEntry, Skill } from '@trellis/core';
import { raceSignal, startDeadline, systemClock } from '@trellis/core';
import { plannableSkills } from '../plannable-skills.ts';
import type { SkillRegistry, TurnOptions } from '../skill-registry.ts';
import type { SkillRun } from '../skill-run.ts';

/** Whom a token belongs to, and what it is good for. */
export type SkillCaller = Pick<TurnOptions, 'tenant' | 'member' | 'scopes'>;

export interface ServeSkillsOptions {
  /** Read at each request: a registry whose skills change is served as it is then. */
  readonly registry: () => SkillRegistry;
  /** Offers skills that change something too, and runs them without asking again: only where the caller asks its own member. */
  readonly writes?: boolean;
  /** Longest time of one call, in milliseconds; 30,000 when absent. */
  readonly deadlineMs?: number;
  /** Calls at the same time, of all callers; 64 when absent. */
  readonly maxCalls?: number;
  /**
   * Verifies a caller's token, and says whose it is; rejects for a bad one, and then there are no tools. Tools that are for other tenants, or
   * need scopes that the token has not, are neither listed nor called. Without it nobody's tenant is known, and scopes are left to the services.
   */
  readonly identify?: (token: string | undefined) => Promise<SkillCaller>;
  /** The caller's own token where its connection has none: for stdio, whose caller is who started the process. */
  readonly token?: string;
}

const pageSize = 200;

/** The skills of a registry as the tools of an MCP server. Calls run with the caller's own token and nothing else. */
export function createSkillServer(options: ServeSkillsOptions): McpServerFactory {
  const { registry, writes = false, deadlineMs = 30_000, maxCalls = 64 } = options;
  let underWay = 0;

  /** What belongs to one request: its caller's rights and its deadline. Throws for a token that is not good. */
  const begin = async (token: string | undefined, signal: AbortSignal): Promise<SkillRun> => {
    const caller = options.identify ? await identified(options.identify, token, signal) : {};
    return registry().startTurn({ ...caller, signal, deadlineMs, ...(token !== undefined && { token }) });
  };
  const call = async (run: SkillRun, skill: Skill, { input, signal }: { input: unknown; signal: AbortSignal }) => {
    const events = run.run([{ skill, input }], { confirmed: writes });
    for (let step = await events.next(); !step.done; step = await events.next()) signal.throwIfAborted();
    return run.dossier.entries[0];
  };
  return (context) => {
    const server = new Server(
      { name: 'trellis-skills', version: '1.0.0' },
      { capabilities: { tools: { listChanged: true } } },
    );
    const tokenOf = (http: { authInfo?: { token: string } | undefined } | undefined) =>
      http?.authInfo?.token ?? context.authInfo?.token ?? options.token;
    server.setRequestHandler('tools/list', async ({ params }, { mcpReq, http }) => {
      const run = await begin(tokenOf(http), mcpReq.signal);
      return listTools([...offered(registry(), writes).values()].filter(run.permits), params?.cursor);
    });
    server.setRequestHandler('tools/call', async ({ params }, { mcpReq, http }) => {
      const { signal } = mcpReq;
      const run = await begin(tokenOf(http), signal);
      const skill = offered(registry(), writes).get(params.name);
      if (!skill || !run.permits(skill))
        throw new ProtocolError(ProtocolErrorCode.InvalidParams, 'there is no such tool');
      if (underWay >= maxCalls) return failed('UNAVAILABLE: too many calls at the same time; try again later');
      underWay += 1;
      try {
        return toResult(await call(run, skill, { input: params.arguments ?? {}, signal }));
      } finally {
        underWay -= 1;
      }
    });
    return server;
  };
}

/** A key server that does not answer must not keep callers waiting. */
const identifyWithinMs = 5_000;

/** Whose token it is. Nothing of the reason goes to the caller: it is not known yet who that is. */
async function identified(
  identify: NonNullable<ServeSkillsOptions['identify']>,
  token: string | undefined,
  signal: AbortSignal,
): Promise<SkillCaller> {
  using deadline = startDeadline({ parent: signal, deadlineMs: identifyWithinMs, clock: systemClock });
  try {
    return await raceSignal(identify(token), deadline.signal);
  } catch {
    signal.throwIfAborted();
    throw new ProtocolError(ProtocolErrorCode.InvalidRequest, 'the token is missing, bad, or cannot be checked now');
  }
}

function offered({ skills }: SkillRegistry, writes: boolean): Map<string, Skill> {
  const reads = plannableSkills(skills);
  if (!writes) return reads;
  const all = skills.map((skill) => (skill.effect === 'write' ? { ...skill, effect: 'read' as const } : skill));
  const original = new Map(skills.map((skill) => [`${skill.name} ${skill.version}`, skill]));
  return new Map(
    [...plannableSkills(all)].map(([name, skill]) => [name, original.get(`${name} ${skill.version}`) ?? skill]),
  );
}

function listTools(skills: readonly Skill[], cursor = '0'): { tools: Tool[]; nextCursor?: string } {
  const from = /^\d{1,6}$/.test(cursor) ? Number(cursor) : 0;
  const tools = skills.slice(from, from + pageSize).map(toolOf);
  return { tools, ...(from + pageSize < skills.length && { nextCursor: String(from + pageSize) }) };
}

function toolOf(skill: Skill): Tool {
  const { name, description, useWhen, effect, inputSchema, outputSchema, idempotent } = skill;
  const isObject = (outputSchema as { type?: unknown }).type === 'object';
  return {
    name,
    description: `${description} Use when: ${useWhen}`,
    inputSchema: plain(inputSchema) as Tool['inputSchema'],
    ...(isObject && { outputSchema: plain(outputSchema) as NonNullable<Tool['outputSchema']> }),
    annotations: {
      readOnlyHint: effect === 'read',
      destructiveHint: effect === 'write',
      idempotentHint: effect === 'read' || idempotent === true,
      openWorldHint: true,
    },
  };
}

const plain = (schema: unknown): unknown => JSON.parse(JSON.stringify(schema));

/** An outcome as a tool's result: failures are for the model to read, so they are results too. */
function toResult(entry: DossierEntry | undefined): CallToolResult {
  if (!entry) return failed('UNAVAILABLE: the call was stopped');
  if (!entry.ok) return failed(`${entry.failure.code}: ${entry.failure.message}`);
  const { value } = entry;
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  return {
    content: [{ type: 'text', text: JSON.stringify(value) }],
    ...(isObject && { structuredContent: value as Record<string, unknown> }),
  };
}

const failed = (text: string): CallToolResult => ({ isError: true, content: [{ type: 'text', text }] });

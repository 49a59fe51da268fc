import type { CallToolResult, McpServerFactory, Tool } from '@modelcontextprotocol/server';
import { ProtocolError, ProtocolErrorCode, Server } from '@modelcontextprotocol/server';
import type { DossierEntry, Skill } from '@trellis/core';
import { plannableSkills } from '../plannable-skills.ts';
import type { SkillRegistry } from '../skill-registry.ts';

export interface ServeSkillsOptions {
  /** Read at each request: a registry whose skills change is served as it is then. */
  readonly registry: () => SkillRegistry;
  /** Offers skills that change something too, and runs them without asking again: only where the caller asks its own member. */
  readonly writes?: boolean;
  /** Longest time of one call, in milliseconds; 30,000 when absent. */
  readonly deadlineMs?: number;
  /** Calls at the same time, of all callers; 64 when absent. */
  readonly maxCalls?: number;
  /** The caller's own token where its connection has none: for stdio, whose caller is who started the process. */
  readonly token?: string;
}

const pageSize = 200;

/** The skills of a registry as the tools of an MCP server. Calls run with the caller's own token and nothing else. */
export function createSkillServer(options: ServeSkillsOptions): McpServerFactory {
  const { registry, writes = false, deadlineMs = 30_000, maxCalls = 64 } = options;
  let underWay = 0;

  const call = async (skill: Skill, input: unknown, asked: { token: string | undefined; signal: AbortSignal }) => {
    const { token, signal } = asked;
    const run = registry().startTurn({ signal, deadlineMs, ...(token !== undefined && { token }) });
    const events = run.run([{ skill, input }], { confirmed: writes });
    for (let step = await events.next(); !step.done; step = await events.next()) signal.throwIfAborted();
    return run.dossier.entries[0];
  };
  return (context) => {
    const server = new Server(
      { name: 'trellis-skills', version: '1.0.0' },
      { capabilities: { tools: { listChanged: true } } },
    );
    server.setRequestHandler('tools/list', ({ params }) => listTools(offered(registry(), writes), params?.cursor));
    server.setRequestHandler('tools/call', async ({ params }, { mcpReq, http }) => {
      const skill = offered(registry(), writes).get(params.name);
      if (!skill) throw new ProtocolError(ProtocolErrorCode.InvalidParams, 'there is no such tool');
      if (underWay >= maxCalls) return failed('UNAVAILABLE: too many calls at the same time; try again later');
      underWay += 1;
      try {
        const token = http?.authInfo?.token ?? context.authInfo?.token ?? options.token;
        return toResult(await call(skill, params.arguments ?? {}, { token, signal: mcpReq.signal }));
      } finally {
        underWay -= 1;
      }
    });
    return server;
  };
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

function listTools(skills: ReadonlyMap<string, Skill>, cursor = '0'): { tools: Tool[]; nextCursor?: string } {
  const from = /^\d{1,6}$/.test(cursor) ? Number(cursor) : 0;
  const tools = [...skills.values()].slice(from, from + pageSize).map(toolOf);
  return { tools, ...(from + pageSize < skills.size && { nextCursor: String(from + pageSize) }) };
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

import { createHash } from 'node:crypto';
import { startDeadline, systemClock } from '@trellis/core';
import type { SkillTransportRunner } from '../transport.ts';
import type { ImportToolsOptions, McpImport } from './import-tools.ts';
import type { McpAddress } from './mcp-address.ts';
import type { McpConnection } from './mcp-connection.ts';
import { CallFailure } from '../call-failure.ts';
import { SkillImportError } from '../import/skill-import-error.ts';
import { SkillRegistryError } from '../skill-registry-error.ts';
import { importTools } from './import-tools.ts';
import { checkAddress } from './mcp-address.ts';
import { createMcpConnection } from './mcp-connection.ts';
import { mcpFailure } from './mcp-failure.ts';
import { toolAnswer } from './tool-answer.ts';

export interface McpTransportOptions {
  /** By the name that skills call them. */
  readonly servers: Readonly<Record<string, McpAddress>>;
  /** Longest message that is read of a server; 2 MiB when absent. */
  readonly maxResponseBytes?: number;
  /** Longest time to connect, in milliseconds; 10,000 when absent. Calls have their own deadlines within it. */
  readonly connectMs?: number;
  /** A server says that its tools are others now: import them again. Told at most every 50 ms. */
  readonly onToolsChanged?: (server: string) => void;
}

/** Reaches MCP servers: gives a registry their tools as skills, and carries the calls. */
export interface McpTransport extends SkillTransportRunner {
  /** The tools of one server as skills. Throws `SkillImportError` when the server does not answer, and the signal's reason. */
  importSkills(
    server: string,
    options: ImportToolsOptions & { readonly signal: AbortSignal; readonly token?: string },
  ): Promise<McpImport>;
  close(): Promise<void>;
}

/** Connections for tokens that were not used for long are closed beyond so many. */
const maxConnections = 64;

/** Opens nothing until something is imported or called. Put it among a registry's `transports`; closing the registry closes it. */
export function createMcpTransport(options: McpTransportOptions): McpTransport {
  const { servers, maxResponseBytes = 2 * 1024 * 1024, connectMs = 10_000, onToolsChanged = () => {} } = options;
  for (const [server, address] of Object.entries(servers)) checkAddress(server, address);
  const connections = new Map<string, McpConnection>();

  const connectionTo = (server: string, token: string | undefined): McpConnection => {
    const address = addressOf(server);
    if (!address)
      throw new SkillImportError('MCP_UNAVAILABLE', `no MCP server ${JSON.stringify(server)} is configured`);
    const own = address.kind === 'http' && address.passToken === true ? token : undefined;
    const key = `${server} ${own === undefined ? '' : createHash('sha256').update(own).digest('hex')}`;
    const told = () => onToolsChanged(server);
    const known =
      connections.get(key) ??
      createMcpConnection({ address, token: own, maxBytes: maxResponseBytes, connectMs, onToolsChanged: told });
    // The newest is last.
    connections.delete(key);
    connections.set(key, known);
    const [oldest] = connections;
    if (connections.size > maxConnections && oldest) {
      connections.delete(oldest[0]);
      void oldest[1].close();
    }
    return known;
  };
  const addressOf = (server: string) => (Object.hasOwn(servers, server) ? servers[server] : undefined);

  return {
    kind: 'mcp',
    prepare(skill) {
      const { transport } = skill;
      const refuse = (code: 'UNSUPPORTED_TRANSPORT' | 'UNKNOWN_SERVICE', message: string) =>
        new SkillRegistryError(code, message, { skill: skill.name });
      if (transport.kind !== 'mcp') throw refuse('UNSUPPORTED_TRANSPORT', 'it is no tool of an MCP server');
      const { server, tool } = transport;
      if (!addressOf(server)) throw refuse('UNKNOWN_SERVICE', `no MCP server ${JSON.stringify(server)} is configured`);
      return {
        service: `mcp:${server}`,
        repeatable: skill.effect === 'read',
        send: ({ body }, sending) =>
          callTool(connectionTo(server, sending.token), { server, tool, input: body }, sending),
      };
    },
    async importSkills(server, { signal, token, ...rest }) {
      const connection = connectionTo(server, token);
      using deadline = startDeadline({ parent: signal, deadlineMs: connectMs, clock: systemClock });
      try {
        const client = await connection.client(deadline.signal);
        const { tools } = await client.listTools(undefined, { signal: deadline.signal, timeout: connectMs });
        return importTools(server, tools, rest);
      } catch (cause) {
        signal.throwIfAborted();
        const problem = `did not tell its tools${systemCode(cause)}`;
        throw new SkillImportError('MCP_UNAVAILABLE', `MCP server ${JSON.stringify(server)} ${problem}`, { cause });
      }
    },
    async close() {
      const all = [...connections.values()];
      connections.clear();
      await Promise.all(all.map((connection) => connection.close()));
    },
  };
}

/** `ENOENT` and the like: what the machine says, not what the server says. */
function systemCode(error: unknown): string {
  for (let at = error, hops = 0; at instanceof Error && hops < 5; at = at.cause, hops++) {
    const { code } = at as NodeJS.ErrnoException;
    if (typeof code === 'string' && /^E[A-Z]+$/.test(code)) return ` (${code})`;
  }
  return '';
}

interface ToolCall {
  readonly server: string;
  readonly tool: string;
  readonly input: unknown;
}

interface Sending {
  readonly signal: AbortSignal;
  readonly deadlineMs: number;
  readonly maxResponseBytes: number;
}

async function callTool(
  connection: McpConnection,
  { server, tool, input }: ToolCall,
  sending: Sending,
): Promise<unknown> {
  const { signal, deadlineMs, maxResponseBytes } = sending;
  const client = await connection.client(signal).catch((error: unknown) => {
    signal.throwIfAborted();
    throw mcpFailure(server, error, undefined).failure;
  });
  try {
    const result = await client.callTool(
      { name: tool, arguments: (input ?? {}) as Record<string, unknown> },
      { signal, timeout: Math.max(1, deadlineMs) },
    );
    if (result.isError)
      throw new CallFailure('UNAVAILABLE', `the tool of ${server} says that it failed`, { isOutage: false });
    const answer = toolAnswer(result);
    if (answer.text.length > maxResponseBytes)
      throw new CallFailure('INVALID_RESPONSE', `the answer of ${server} is too long`);
    return answer;
  } catch (error) {
    signal.throwIfAborted();
    const { failure, isBroken } = mcpFailure(server, error, connection.errorOf(client));
    if (isBroken) connection.drop(client);
    throw failure;
  }
}

import { SkillImportError } from '../import/skill-import-error.ts';

/** Where an MCP server is. A host configures it; nothing that a document or a server says ever becomes one. */
export type McpAddress =
  | {
      readonly kind: 'stdio';
      readonly command: string;
      readonly args?: readonly string[];
      /** All that the process gets beside PATH, HOME and the like; nothing else of the host's environment. */
      readonly env?: Readonly<Record<string, string>>;
      readonly cwd?: string;
    }
  | {
      readonly kind: 'http';
      readonly url: string;
      /** The member's token goes along: only for servers of one's own. Each token has a connection of its own. */
      readonly passToken?: boolean;
    };

/** Throws for an address that nothing could be connected to. */
export function checkAddress(server: string, address: McpAddress): void {
  if (!/^[a-z][a-z0-9-]{0,63}$/.test(server)) throw unusable(server, 'the name must be kebab-case');
  if (address.kind === 'stdio') {
    if (address.command === '') throw unusable(server, 'the command is empty');
    return;
  }
  const url = URL.canParse(address.url) ? new URL(address.url) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password)
    throw unusable(server, 'url must be an http or https URL without credentials');
}

const unusable = (server: string, problem: string) =>
  new SkillImportError('MCP_UNAVAILABLE', `MCP server ${JSON.stringify(server.slice(0, 64))}: ${problem}`);

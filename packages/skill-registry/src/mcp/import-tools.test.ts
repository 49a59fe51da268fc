import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSkillRegistry } from '../index.ts';
import { createMcpTransport } from '../mcp.ts';
import { importTools } from './import-tools.ts';
import type { McpTool } from './mcp-connection.ts';

const tool = (name: string, more: object = {}): McpTool => ({ name, inputSchema: { type: 'object' }, ...more });

describe('tools as skills', () => {
  it('have unique names, with a prefix where the host wants one', () => {
    const tools = [tool('search_docs'), tool('searchDocs'), tool('§§§'), tool('search.docs')];
    const { skills } = importTools('docs', tools, { prefix: 'docs' });
    expect(skills.map(({ name }) => name)).toEqual([
      'docs-search-docs',
      'docs-search-docs-2',
      'docs',
      'docs-search-docs-3',
    ]);
  });

  it('are chosen and changed by the host', () => {
    const overrides = { search_docs: { effect: 'read' as const, description: 'Finds pages.' }, drop: { skip: true } };
    const only = ({ name }: { name: string }) => name !== 'other';
    const { skills } = importTools('docs', [tool('search_docs'), tool('drop'), tool('other')], { overrides, only });
    expect(skills.map(({ name, effect, description }) => [name, effect, description])).toEqual([
      ['search-docs', 'read', 'Finds pages.'],
    ]);
  });

  it('do not read because they say so and the opposite', () => {
    const annotations = { readOnlyHint: true, destructiveHint: true };
    expect(importTools('docs', [tool('wipe', { annotations })]).skills[0]?.effect).toBe('write');
  });

  it('are never worse than notes, whatever a server says', () => {
    const strange = fc.object({
      key: fc.constantFrom('type', 'properties', '$ref', 'allOf', 'items', '__proto__', 'a'),
      maxDepth: 6,
    });
    const transport = createMcpTransport({ servers: { docs: { kind: 'stdio', command: 'none' } } });
    fc.assert(
      fc.property(fc.string(), strange, strange, (name, properties, outputSchema) => {
        const inputSchema = { type: 'object', properties };
        const { skills } = importTools('docs', [{ name, inputSchema, outputSchema } as unknown as McpTool]);
        const registry = createSkillRegistry({ skills, services: {}, transports: [transport] });
        expect(registry.skills).toHaveLength(skills.length);
      }),
      { numRuns: 100 },
    );
  });
});

import type { Rule } from '../check-workspace.ts';

const dataFiles = ['data/routing.yaml', 'data/examples.yaml', 'data/policy.md'];
const exported =
  /^export\s+(?:async\s+)?(?:const|let|var|function\*?|class|interface|type|enum)\s+(\w+)|^export\s*(?:type\s*)?\{|^export\s+default|^export\s+\*/gm;

export const agentRules: Readonly<Record<string, Rule>> = {
  *'agent-exports'({ tags, files }) {
    if (tags[0] !== 'agent') return;
    const text = files.get('src/agent.ts');
    if (text === undefined) return yield { file: 'src/agent.ts', message: 'is missing' };
    const names = [...text.matchAll(exported)].map((match) => match[1] ?? match[0].trim());
    if (names.join() !== 'agent')
      yield {
        file: 'src/agent.ts',
        message: `expected to export exactly 'agent', got: ${names.join(', ') || 'nothing'}`,
      };
  },

  *'agent-data'({ tags, files, manifest }) {
    if (tags[0] !== 'agent') return;
    for (const file of dataFiles) if (!files.has(file)) yield { file, message: 'is missing' };
    if (!manifest.files?.includes('data')) yield { message: 'expected "data" among "files"' };
    if (manifest.trellis !== 'agent') yield { message: 'expected "trellis": "agent", by which a host finds it' };
  },
};

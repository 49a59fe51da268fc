import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { checkWorkspace, rules } from './check-workspace.ts';
import type { Manifest, Workspace, WorkspacePackage } from './workspace.ts';
import { readWorkspace } from './workspace.ts';

type Change = Partial<Omit<WorkspacePackage, 'files'>> & { files?: Record<string, string>; drop?: string };

const published = { files: ['dist', 'data'], publishConfig: { exports: { '.': './dist/index.js' } } };
const manifest = (name: string, more: Partial<Manifest> = {}): Manifest => ({
  name: `@trellis/${name}`,
  version: '1.0.0',
  license: 'Apache-2.0',
  type: 'module',
  sideEffects: false,
  exports: { '.': './src/index.ts' },
  ...more,
});

function member(folder: string, tag: string, own: Manifest, files: Record<string, string> = {}): WorkspacePackage {
  return { folder, tags: [tag], manifest: own, files: new Map(Object.entries({ 'README.md': '', ...files })) };
}

const uses = (...names: string[]) => ({
  dependencies: Object.fromEntries(names.map((name) => [`@trellis/${name}`, 'workspace:*'])),
});
const agentFiles = {
  'src/agent.ts': "import { x } from '@trellis/core';\nexport const agent = x;\n",
  'data/routing.yaml': '',
  'data/examples.yaml': '',
  'data/policy.md': '',
};

/** A small workspace that keeps every rule. */
const sound: Workspace = {
  packages: [
    member('packages/core', 'core', manifest('core', published), { 'src/index.ts': "export { x } from './x.ts';\n" }),
    member('packages/ui-schema', 'kit', manifest('ui-schema', { ...published, ...uses('core') }), {
      'src/index.ts': "import { x } from '@trellis/core';\nexport const y = x;\n",
    }),
    member('packages/pipeline', 'runtime', manifest('pipeline', { ...published, ...uses('core') }), {
      'src/index.ts': "export { x } from '@trellis/core';\n",
      'src/index.test.ts': "import { z } from '@trellis/job-fit';\n",
    }),
    member(
      'agents/job-fit',
      'agent',
      manifest('job-fit', { ...published, ...uses('core'), trellis: 'agent' }),
      agentFiles,
    ),
    member('apps/host', 'app', manifest('host', { private: true, ...uses('job-fit', 'pipeline') }), {
      'src/main.ts': "import { agent } from '@trellis/job-fit';\n",
    }),
  ],
};

function changed(folder: string, { files, drop, ...change }: Change): Workspace {
  return {
    packages: sound.packages.map((one) => {
      if (one.folder !== folder) return one;
      const all = new Map([...one.files, ...Object.entries(files ?? {})]);
      if (drop !== undefined) all.delete(drop);
      return { ...one, ...change, manifest: { ...one.manifest, ...change.manifest }, files: all };
    }),
  };
}

/** One workspace per rule that breaks it. */
const broken: Record<string, Workspace> = {
  'one-tag': changed('packages/core', { tags: ['core', 'kit'] }),
  'tag-of-folder': changed('agents/job-fit', { tags: ['kit'] }),
  layers: changed('agents/job-fit', {
    manifest: uses('core', 'pipeline'),
    files: { 'src/deep/plan.ts': "import { run } from '@trellis/pipeline';\n" },
  }),
  'declared-dependency': changed('packages/ui-schema', {
    files: { 'src/a.ts': "import ajv from 'ajv/dist/2020.js';\n" },
  }),
  'exports-only': changed('apps/host', {
    files: { 'src/a.ts': `await import('${'@trellis/pipeline'}/src/run-turn.ts');\n` },
  }),
  'relative-inside': changed('apps/host', {
    files: { 'src/a.ts': "import { x } from '../../../packages/core/src/x.ts';\n" },
  }),
  'data-from-src': changed('packages/core', { files: { 'src/a/b.ts': "new URL('../../data/x', import.meta.url);\n" } }),
  name: changed('packages/core', { manifest: { name: '@trellis/kernel' } }),
  manifest: changed('packages/core', { manifest: { sideEffects: true } }),
  publishing: changed('packages/core', { manifest: { publishConfig: { exports: {} } } }),
  readme: changed('packages/core', { drop: 'README.md' }),
  'narrow-index': changed('packages/core', { files: { 'src/index.ts': "export * from './x.ts';\n" } }),
  'settings-at-root': changed('packages/core', { files: { 'vitest.config.ts': '' } }),
  'peer-installed': changed('packages/core', { manifest: { peerDependencies: { react: '>=19' } } }),
  'workspace-protocol': changed('apps/host', { manifest: { dependencies: { '@trellis/job-fit': '^1.0.0' } } }),
  'agent-exports': changed('agents/job-fit', {
    files: { 'src/agent.ts': 'export const agent = 1;\nexport const extra = 2;\n' },
  }),
  'agent-data': changed('agents/job-fit', { drop: 'data/policy.md' }),
};

describe('checkWorkspace', () => {
  it('finds nothing in a workspace that keeps every rule', () => {
    expect(checkWorkspace(sound)).toEqual([]);
  });

  it.each(Object.keys(rules))('finds what breaks the rule %s', (rule) => {
    expect(broken).toHaveProperty([rule]);
    expect(checkWorkspace(broken[rule] as Workspace).map((problem) => problem.rule)).toContain(rule);
  });

  it.each([
    ['an agent that imports another agent', 'agents/job-fit', "import { agent } from '@trellis/host';"],
    ['a package that imports an agent', 'packages/pipeline', "export { agent } from '@trellis/job-fit';"],
    ['a kit package that imports the runtime', 'packages/ui-schema', "import '@trellis/pipeline';"],
    ['the core that imports the kit', 'packages/core', "const ui = await import('@trellis/ui-schema');"],
  ])('refuses %s', (_, folder, text) => {
    const problems = checkWorkspace(changed(folder, { files: { 'src/other.ts': `${text}\n` } }));
    expect(problems.map((problem) => problem.rule)).toContain('layers');
  });

  it('finds nothing in this repository', () => {
    const root = fileURLToPath(new URL('../../../', import.meta.url));
    expect(checkWorkspace(readWorkspace(root))).toEqual([]);
  });
});

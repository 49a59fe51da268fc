import type { Rule } from '../check-workspace.ts';

const vagueNames = new Set(['utils', 'util', 'types', 'errors', 'config', 'common', 'helpers', 'shared', 'lib']);
const ownSettings = /^(vitest|tsup|oxlint|oxfmt|eslint|prettier|biome)\b.*\.(ts|js|mjs|json)$|^\.(oxlintrc|oxfmtrc)/;

export const shapeRules: Readonly<Record<string, Rule>> = {
  *name({ folder, manifest }) {
    const last = folder.split('/').at(-1) ?? '';
    if (manifest.name !== `@trellis/${last}`)
      yield { message: `expected the name '@trellis/${last}', got '${manifest.name}'` };
    if (vagueNames.has(last)) yield { message: `'${last}' says nothing about its content: code lives with its owner` };
  },

  *manifest({ manifest }) {
    if (manifest.type !== 'module')
      yield { message: `expected "type": "module", got ${JSON.stringify(manifest.type)}` };
    if (manifest.sideEffects !== false) yield { message: 'expected "sideEffects": false' };
    if (manifest.license !== 'Apache-2.0') yield { message: 'expected "license": "Apache-2.0"' };
    if (!/^\d+\.\d+\.\d+$/.test(manifest.version ?? ''))
      yield { message: `expected a version, got '${manifest.version}'` };
  },

  /** Apps and tools are not published; everything else says what its tarball has, for each of its entries. */
  *publishing({ folder, manifest }) {
    const isPublished = folder.startsWith('packages/') || folder.startsWith('agents/');
    if (isPublished === (manifest.private === true))
      yield { message: isPublished ? 'packages and agents are published: not private' : 'apps and tools are private' };
    if (!isPublished) return;
    if (!manifest.files?.includes('dist')) yield { message: 'expected "dist" among "files"' };
    const built = manifest.publishConfig?.exports ?? {};
    for (const entry of Object.keys(manifest.exports ?? {}))
      if (!(entry in built)) yield { message: `publishConfig.exports lacks '${entry}'` };
  },

  *readme({ files }) {
    if (!files.has('README.md')) yield { message: 'expected a README.md' };
  },

  *'narrow-index'({ files }) {
    if (/^\s*export \*/m.test(files.get('src/index.ts') ?? ''))
      yield { file: 'src/index.ts', message: 'expected named exports, got `export *`' };
  },

  *'settings-at-root'({ files }) {
    for (const file of files.keys())
      if (ownSettings.test(file)) yield { file, message: 'settings of tools live at the root' };
  },

  /** A peer is also installed here, or the package cannot be tested. */
  *'peer-installed'({ manifest }) {
    for (const peer of Object.keys(manifest.peerDependencies ?? {}))
      if (!(peer in (manifest.devDependencies ?? {})))
        yield { message: `the peer '${peer}' is not among the devDependencies` };
  },

  /** Workspace packages are linked, never fetched. */
  *'workspace-protocol'({ manifest }, { packages }) {
    const names = new Set(packages.map((other) => other.manifest.name));
    const all = { ...manifest.dependencies, ...manifest.devDependencies };
    for (const [name, range] of Object.entries(all))
      if (names.has(name) && !range.startsWith('workspace:'))
        yield { message: `expected 'workspace:*' for ${name}, got '${range}'` };
  },
};

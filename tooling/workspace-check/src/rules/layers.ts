import type { Rule } from '../check-workspace.ts';
import { importsOf, isProduction, packageNameOf } from '../imports.ts';
import type { WorkspacePackage } from '../workspace.ts';

/** Which tags a package may import in production, by its own tag. `docs/architecture.md` shows the same table. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  core: [],
  kit: ['core'],
  runtime: ['core', 'kit'],
  client: ['kit'],
  quality: ['core', 'kit'],
  agent: ['core', 'kit'],
  app: ['core', 'kit', 'runtime', 'client', 'quality', 'agent'],
  tooling: [],
};

/** Single edges that the table leaves out, each for a stated reason. */
const exceptions = new Set([
  '@trellis/pipeline → @trellis/skill-registry', // a turn runs calls
  '@trellis/host → @trellis/network', // `npm start` runs both in one process
]);

/** Kit packages that are narrower than their tag. */
const narrower: Readonly<Record<string, readonly string[]>> = {
  client: ['@trellis/ui-schema'],
  quality: ['@trellis/core', '@trellis/defensive-yaml', '@trellis/prompt-templates'],
};

export const layerRules: Readonly<Record<string, Rule>> = {
  *'one-tag'({ tags }) {
    if (tags.length !== 1) yield { message: `expected exactly one tag in turbo.json, got ${tags.length}` };
    else if (!(tags[0] !== undefined && tags[0] in mayImport)) yield { message: `unknown tag '${tags[0]}'` };
  },

  *'tag-of-folder'({ folder, tags }) {
    const fixed = { agents: 'agent', apps: 'app', tooling: 'tooling' }[folder.split('/')[0] ?? ''];
    if (fixed !== undefined && tags[0] !== fixed) yield { message: `expected the tag '${fixed}', got '${tags[0]}'` };
  },

  *layers(workspacePackage, { packages }) {
    const byName = new Map(packages.map((other) => [other.manifest.name, other]));
    for (const { file, specifier } of importsOf(workspacePackage, isProduction)) {
      const target = byName.get(packageNameOf(specifier));
      if (target && !isAllowed(workspacePackage, target))
        yield { file, message: `${describe(workspacePackage)} may not import ${describe(target)}` };
    }
  },
};

function isAllowed(from: WorkspacePackage, to: WorkspacePackage): boolean {
  if (from === to || exceptions.has(`${from.manifest.name} → ${to.manifest.name}`)) return true;
  const [fromTag = '', toTag = ''] = [from.tags[0], to.tags[0]];
  if (!(mayImport[fromTag] ?? []).includes(toTag)) return false;
  return narrower[fromTag]?.includes(to.manifest.name ?? '') ?? true;
}

const describe = ({ manifest, tags }: WorkspacePackage) => `${manifest.name} (${tags[0]})`;

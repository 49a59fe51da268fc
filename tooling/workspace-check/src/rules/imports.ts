import { posix } from 'node:path';
import type { Rule } from '../check-workspace.ts';
import { importsOf, isProduction, packageNameOf } from '../imports.ts';

export const importRules: Readonly<Record<string, Rule>> = {
  /** What runs in production is there in production. */
  *'declared-dependency'(workspacePackage) {
    const { manifest } = workspacePackage;
    const declared = { ...manifest.dependencies, ...manifest.peerDependencies };
    for (const { file, specifier } of importsOf(workspacePackage, isProduction)) {
      const name = packageNameOf(specifier);
      if (name !== undefined && name !== manifest.name && !(name in declared))
        yield { file, message: `imports '${name}', which is not among the dependencies` };
    }
  },

  /** Across a border only through the other package's `exports`. */
  *'exports-only'(workspacePackage, { packages }) {
    const byName = new Map(packages.map((other) => [other.manifest.name, other]));
    for (const { file, specifier } of importsOf(workspacePackage, () => true)) {
      const name = packageNameOf(specifier);
      const target = name === undefined ? undefined : byName.get(name);
      if (!target || name === undefined) continue;
      const entry = `.${specifier.slice(name.length)}`;
      if (!(entry in (target.manifest.exports ?? {})))
        yield { file, message: `'${specifier}' is not among the exports of ${name}` };
    }
  },

  *'relative-inside'(workspacePackage) {
    for (const { file, specifier } of importsOf(workspacePackage, () => true)) {
      if (!specifier.startsWith('.')) continue;
      if (posix.normalize(posix.join(posix.dirname(file), specifier)).startsWith('../'))
        yield { file, message: `'${specifier}' leaves the package` };
    }
  },

  /** A bundle flattens folders: only a URL from a file directly in src/ still points to the same place in dist/. */
  *'data-from-src'({ files, manifest }) {
    if (manifest.private) return;
    for (const [file, text] of files) {
      if (!isProduction(file) || /^src\/[^/]+$/.test(file)) continue;
      if (/new URL\([^)]*import\.meta\.url/.test(text))
        yield { file, message: 'reaches data by import.meta.url, which only files directly in src/ may do' };
    }
  },
};

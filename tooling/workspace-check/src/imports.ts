import type { WorkspacePackage } from './workspace.ts';

/** One import of one file. */
export interface Import {
  readonly file: string;
  readonly specifier: string;
}

const statements =
  /(?:^|\n)\s*(?:import|export)\b[^'";]*?from\s*['"]([^'"]+)['"]|(?:^|\n)\s*import\s*['"]([^'"]+)['"]/g;
const dynamic = /\bimport\(\s*['"]([^'"]+)['"]\s*\)/g;
const testOnly = /(\.(test|test-d|eval|bench)\.tsx?$)|(^|\/)(__fixtures__|testing)\/|(^|\/)testing\.ts$|(^|\/)bench\//;

/** Files that are part of what runs in production: sources, without tests, test helpers, fixtures and benchmarks. */
export const isProduction = (file: string): boolean => /^src\/.*\.tsx?$/.test(file) && !testOnly.test(file);

/** Every import in the files of a package that `keep` wants. */
export function importsOf(workspacePackage: WorkspacePackage, keep: (file: string) => boolean): Import[] {
  return [...workspacePackage.files]
    .filter(([file]) => /\.(ts|tsx)$/.test(file) && keep(file))
    .flatMap(([file, text]) => specifiersIn(text).map((specifier) => ({ file, specifier })));
}

/** What a text imports, statically or not, in the order in which it stands there. */
export function specifiersIn(text: string): string[] {
  const found = [...text.matchAll(statements)].map((match) => match[1] ?? match[2] ?? '');
  return [...found, ...[...text.matchAll(dynamic)].map((match) => match[1] ?? '')];
}

/** `@trellis/core/testing` → `@trellis/core`; `ajv/dist/2020.js` → `ajv`; undefined for relative paths and Node's own modules. */
export function packageNameOf(specifier: string): string | undefined {
  if (specifier.startsWith('.') || specifier.startsWith('node:')) return undefined;
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** A package.json, as far as the rules read it. */
export interface Manifest {
  readonly name?: string;
  readonly version?: string;
  readonly private?: boolean;
  readonly license?: string;
  readonly type?: string;
  readonly sideEffects?: boolean;
  readonly files?: readonly string[];
  readonly exports?: Readonly<Record<string, unknown>>;
  readonly publishConfig?: { readonly exports?: Readonly<Record<string, unknown>> };
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly trellis?: unknown;
}

/** One package of the workspace, read into memory. */
export interface WorkspacePackage {
  /** Relative to the root, such as `packages/core`. */
  readonly folder: string;
  readonly manifest: Manifest;
  readonly tags: readonly string[];
  /** Files outside node_modules and dist, by their path inside the package. Texts only of what the rules read; else empty. */
  readonly files: ReadonlyMap<string, string>;
}

export interface Workspace {
  readonly packages: readonly WorkspacePackage[];
}

const groups = ['packages', 'agents', 'apps', 'tooling'];
const skipped = new Set(['node_modules', 'dist', '.turbo']);
const readTexts = /\.(ts|tsx|mts|js|mjs)$/;

/** Reads every package below `root`. */
export function readWorkspace(root: string): Workspace {
  const folders = groups.flatMap((group) => foldersIn(join(root, group)).map((name) => `${group}/${name}`));
  return { packages: folders.map((folder) => readPackage(root, folder)) };
}

function foldersIn(path: string): string[] {
  try {
    return readdirSync(path).filter((name) => statSync(join(path, name)).isDirectory());
  } catch {
    return [];
  }
}

function readPackage(root: string, folder: string): WorkspacePackage {
  const path = join(root, folder);
  const turbo = readJson(join(path, 'turbo.json')) as { tags?: string[] } | undefined;
  return {
    folder,
    manifest: (readJson(join(path, 'package.json')) ?? {}) as Manifest,
    tags: turbo?.tags ?? [],
    files: new Map(filesIn(path, '')),
  };
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}

function* filesIn(root: string, inside: string): Generator<[string, string]> {
  for (const entry of readdirSync(join(root, inside), { withFileTypes: true })) {
    const path = inside === '' ? entry.name : `${inside}/${entry.name}`;
    if (entry.isDirectory()) {
      if (!skipped.has(entry.name)) yield* filesIn(root, path);
    } else yield [path, readTexts.test(path) ? readFileSync(join(root, path), 'utf8') : ''];
  }
}

import { agentRules } from './rules/agents.ts';
import { importRules } from './rules/imports.ts';
import { layerRules } from './rules/layers.ts';
import { shapeRules } from './rules/shape.ts';
import type { Workspace, WorkspacePackage } from './workspace.ts';

/** A place where the workspace breaks one of its rules. */
export interface Problem {
  readonly rule: string;
  /** Package folder, with the file inside it where there is one. */
  readonly place: string;
  readonly message: string;
}

/** Looks at one package among the others, and says what is wrong with it. */
export type Rule = (
  workspacePackage: WorkspacePackage,
  workspace: Workspace,
) => Iterable<{ readonly file?: string; readonly message: string }>;

export const rules: Readonly<Record<string, Rule>> = { ...layerRules, ...importRules, ...shapeRules, ...agentRules };

/** Every problem, package by package. */
export function checkWorkspace(workspace: Workspace): Problem[] {
  return workspace.packages.flatMap((workspacePackage) =>
    Object.entries(rules).flatMap(([rule, check]) =>
      [...check(workspacePackage, workspace)].map(({ file, message }) => ({
        rule,
        place: file === undefined ? workspacePackage.folder : `${workspacePackage.folder}/${file}`,
        message,
      })),
    ),
  );
}

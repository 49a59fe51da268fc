export { checkWorkspace } from './check-workspace.ts';
export type { Problem } from './check-workspace.ts';
export { readWorkspace } from './workspace.ts';
export type { Workspace, WorkspacePackage } from './workspace.ts';

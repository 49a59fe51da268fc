import { entities } from './001-entities.ts';
import { forms } from './002-forms.ts';
import { graph } from './003-graph.ts';

/** Numbered by position; one is never changed after a release, a new one is appended. */
export const migrations: readonly string[] = [entities, forms, graph];

import { entities } from './001-entities.ts';
import { forms } from './002-forms.ts';

/** Numbered by position; one is never changed after a release, a new one is appended. */
export const migrations: readonly string[] = [entities, forms];

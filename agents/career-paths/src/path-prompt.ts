import { definePrompt } from '@trellis/core';
import { PathVariables } from './path-variables.ts';

/** Says how to get from a profile into a field, from a comparison that was computed before. */
export const pathPrompt = definePrompt({
  file: new URL('../data/path.prompt', import.meta.url),
  variables: PathVariables,
  model: { role: 'large', effort: 'low', maxTokens: 1500 },
});

import { definePrompt } from '@trellis/core';
import { PreparationVariables } from './preparation-variables.ts';

/** What a model makes of the chosen questions. */
export const preparation = definePrompt({
  file: new URL('../data/preparation.prompt', import.meta.url),
  variables: PreparationVariables,
  model: { role: 'large', effort: 'low', maxTokens: 1600 },
});

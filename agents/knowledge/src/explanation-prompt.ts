import { definePrompt } from '@trellis/core';
import { ExplanationVariables } from './explanation-variables.ts';

/** Answers a general question from numbered sources. */
export const explanation = definePrompt({
  file: new URL('../data/explanation.prompt', import.meta.url),
  variables: ExplanationVariables,
  model: { role: 'large', effort: 'low', maxTokens: 1400 },
});

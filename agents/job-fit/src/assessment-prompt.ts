import { definePrompt } from '@trellis/core';
import { AssessmentVariables } from './assessment-variables.ts';

/** What a model makes of the computed comparison. */
export const assessment = definePrompt({
  file: new URL('../data/assessment.prompt', import.meta.url),
  variables: AssessmentVariables,
  model: { role: 'large', effort: 'low', maxTokens: 1600 },
});

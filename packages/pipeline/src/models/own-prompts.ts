import { definePrompt } from '@trellis/core';
import { Type } from 'typebox';

const small = (maxTokens: number) => ({ role: 'small', effort: 'none', maxTokens }) as const;

/** The prompts of the pipeline itself. `files` is the folder they lie in. */
export function ownPrompts(folder: URL) {
  return {
    plan: definePrompt({
      file: new URL('plan.prompt', folder),
      variables: Type.Object({
        question: Type.String(),
        form: Type.String(),
        hints: Type.String(),
        skills: Type.String(),
        view: Type.String(),
      }),
      model: small(800),
    }),
    route: definePrompt({
      file: new URL('route.prompt', folder),
      variables: Type.Object({ question: Type.String(), agents: Type.String(), view: Type.String() }),
      model: small(60),
    }),
  };
}

export type OwnPrompts = ReturnType<typeof ownPrompts>;

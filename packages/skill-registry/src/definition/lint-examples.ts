import type { Skill } from '@trellis/core';
import type { TSchema } from 'typebox';
import { schemaCheck } from '../check-schema.ts';
import type { Finding } from './skill-finding.ts';

/** Examples must be what they are examples of. That mapping one gives the other is for the conformance suite: a lint runs no code. */
export function lintExamples({ examples = [], inputSchema, outputSchema, transport }: Skill): Finding[] {
  const response = transport.kind === 'http' ? transport.responseSchema : undefined;
  return examples.flatMap((example, index) =>
    [
      misfit(`examples[${index}].input`, inputSchema, example.input),
      response && misfit(`examples[${index}].response`, response, example.response),
      misfit(`examples[${index}].output`, outputSchema, example.output),
    ].filter((finding) => finding !== undefined),
  );
}

function misfit(path: string, schema: TSchema, value: unknown): Finding | undefined {
  let problem: string | undefined;
  try {
    problem = schemaCheck(schema)(value);
  } catch (error) {
    problem = `the schema does not compile: ${(error as Error).message}`;
  }
  if (problem === undefined) return undefined;
  return { code: 'EXAMPLE_DOES_NOT_FIT', path, message: problem, fix: 'Correct the example or the schema.' };
}

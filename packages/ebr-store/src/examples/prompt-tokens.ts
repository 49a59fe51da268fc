import { estimateTokens } from '@trellis/core';
import type { Example } from '@trellis/core';

/** The marks around an example in a prompt, and the words in front of its two parts. */
const frame =
  '<data name="example" title="Example 10" source="reviewed examples">\nQuestion: \n\nAnswer:\n\n</data>\n\n';
const frameTokens = estimateTokens(frame);

/** What an example costs in a prompt, by the estimate that budgets are made with. */
export const promptTokens = ({ question, answer }: Pick<Example, 'question' | 'answer'>): number =>
  frameTokens + estimateTokens(question) + estimateTokens(answer);

import { pathToFileURL } from 'node:url';
import type { Skill } from '@trellis/core';
import { estimateTokens } from '@trellis/core';
import { describeSkills } from '@trellis/skill-registry';
import * as networkSkills from '../src/index.ts';

/**
 * What the skills cost in the prompt of a plan, against the same as JSON tool definitions. Run: `node bench/plan-tokens.ts [MODULE]`, where
 * MODULE exports `countTokens(text)` of a real tokenizer.
 */
const [file] = process.argv.slice(2);
const counters: Record<string, (text: string) => number> = { 'core’s estimate': estimateTokens };
if (file !== undefined) {
  const { countTokens } = (await import(pathToFileURL(file).href)) as { countTokens: (text: string) => number };
  counters[file.split('/').at(-1) ?? file] = countTokens;
}

const skills = Object.values(networkSkills)
  .filter((value): value is typeof value & { toRequest: unknown } => 'toRequest' in value)
  .map((value) => value as unknown as Skill);
const tools = skills.map(({ name, description, useWhen, inputSchema }) => ({
  name,
  description: `${description} Use when: ${useWhen}`,
  input_schema: inputSchema,
}));
const yaml = describeSkills(skills);
const texts = {
  'YAML, as it goes into the prompt': yaml,
  '  the same without ids': yaml.replaceAll(/^ {2}ids: .*\n/gm, ''),
  'JSON tool definitions, on one line': JSON.stringify(tools),
  'JSON tool definitions, indented': JSON.stringify(tools, undefined, 2),
};

console.log(`${skills.length} skills`);
for (const [name, count] of Object.entries(counters))
  for (const [form, text] of Object.entries(texts))
    console.log(name.padEnd(24), form.padEnd(36), String(count(text)).padStart(6));

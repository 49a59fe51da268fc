import { basename } from 'node:path';
import { definePrompt } from '@trellis/core';
import type { Prompt } from '@trellis/core';
import { Type } from 'typebox';
import { describe, expect, it } from 'vitest';
import { PromptError, loadPrompts } from './index.ts';

const model = { role: 'large' as const, maxTokens: 1000 };
const fixture = (name: string) => new URL(`./__fixtures__/${name}.prompt`, import.meta.url);
const Question = Type.Object({ question: Type.String() });

async function problemsOf(prompts: Record<string, Prompt>): Promise<string[]> {
  const error = await loadPrompts(prompts).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof PromptError)) return [];
  return error.problems.map(({ code, file, line, message }) => `${basename(file)}:${line} ${code} ${message}`);
}

describe('loading', () => {
  it('lists every problem of every file, with code, file and line, in the order of the file', async () => {
    const variables = Type.Object({
      question: Type.String(),
      job: Type.Object({ title: Type.String() }),
      never: Type.String(),
    });
    const broken = definePrompt({ file: fixture('broken'), variables, model });
    expect(await problemsOf({ broken })).toMatchInlineSnapshot(`
      [
        "broken.prompt:1 MISSING_VERSION no version in the front matter",
        "broken.prompt:1 UNUSED_VARIABLE variable "never" is declared and never used",
        "broken.prompt:2 BAD_FRONT_MATTER unknown key "descripton" (known: id, version, description, notes; variables and model are declared in code)",
        "broken.prompt:4 ROLE_MISUSE text before the first {{role "system"}} or {{role "user"}}",
        "broken.prompt:6 MISSING_PARTIAL no fragment "identiti" (there are: answer-format, examples, history, identity, jailbreak-defense, language, shield)",
        "broken.prompt:7 ROLE_MISUSE variables do not belong in the system part: move them behind {{role "user"}}",
        "broken.prompt:8 ROLE_MISUSE a role is {{role "system"}} or {{role "user"}}, with the name in quotes",
        "broken.prompt:10 UNKNOWN_VARIABLE no variable "jobb.title" is declared",
        "broken.prompt:10 UNKNOWN_VARIABLE no variable "job.titel" is declared",
        "broken.prompt:10 UNSUPPORTED_SYNTAX "job" is not a single value: use {{section job source="…"}}",
        "broken.prompt:11 UNKNOWN_HELPER no helper "shout" (there are: section, role, #if, #unless, #each, #with)",
        "broken.prompt:12 UNSUPPORTED_SYNTAX write {{question}}: nothing is HTML-escaped here",
        "broken.prompt:13 UNSUPPORTED_SYNTAX a section needs its provenance: source="…"",
        "broken.prompt:14 ROLE_MISUSE a role cannot stand inside a block",
        "broken.prompt:15 UNKNOWN_HELPER no block "repeat" (there are: #if, #unless, #each, #with)",
        "broken.prompt:16 UNKNOWN_VARIABLE no "@index" here (inside #each: @index, @first, @last, @key)",
        "broken.prompt:16 UNKNOWN_VARIABLE no variable "../question" is declared",
        "broken.prompt:17 SECTION_MARK the text looks like a section mark: use {{section name source="…"}}",
        "broken.prompt:18 UNSUPPORTED_SYNTAX a partial is {{>name}}, without parameters",
        "broken.prompt:19 UNSUPPORTED_SYNTAX DecoratorBlock is not part of prompt files",
        "broken.prompt:20 ROLE_MISUSE this fragment explains section marks: it belongs in the system part",
      ]
    `);
  });

  it.each([
    ['unclosed', Question, ['unclosed.prompt:5 SYNTAX']],
    ['half-a-tag', Question, ['half-a-tag.prompt:5 SYNTAX']],
    ['binary', Question, ['binary.prompt:1 SYNTAX']],
    ['empty', Type.Object({}), ['empty.prompt:1 MISSING_VERSION', 'empty.prompt:1 ROLE_MISUSE']],
    ['not-there', Question, ['not-there.prompt:1 FILE_MISSING']],
    ['bad-yaml', Question, ['bad-yaml.prompt:5 BAD_FRONT_MATTER']],
    ['bad-version', Question, ['bad-version.prompt:2 BAD_FRONT_MATTER', 'bad-version.prompt:3 BAD_FRONT_MATTER']],
  ])('of %s.prompt', async (name, variables, expected) => {
    const problems = await problemsOf({ one: definePrompt({ file: fixture(name), variables, model }) });
    expect(problems.map((line) => line.split(' ', 2).join(' '))).toEqual(expected);
  });

  it('goes on to the next file after a bad one', async () => {
    const one = definePrompt({ file: fixture('not-there'), variables: Question, model });
    const two = definePrompt({ file: fixture('half-a-tag'), variables: Question, model });
    expect(await problemsOf({ one, two })).toHaveLength(2);
  });

  it('stops when its signal does', async () => {
    const one = definePrompt({ file: fixture('assessment'), variables: Question, model });
    await expect(loadPrompts({ one }, { signal: AbortSignal.abort() })).rejects.toThrow(/abort/);
  });
});

describe('a path', () => {
  const load = (variables: ReturnType<typeof Type.Object>) =>
    problemsOf({ one: definePrompt({ file: fixture('paths'), variables, model }) });
  const person = Type.Object({ name: Type.String(), tags: Type.Array(Type.String()) });

  it('is followed through lists, objects, optional and nullable values', async () => {
    const variables = Type.Object({
      people: Type.Array(person),
      lead: Type.Optional(Type.Union([person, Type.Null()])),
      extra: Type.Unknown(),
      counts: Type.Record(Type.String(), Type.Number()),
    });
    expect(await load(variables)).toEqual([]);
  });

  it('is refused where the schema has no such name', async () => {
    const variables = Type.Object({
      people: Type.Array(Type.Object({ tags: Type.Array(Type.String()) })),
      lead: Type.Object({ tags: Type.Array(Type.String()) }),
      extra: Type.Unknown(),
      counts: Type.Object({}),
    });
    expect((await load(variables)).map((line) => line.replace('paths.prompt', ''))).toEqual([
      ':5 UNKNOWN_VARIABLE no variable "name" is declared',
      ':8 UNKNOWN_VARIABLE no variable "lead.name" is declared',
      ':8 UNKNOWN_VARIABLE no variable "name" is declared',
      ':10 UNKNOWN_VARIABLE no variable "this" is declared',
    ]);
  });
});

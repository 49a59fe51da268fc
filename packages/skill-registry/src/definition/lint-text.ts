import type { Skill } from '@trellis/core';
import type { Finding } from './skill-finding.ts';
import { termsOf, textOf, wordsOf } from './words.ts';

const maxCharacters = 300;
/** What a description begins with that tells how it is made, not what comes back. */
const plumbing =
  /^(?:this (?:skill|tool|endpoint|function|method)|(?:calls?|wraps?|invokes?|handles?|performs?) |(?:rest |http )?(?:api|endpoint|wrapper) )/i;

/** What a model is told of a skill: what it returns, and when to choose it. */
export function lintText({ name, description, useWhen, effect }: Skill): Finding[] {
  const findings: Finding[] = [];
  const add = (code: Finding['code'], path: string, message: string, fix: string) =>
    findings.push({ code, path, message, fix });
  const vague = vagueness(name, description);
  const better =
    effect === 'write'
      ? 'Say what it changes: "Puts a job on the member\'s list of saved jobs."'
      : 'Say what it returns: "One job: title, company, requirements."';
  if (vague) add('VAGUE_DESCRIPTION', 'description', vague, better);
  const idle = idleness(description, useWhen);
  if (idle)
    add(
      'VAGUE_USE_WHEN',
      'useWhen',
      idle,
      'Say which questions it is for: "The question is about a single, known job."',
    );
  for (const [path, text] of [['description', description] as const, ['useWhen', useWhen] as const])
    if (typeof text === 'string' && text.length > maxCharacters)
      add(
        'LONG_DESCRIPTION',
        path,
        `${text.length} characters are in every prompt`,
        `Say it in at most ${maxCharacters}.`,
      );
  return findings;
}

function vagueness(name: unknown, description: unknown): string | undefined {
  if (typeof description !== 'string' || wordsOf(description).length < 4) return 'it does not say what comes of it';
  if (plumbing.test(description.trim())) return 'it says how it is made, not what it returns';
  const known = new Set(termsOf(textOf(name)));
  return termsOf(description).every((term) => known.has(term)) ? 'it says no more than the name' : undefined;
}

function idleness(description: unknown, useWhen: unknown): string | undefined {
  if (typeof useWhen !== 'string' || wordsOf(useWhen).length < 4) return 'it does not say when to choose the skill';
  const known = new Set(termsOf(textOf(description)));
  return termsOf(useWhen).every((term) => known.has(term)) ? 'it says no more than the description' : undefined;
}

import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Example, HistoryTurn, ModelMessage, ModelText, Prompt } from '@trellis/core';
import { Value } from 'typebox/value';
import { compileTemplate } from './compile-template.ts';
import type { Template } from './compile-template.ts';
import { describeTurn } from './describe-turn.ts';
import { fitHistory } from './fit-history.ts';
import { loadFragments } from './fragments.ts';
import type { Fragments } from './fragments.ts';
import { PromptError } from './prompt-error.ts';
import type { PromptErrorCode, PromptProblem } from './prompt-error.ts';
import { parsePromptFile } from './prompt-file.ts';
import { renderTemplate } from './render-template.ts';
import { neutralise, untrustedSection } from './untrusted.ts';

/** What a turn adds to every prompt. */
export interface PromptContext {
  /** Oldest first. Sent only with prompts that include `{{>history}}`. */
  readonly history: readonly HistoryTurn[];
  /** BCP 47: the language of the answer. */
  readonly locale: string;
  readonly now: Date;
  /** In their order. Sent only with prompts that include `{{>examples}}`. */
  readonly examples?: readonly Example[];
  /** True when an input guardrail asked for care. */
  readonly shield?: boolean;
  /** Budget for the history, 3000 when absent. */
  readonly historyTokens?: number;
}

/** A prompt ready for a model, with its identity for traces. */
export interface RenderedPrompt {
  readonly promptId: string;
  readonly version: string;
  /** SHA-256, in hex, of the file, the fragments it uses and the model settings. */
  readonly contentHash: string;
  readonly system: readonly ModelText[];
  readonly messages: readonly ModelMessage[];
}

/** Prompts that were loaded and found correct. */
export interface PromptLibrary {
  /** Throws a `PromptError` when the variables do not fit the prompt's schema, or the prompt was never loaded. */
  render(prompt: Prompt, options: { variables: unknown; context: PromptContext }): RenderedPrompt;
}

interface LoadedPrompt {
  readonly promptId: string;
  readonly version: string;
  readonly contentHash: string;
  readonly file: string;
  readonly template: Template;
}

const defaultHistoryTokens = 3000;

/** Reads and checks prompts, by name. Throws one `PromptError` that lists every problem of every file. */
export async function loadPrompts(
  prompts: Readonly<Record<string, Prompt>>,
  options: { signal?: AbortSignal } = {},
): Promise<PromptLibrary> {
  const problems: PromptProblem[] = [];
  const fragments = await loadFragments(problems, options.signal);
  const load = async ([name, prompt]: [string, Prompt]) =>
    [prompt, await loadPrompt(name, prompt, { fragments, problems, ...options })] as const;
  const loaded = new Map(await Promise.all(Object.entries(prompts).map(load)));
  const [first, ...others] = problems.sort((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1));
  if (first) throw new PromptError([first, ...others]);
  return { render: (prompt, { variables, context }) => render({ prompt, loaded, fragments, variables, context }) };
}

async function loadPrompt(
  name: string,
  prompt: Prompt,
  options: { fragments: Fragments; problems: PromptProblem[]; signal?: AbortSignal },
): Promise<LoadedPrompt | undefined> {
  const { fragments, problems, signal } = options;
  const file = prompt.file.protocol === 'file:' ? fileURLToPath(prompt.file) : prompt.file.href;
  let text: string;
  try {
    const bytes = await readFile(prompt.file, signal && { signal });
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    signal?.throwIfAborted();
    const { code } = error as { code?: string };
    const undecodable = code === 'ERR_ENCODING_INVALID_ENCODED_DATA';
    if (undecodable) problems.push({ code: 'SYNTAX', file, line: 1, message: 'the file is not UTF-8 text' });
    else problems.push({ code: 'FILE_MISSING', file, line: 1, message: `the file of prompt "${name}" cannot be read` });
    return undefined;
  }
  const parsed = parsePromptFile(text, file, problems);
  const template = compileTemplate({ prompt: parsed, variables: prompt.variables, fragments, problems });
  const used = [...template.fragments].sort().map((fragment) => [fragment, fragments.get(fragment)?.source]);
  const identity = JSON.stringify([parsed.source, used, prompt.model]);
  const contentHash = createHash('sha256').update(identity).digest('hex');
  return { promptId: parsed.id ?? name, version: parsed.version, contentHash, file, template };
}

function render(options: {
  prompt: Prompt;
  loaded: ReadonlyMap<Prompt, LoadedPrompt | undefined>;
  fragments: Fragments;
  variables: unknown;
  context: PromptContext;
}): RenderedPrompt {
  const { prompt, loaded, fragments, variables, context } = options;
  const found = loaded.get(prompt);
  if (!found) throw failure('NOT_LOADED', prompt.file.href, 'this prompt was not given to loadPrompts');
  const { promptId, version, contentHash, template, file } = found;
  checkVariables(prompt, variables, file);
  if (Number.isNaN(context.now.getTime())) throw failure('INVALID_CONTEXT', file, 'context.now is not a date');
  const shield = context.shield ? fragments.get('shield')?.text : undefined;
  const turn = { text: describeTurn({ locale: context.locale, now: context.now, shield }) };
  const examples = template.fragments.has('examples') ? (context.examples ?? []) : [];
  const body = [...examples.map(exampleSection), renderTemplate(template.user, variables)].join('\n\n').trim();
  return {
    promptId,
    version,
    contentHash,
    system: template.system === '' ? [turn] : [{ text: template.system, cache: true }, turn],
    messages: [
      ...(template.fragments.has('history') ? historyMessages(context) : []),
      { role: 'user', content: [{ text: body === '' ? '(empty)' : body }] },
    ],
  };
}

function checkVariables(prompt: Prompt, variables: unknown, file: string): void {
  if (Value.Check(prompt.variables, variables)) return;
  const errors = Value.Errors(prompt.variables, variables).slice(0, 3);
  const named = errors.map(
    ({ instancePath, message }) =>
      `${instancePath.replace(/[^\w/.-]/g, '?').slice(0, 100) || '/'} ${message.slice(0, 100)}`,
  );
  throw failure('INVALID_VARIABLES', file, `variables do not fit the prompt: ${named.join('; ')}`);
}

const failure = (code: PromptErrorCode, file: string, message: string) =>
  new PromptError([{ code, file, line: 1, message }]);

const exampleSection = ({ question, answer }: Example, index: number) =>
  untrustedSection({
    name: 'example',
    title: `Example ${index + 1}`,
    source: 'reviewed examples',
    content: `Question: ${question}\n\nAnswer:\n${answer}`,
  });

/** Earlier turns as messages. The last one ends a prefix that the next turn of the conversation sends again. */
function historyMessages(context: PromptContext): ModelMessage[] {
  const turns = fitHistory(context.history, context.historyTokens ?? defaultHistoryTokens);
  const say = (text: string) => neutralise(text).trim() || '(empty)';
  return turns.flatMap((turn, index): ModelMessage[] => [
    { role: 'user', content: [{ text: say(turn.question) }] },
    {
      role: 'assistant',
      content: [{ text: say(turn.answer), ...(index === turns.length - 1 && { cache: true }) }],
    },
  ]);
}

import type { ExampleSelection } from '@trellis/core';
import { readConfiguration } from '../../configuration.ts';
import { developmentTenant } from '../../development-identity.ts';
import { createHostEmbedder } from '../../embedder.ts';
import type { HostExamples } from '../../examples/host-examples.ts';
import { openHostExamples } from '../../examples/host-examples.ts';
import { chosenLine, examplesHeading, passedLine } from '../describe-examples.ts';
import { exitCode } from '../exit-code.ts';
import { InputError } from '../input-error.ts';
import type { Terminal } from '../terminal.ts';
import { agentsNamed } from './agents.ts';

export interface SearchOptions {
  readonly agent: string;
  readonly tenant?: string;
  readonly locale?: string;
  readonly maxTokens?: number;
  readonly json?: boolean;
}

/** What a prompt has room for. */
const usualTokens = 2_000;

/** Chooses examples for a question as a turn does, and says why. Resolves to the exit code: 3 when none was chosen. */
export async function searchExamples(
  terminal: Terminal,
  question: string,
  options: SearchOptions,
  signal: AbortSignal,
): Promise<number> {
  if (question.trim() === '') throw new InputError('NO_QUESTION', 'expected a question, found none');
  const examples = await openForCommand(terminal, options.agent);
  try {
    const { agent, tenant = developmentTenant, locale = 'en', maxTokens = usualTokens } = options;
    const selection = await examples.store.select({ agentId: agent, tenant, locale, question, maxTokens, signal });
    if (options.json) terminal.out(`${JSON.stringify(selection)}\n`);
    else print(terminal, selection);
    return selection.examples.length > 0 ? exitCode.answered : exitCode.notAnswered;
  } finally {
    await examples.close();
  }
}

/** The examples of one agent or all, ready to choose from; counts of it are not kept. Throws what keeps them from being used. */
export async function openForCommand(terminal: Terminal, agent: string | undefined): Promise<HostExamples> {
  const agents = await agentsNamed(agent);
  terminal.progress(terminal.noteColors.dim('  reading examples …'));
  const { dataFolder, embedder, examples: settingsFile } = readConfiguration({ ...process.env, HOST: undefined });
  let trouble: { error: unknown } | undefined;
  const examples = await openHostExamples({
    agents,
    embedder: createHostEmbedder(embedder).start,
    ...(dataFolder !== undefined && { dataFolder }),
    ...(settingsFile !== undefined && agent === undefined && { settingsFile }),
    counts: false,
    onTrouble: (error) => (trouble = { error }),
  });
  await examples.ready;
  if (!trouble) return examples;
  await examples.close();
  throw trouble.error;
}

function print({ out, colors }: Terminal, selection: ExampleSelection): void {
  out(`${colors.cyan(examplesHeading(selection))}\n`);
  for (const example of selection.examples.toSorted((a, b) => a.rank - b.rank)) {
    out(`  ${colors.bold(chosenLine(example))}\n`);
    out(`       ${example.question}\n`);
    out(colors.dim(`       ${firstLine(example.answer)}\n`));
  }
  for (const passed of selection.passedOver) out(colors.dim(`  ${passedLine(passed)}\n`));
}

const firstLine = (text: string) => {
  const [line = ''] = text.split('\n', 1);
  return line.length > 100 ? `${line.slice(0, 99)}…` : line;
};

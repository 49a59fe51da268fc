import { readAgentExamples, reportUsage } from '@trellis/ebr-store';
import type { UsageReport, UsageWindow } from '@trellis/ebr-store';
import { readConfiguration } from '../../configuration.ts';
import { developmentTenant } from '../../development-identity.ts';
import { readUsage, usageFileIn } from '../../examples/usage-file.ts';
import { exitCode } from '../exit-code.ts';
import { InputError } from '../input-error.ts';
import { readLocalText } from '../local-files.ts';
import type { Terminal } from '../terminal.ts';
import { agentsNamed } from './agents.ts';
import { openForCommand } from './search.ts';

export interface ReportOptions {
  readonly agent?: string;
  /** A file with a question a line, to be asked instead of looking at what the host counted. */
  readonly questions?: string;
  readonly locale?: string;
  readonly json?: boolean;
}

const shown = 5;
const usualTokens = 2_000;
const longestLine = 10_000;
const mostQuestions = 20_000;

/** Says which examples are used, which too often and which never: by what the host counted, or by asking the questions of a file. */
export async function reportExamples(terminal: Terminal, options: ReportOptions, signal: AbortSignal): Promise<number> {
  const { questions: file } = options;
  const windows = file === undefined ? await countedWindows() : await ask(terminal, { ...options, file, signal });
  for (const agent of await agentsNamed(options.agent)) {
    const { examples } = await readAgentExamples(agent);
    const ids = examples.map(({ example }) => example.id);
    const report = reportUsage(windows, { agentId: agent.id, ids });
    if (options.json) terminal.out(`${JSON.stringify(report)}\n`);
    else print(terminal, report, ids.length);
  }
  return exitCode.answered;
}

async function countedWindows(): Promise<readonly UsageWindow[]> {
  const { dataFolder } = readConfiguration({ ...process.env, HOST: undefined });
  return dataFolder === undefined ? [] : readUsage(usageFileIn(dataFolder));
}

async function ask(
  terminal: Terminal,
  options: ReportOptions & { readonly file: string; readonly signal: AbortSignal },
): Promise<readonly UsageWindow[]> {
  const questions = await readQuestions(options.file);
  const examples = await openForCommand(terminal, options.agent);
  try {
    const { locale = 'en', signal } = options;
    const request = { tenant: developmentTenant, locale, maxTokens: usualTokens, signal };
    const agents = await agentsNamed(options.agent);
    for (const [index, question] of questions.entries()) {
      terminal.progress(`question ${index + 1} of ${questions.length}`);
      for (const { id } of agents) {
        signal.throwIfAborted();
        await examples.store.select({ ...request, agentId: id, question });
      }
    }
    return examples.store.usage.windows();
  } finally {
    await examples.close();
  }
}

/** Throws an `InputError` for a file that is no list of questions, before anything is asked. */
async function readQuestions(file: string): Promise<readonly string[]> {
  const option = '--questions';
  const lines = (await readLocalText(file, { option })).split('\n');
  const tooLong = lines.findIndex((line) => line.length > longestLine);
  const refuse = (why: string) => new InputError('UNREADABLE_FILE', `${option} ${file}${why}`);
  if (tooLong >= 0)
    throw refuse(`, line ${tooLong + 1}: expected a question, found more than ${longestLine} characters`);
  const questions = lines.flatMap((line) => questionIn(line));
  if (questions.length === 0) throw refuse(': expected a question a line, found none');
  if (questions.length > mostQuestions)
    throw refuse(`: ${questions.length} questions are too many, at most ${mostQuestions}`);
  return questions;
}

/** A line is a question, or JSON with one under `text` or `question`. */
function questionIn(line: string): string[] {
  const text = line.trim();
  if (!text.startsWith('{')) return text === '' ? [] : [text];
  try {
    const { text: asked, question = asked } = JSON.parse(text) as { text?: unknown; question?: unknown };
    return typeof question === 'string' && question.trim() !== '' ? [question] : [];
  } catch {
    return [text];
  }
}

function print({ out, colors }: Terminal, report: UsageReport, count: number): void {
  const { agentId, selections, since, nothing, examples, overused, dead } = report;
  out(
    `${colors.bold(agentId)}: ${selections} selections${selections > 0 ? ` since ${since.slice(0, 16).replace('T', ' ')}` : ''}\n`,
  );
  if (selections === 0)
    return out(colors.dim('  nothing counted yet: a host with a model counts, or --questions FILE asks\n'));
  for (const [reason, times] of Object.entries(nothing)) out(`  ${times} without an example: ${reason}\n`);
  for (const { id, chosen, share } of examples.slice(0, shown).filter(({ chosen }) => chosen > 0))
    out(`  ${String(Math.round(100 * share)).padStart(3)} %  ${id} ${colors.dim(`(${chosen})`)}\n`);
  if (overused.length > 0) out(`  ${colors.yellow('in more than half of all:')} ${overused.join(', ')}\n`);
  const unused = examples.filter(({ chosen }) => chosen === 0).length;
  if (dead.length > 0) out(`  ${colors.yellow('never chosen:')} ${dead.join(', ')}\n`);
  else if (unused > 0)
    out(colors.dim(`  ${unused} of ${count} not chosen yet; too few selections to call them dead\n`));
}

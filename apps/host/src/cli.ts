import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { TrellisError } from '@trellis/core';
import type { AskOptions } from './cli/ask.ts';
import { describeFailure } from './cli/describe-failure.ts';
import type { CommandContext } from './cli/command-context.ts';
import { addExamplesCommands } from './cli/examples/commands.ts';
import { exitCode } from './cli/exit-code.ts';
import type { ImportOptions } from './cli/import.ts';
import { addMemberCommands } from './cli/member/commands.ts';
import { addSkillsCommands } from './cli/skills/commands.ts';
import type { SampleOptions } from './cli/sample.ts';
import type { Terminal } from './cli/terminal.ts';
import { processTerminal } from './cli/terminal.ts';
import type { RouteEvalOptions } from './cli/route.ts';
import type { YamlOptions } from './cli/yaml.ts';

/** Errors of Trellis that are not about what was typed. */
const ourOwnTrouble = new Set(['INTERNAL', 'NETWORK_UNAVAILABLE', 'MODEL_UNAVAILABLE', 'DATA_FILE', 'AGENT_INVALID']);

function createProgram(terminal: Terminal, setExitCode: (code: number) => void): Command {
  const program = new Command('trellis')
    .description('Questions about jobs and posts, answered on the command line.')
    .exitOverride()
    .showHelpAfterError('(trellis --help tells more)');

  const withContext = (command: Command) =>
    command
      .option('--job <file|id>', 'the job to look at: a posting in a file, or an id of the network')
      .option('--post <file|id>', 'the post to look at')
      .option('--resume <file>', 'your résumé: JSON Resume or plain text; it stays in this run')
      .option('--locale <tag>', 'the language of the answer, such as en or de', readLocale)
      .option('--explain', 'show route, plan, calls and prompts on standard error')
      .option('--json', 'print the events of the turn, one a line');

  withContext(program.command('ask'))
    .description('answer one question')
    .argument('[question]', 'in quotes')
    .option('--starter <id>', 'ask one of the prepared questions instead')
    .action(async (question: string | undefined, options: AskOptions) => {
      const { ask } = await import('./cli/ask.ts');
      setExitCode(await ask(terminal, question, options, interruptSignal()));
    });

  withContext(program.command('chat'))
    .description('ask and follow up, one question a line')
    .action(async (options: AskOptions) => {
      const { chat } = await import('./cli/chat.ts');
      setExitCode(await chat(terminal, options));
    });

  program
    .command('import')
    .description('take résumés, jobs, posts and articles into the network of this machine')
    .argument(
      '<files...>',
      'PDF, Word, LinkedIn archive, JSON Resume, schema.org JobPosting, saved pages, Markdown, text',
    )
    .addOption(new Option('--kind <kind>', 'what the files hold').choices(['resume', 'job', 'post', 'article']))
    .option('--preview', 'show every value that was read, where it stands and how sure that is; take nothing')
    .option('--edit', 'correct a résumé in your editor (VISUAL or EDITOR) before it is taken')
    .option('--draft <file>', 'write what was read of a résumé to a file, to correct and import it; take nothing')
    .option('-y, --yes', 'take it without asking')
    .option('--no-model', 'show no lines of a résumé to the language model, where one is configured')
    .option('--json', 'print what was taken and left as JSON, one file a line')
    .action(async (files: string[], options: ImportOptions) => {
      const { importFiles } = await import('./cli/import.ts');
      setExitCode(await importFiles(terminal, files, options));
    });

  program
    .command('sample')
    .description('make a fictional network of any size, for trying things out and for load tests')
    .requiredOption(
      '--people <count>',
      'how many people; twice as many jobs, and companies, posts, articles and courses',
    )
    .option('--seed <number>', 'another number makes another network', '1')
    .option('--out <file>', 'write the entities as JSON Lines instead of loading them into the network of this machine')
    .action(async (options: SampleOptions) => {
      const { makeSample } = await import('./cli/sample.ts');
      setExitCode(await makeSample(terminal, options, interruptSignal()));
    });

  program
    .command('yaml')
    .description('read what a model wrote against a schema, and mark what was repaired')
    .argument('<file>', 'the text; - for standard input')
    .requiredOption('--schema <file>', 'a JSON Schema')
    .option('--json', 'print value, repairs and problems as JSON')
    .action(async (file: string, options: YamlOptions) => {
      const { readYaml } = await import('./cli/yaml.ts');
      setExitCode(await readYaml(terminal, file, options));
    });
  const context = { terminal, setExitCode, interruptSignal };
  addExamplesCommands(program, context);
  addRouteCommands(program, context);
  addSkillsCommands(program, context);
  addMemberCommands(program, context);
  return program;
}

function addRouteCommands(program: Command, { terminal, setExitCode, interruptSignal: signal }: CommandContext): void {
  program
    .command('route')
    .description('look at how questions find their agent')
    .command('eval')
    .description('train the router on intents of any kind, and say how good it is')
    .requiredOption('--train <file>', 'JSON Lines of {text, intent} to learn from')
    .requiredOption('--validate <file>', 'the same, to learn thresholds on')
    .option('--out-of-scope <file>', 'JSON Lines of {text} that have no intent, to try on the validation')
    .requiredOption('--test <file>', 'JSON Lines of {text, intent} to ask')
    .option('--test-out-of-scope <file>', 'JSON Lines of {text} that have no intent, to ask')
    .option('--no-embedder', 'words alone, without embeddings')
    .option('--json', 'print the figures as one line of JSON')
    .action(async (options: RouteEvalOptions) => {
      const { evaluateRoute } = await import('./cli/route.ts');
      setExitCode(await evaluateRoute(terminal, options, signal()));
    });
}

function readLocale(tag: string): string {
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? tag;
  } catch {
    throw new InvalidArgumentError('Expected a language tag such as en, de or pt-BR.');
  }
}

/** The first interrupt stops the answer and shows what is there; the second one ends at once. */
function interruptSignal(): AbortSignal {
  const controller = new AbortController();
  process.on('SIGINT', () => {
    if (controller.signal.aborted) process.exit(exitCode.interrupted);
    controller.abort(new Error('interrupted'));
  });
  return controller.signal;
}

function exitCodeFor(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCode.answered : exitCode.badInput;
  if (!TrellisError.isInstance(error)) return exitCode.failed;
  return ourOwnTrouble.has(error.code) ? exitCode.failed : exitCode.badInput;
}

async function main(): Promise<void> {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      // Whoever read us has enough, as `head` does.
      process.exit(error.code === 'EPIPE' ? exitCode.answered : exitCode.failed);
    });
  }
  const terminal = processTerminal();
  try {
    await createProgram(terminal, (code) => {
      process.exitCode = code;
    }).parseAsync();
  } catch (error) {
    process.exitCode = exitCodeFor(error);
    if (!(error instanceof CommanderError)) {
      terminal.note(`${terminal.noteColors.red('trellis:')} ${describeFailure(error)}\n`);
    }
  }
}

await main();

import type { Command } from 'commander';
import { Option } from 'commander';
import type { CommandContext } from '../command-context.ts';
import type { AddOptions } from './add.ts';
import type { FingerprintOptions } from './fingerprint.ts';
import type { LintOptions } from './lint.ts';
import type { ReportOptions } from './report.ts';
import type { SearchOptions } from './search.ts';

/** `trellis examples …`. What a command needs is loaded when it runs. */
export function addExamplesCommands(
  program: Command,
  { terminal, setExitCode, interruptSignal }: CommandContext,
): void {
  const examples = program.command('examples').description('look after the examples that models are shown');

  examples
    .command('lint')
    .description('read them as a host does, and say what is wrong')
    .option('--agent <id>', 'one agent only')
    .option('--near', 'show also what is only near an evaluation case')
    .option('--json', 'print the findings as JSON, one agent a line')
    .action(async (options: LintOptions) => {
      const { lintExamples } = await import('./lint.ts');
      setExitCode(await lintExamples(terminal, options));
    });

  examples
    .command('add')
    .description('add one to an agent, unreviewed')
    .requiredOption('--agent <id>', 'whose')
    .requiredOption('--question <text>', 'in quotes')
    .requiredOption('--answer <file>', 'the answer in a file; - for standard input')
    .option('--label <name>', 'the kind of question')
    .option('--id <name>', 'made from the question when absent')
    .option('--locale <tag>', 'its language')
    .option('--skill <text>', 'what answering takes, in other words')
    .option('--author <name>', 'whoever runs this when absent')
    .option('--source <text>', 'where it comes from')
    .addOption(new Option('--consent <kind>', "the file's default when absent").choices(['invented', 'given']))
    .option('--member <id>', 'whose words it is made of: only with their consent')
    .option('--tenant <id>', "of that member; development's when absent")
    .addOption(new Option('--redaction <state>', "the file's default").choices(['none-needed', 'done', 'pending']))
    .option('--allow-near', 'take it although it is near an evaluation case or another example')
    .action(async (options: AddOptions) => {
      const { addExample } = await import('./add.ts');
      setExitCode(await addExample(terminal, options));
    });

  examples
    .command('search')
    .description('choose for a question as a turn does, and say why')
    .argument('<question>', 'in quotes')
    .requiredOption('--agent <id>', 'whose')
    .option('--locale <tag>', 'the language of the answer')
    .option('--tenant <id>', 'as whom')
    .option('--max-tokens <number>', 'room in the prompt', Number)
    .option('--json', 'print the selection as JSON')
    .action(async (question: string, options: SearchOptions) => {
      const { searchExamples } = await import('./search.ts');
      setExitCode(await searchExamples(terminal, question, options, interruptSignal()));
    });

  examples
    .command('report')
    .description('say which are used, which too often and which never')
    .option('--agent <id>', 'one agent only')
    .option('--questions <file>', 'ask these, one a line, instead of looking at what the host counted')
    .option('--locale <tag>', 'the language of the answers')
    .option('--json', 'print it as JSON, one agent a line')
    .action(async (options: ReportOptions) => {
      const { reportExamples } = await import('./report.ts');
      setExitCode(await reportExamples(terminal, options, interruptSignal()));
    });

  examples
    .command('fingerprint')
    .description('make the file by which copies of evaluation cases are told')
    .argument('<files...>', 'the cases: JSON Lines or YAML')
    .requiredOption('--out <file>', 'such as data/cases.fingerprint')
    .option('--key <name>', 'only texts under this key')
    .option('--where <key=value>', 'only objects that say this, such as agent=job-fit')
    .option('--salt <name>', 'the value of --where when absent')
    .action(async (files: string[], options: FingerprintOptions) => {
      const { fingerprintFiles } = await import('./fingerprint.ts');
      setExitCode(await fingerprintFiles(terminal, files, options));
    });
}

import { randomUUID } from 'node:crypto';
import { rename, writeFile } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { text as readAll } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import type { Agent } from '@trellis/core';
import type { NewExample, PlacedExample } from '@trellis/ebr-store';
import { appendExample, findTwin, inspectExamples, parseExamples, readAgentExamples } from '@trellis/ebr-store';
import { exitCode } from '../exit-code.ts';
import { InputError } from '../input-error.ts';
import { readLocalText } from '../local-files.ts';
import type { Terminal } from '../terminal.ts';
import { agentsNamed } from './agents.ts';
import { checkConsent } from './check-consent.ts';

export interface AddOptions {
  readonly agent: string;
  readonly question: string;
  /** A file; `-` for standard input. */
  readonly answer: string;
  readonly label?: string;
  readonly id?: string;
  readonly locale?: string;
  readonly author?: string;
  readonly source?: string;
  readonly skill?: string;
  readonly consent?: NewExample['consent'];
  /** Whose words it is made of, if a member's: only with their consent. */
  readonly member?: string;
  readonly tenant?: string;
  readonly redaction?: NewExample['redaction'];
  /** Take it although it is near an evaluation case or another example. */
  readonly allowNear?: boolean;
}

/**
 * Adds an example to an agent's file, which else stays as it is. It is unreviewed until a person writes otherwise. Resolves to the exit code: 3,
 * with the file untouched, when the example is refused.
 */
export async function addExample(
  terminal: Terminal,
  options: AddOptions,
  agents: Promise<readonly Agent[]> = agentsNamed(options.agent),
): Promise<number> {
  if (options.question.trim() === '')
    throw new InputError('NO_QUESTION', '--question: expected a question, found none');
  await checkConsent(options);
  const [agent] = await agents;
  if (!agent) return exitCode.badInput;
  const read = await readAgentExamples(agent);
  const answer = await readAnswer(terminal, options.answer);
  const example = newExample(options, answer, read.examples);
  const written = appendExample(read.text, example, { file: read.file });
  const all = parseExamples(written, { file: read.file });
  const refusals = [
    ...inspectExamples(all.slice(-1), { file: read.file, ...(read.guard && { guard: read.guard }) })
      .filter(({ level }) => level === 'error' || !options.allowNear)
      .map(({ key, message }) => `${key.replace(/^.*\.(\w+) \(.*$/, '$1')}: ${message}`),
    ...twinOf(example, read.examples, options.allowNear ?? false),
  ];
  const { noteColors: colors } = terminal;
  if (refusals.length > 0) {
    for (const refusal of refusals) terminal.note(`${colors.red('✗')} ${refusal}\n`);
    terminal.note(`Nothing was written.${options.allowNear ? '' : ' --allow-near takes what is only near.'}\n`);
    return exitCode.notAnswered;
  }
  const path = fileURLToPath(agent.examples);
  const draft = `${path}.${randomUUID()}`;
  await writeFile(draft, written);
  await rename(draft, path);
  terminal.note(`${colors.green('✓')} ${example.id} is in ${read.file}, unreviewed, one of ${all.length}\n`);
  return exitCode.answered;
}

async function readAnswer(terminal: Terminal, file: string): Promise<string> {
  const text =
    file === '-'
      ? await readAll(terminal.input as NodeJS.ReadableStream & AsyncIterable<Buffer>)
      : await readLocalText(file, { option: '--answer' });
  if (text.trim() === '') throw new InputError('UNREADABLE_FILE', `--answer ${file}: expected a text, found none`);
  return text
    .replaceAll('\r\n', '\n')
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .trim();
}

function newExample(options: AddOptions, answer: string, examples: readonly PlacedExample[]): NewExample {
  const { label, locale, skill, consent, redaction, author = userInfo().username } = options;
  const question = options.question.replaceAll(/\s+/g, ' ').trim();
  return {
    id: options.id ?? freeId(question, new Set(examples.map(({ example }) => example.id))),
    question,
    answer,
    author,
    source: options.source ?? 'trellis examples add',
    date: new Date().toISOString().slice(0, 10),
    ...(label !== undefined && { label }),
    ...(locale !== undefined && { locale }),
    ...(skill !== undefined && { skill }),
    ...(consent !== undefined && { consent }),
    ...(redaction !== undefined && { redaction }),
  };
}

/** The first words of the question, with a number behind them where that is taken. */
function freeId(question: string, taken: ReadonlySet<string>): string {
  const words = question
    .normalize('NFKD')
    .toLowerCase()
    .match(/[a-z0-9]+/g) ?? ['example'];
  const base = words.slice(0, 6).join('-').slice(0, 60);
  for (let number = 1; ; number++) {
    const id = number === 1 ? base : `${base}-${number}`;
    if (!taken.has(id)) return id;
  }
}

function twinOf(example: NewExample, examples: readonly PlacedExample[], allowNear: boolean): string[] {
  const twin = findTwin(example.question, examples, example.locale ?? 'en');
  if (!twin || (allowNear && twin.changed > 0)) return [];
  const { id } = twin.placed.example;
  return [
    twin.changed === 0
      ? `question: that of '${id}' already, in line ${twin.placed.line}`
      : `question: nearly that of '${id}' in line ${twin.placed.line}, ${twin.changed === 1 ? '1 word differs' : `${twin.changed} words differ`}`,
  ];
}

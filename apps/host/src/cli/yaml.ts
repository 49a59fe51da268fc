import { text as readAll } from 'node:stream/consumers';
import type { JsonSchema, Problem, Repair } from '@trellis/defensive-yaml';
import { parseYaml } from '@trellis/defensive-yaml';
import { exitCode } from './exit-code.ts';
import { InputError } from './input-error.ts';
import { readLocalText } from './local-files.ts';
import type { Terminal } from './terminal.ts';

export interface YamlOptions {
  /** A file with a JSON Schema. */
  readonly schema: string;
  readonly json?: boolean;
}

/**
 * Reads what a model wrote against a schema: the value on standard output, and on standard error the text with every repair, or with what is
 * wrong, marked in its place. `-` is standard input. Resolves to the exit code: 3 for a text that is refused.
 */
export async function readYaml(terminal: Terminal, file: string, options: YamlOptions): Promise<number> {
  const schema = await readSchema(options.schema);
  const source =
    file === '-'
      ? await readAll(terminal.input as NodeJS.ReadableStream & AsyncIterable<Buffer>)
      : await readLocalText(file);
  const result = parseYaml(source, schema);
  if (options.json) terminal.out(`${JSON.stringify(result)}\n`);
  else {
    if (result.ok) terminal.out(`${JSON.stringify(result.value, null, 2)}\n`);
    terminal.note(marked(source, result.repairs, terminal));
    terminal.note(result.ok ? sumOf(result.repairs, terminal) : problemLines(result.problems, terminal));
  }
  return result.ok ? exitCode.answered : exitCode.notAnswered;
}

async function readSchema(name: string): Promise<JsonSchema> {
  const unusable = (why: string) => new InputError('UNREADABLE_FILE', `--schema ${name}: ${why}`);
  let schema: unknown;
  try {
    schema = JSON.parse(await readLocalText(name, { option: '--schema' }));
  } catch (error) {
    throw error instanceof SyntaxError ? unusable(`expected JSON, ${error.message}`) : error;
  }
  if (typeof schema !== 'object' || schema === null || Array.isArray(schema))
    throw unusable('expected a JSON Schema, an object');
  try {
    parseYaml('', schema as JsonSchema);
  } catch (error) {
    throw unusable(error instanceof Error ? error.message : 'is not a JSON Schema');
  }
  return schema as JsonSchema;
}

/** The lines of the text in which something was repaired, each followed by what it was taken for. */
function marked(source: string, repairs: readonly Repair[], { noteColors }: Terminal): string {
  const lines = source.split('\n');
  const byLine = Map.groupBy(repairs, ({ position }) => position.line);
  return [...byLine]
    .sort(([a], [b]) => a - b)
    .map(([number, found]) => {
      const head = `${noteColors.dim(String(number).padStart(5))}  ${visible(lines[number - 1] ?? '')}\n`;
      return head + found.map((repair) => markOf(repair, noteColors)).join('');
    })
    .join('');
}

function markOf({ class: kind, before, after, position, path }: Repair, colors: Terminal['noteColors']): string {
  const from = before === '' ? 'nothing' : JSON.stringify(shorten(before));
  const to = after === '' ? 'left out' : JSON.stringify(shorten(after));
  const place = path.length > 0 ? ` at ${pathText(path)}` : '';
  return `${' '.repeat(6 + Math.min(position.column, 100))}${colors.yellow('^')} ${colors.bold(kind)}${place}: ${from} → ${to}\n`;
}

const sumOf = (repairs: readonly Repair[], { noteColors }: Terminal) =>
  noteColors.green(
    repairs.length === 0
      ? '✓ fits as it stands\n'
      : `✓ fits after ${repairs.length} repair${repairs.length === 1 ? '' : 's'}\n`,
  );

const problemLines = (problems: readonly Problem[], { noteColors }: Terminal) =>
  problems.map(({ message }) => `${noteColors.red('✗')} ${visible(message)}\n`).join('');

const pathText = (path: readonly (string | number)[]) =>
  path.map((part, index) => (typeof part === 'number' ? `[${part}]` : `${index > 0 ? '.' : ''}${part}`)).join('');

const shorten = (text: string) => (text.length > 60 ? `${text.slice(0, 59)}…` : text);

/** Control characters of a model's text do nothing to a terminal; tabs are seen. */
const visible = (text: string) => text.replaceAll('\t', '→').replaceAll(/\p{C}/gu, '�').slice(0, 160);

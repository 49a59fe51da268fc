import { ExampleError } from '../example-error.ts';
import type { ExampleRecord } from '../example-record.ts';
import { parseExamples } from './parse-examples.ts';
import type { YamlMap } from './yaml-tree.ts';
import { readYamlTree } from './yaml-tree.ts';

/** What is written of a new example; the rest comes from the file's defaults. */
export type NewExample = Pick<ExampleRecord, 'id' | 'question' | 'answer'> &
  Partial<
    Pick<
      ExampleRecord,
      'label' | 'skill' | 'author' | 'source' | 'date' | 'consent' | 'redaction' | 'locale' | 'licence'
    >
  >;

const order = [
  'id',
  'label',
  'author',
  'source',
  'date',
  'consent',
  'licence',
  'redaction',
  'locale',
  'question',
  'skill',
  'answer',
] as const;

/**
 * The text of a file of examples with one more at its end, in the file's own layout; nothing else in it changes, comments included. It is always
 * `unreviewed`: only a person who looked at it may write something else. Throws `INVALID_EXAMPLES` when the file, or what became of it, is not
 * right.
 */
export function appendExample(text: string, example: NewExample, { file }: { file: string }): string {
  const before = parseExamples(text, { file });
  const tree = readYamlTree(text, file);
  const defaults = tree?.kind === 'map' ? tree.entries.get('defaults')?.value : undefined;
  const list = tree?.kind === 'map' ? tree.entries.get('examples')?.value : tree;
  const refuse = (message: string) =>
    new ExampleError('INVALID_EXAMPLES', [{ file, line: list?.line ?? 1, key: 'examples', message }]);
  const lines = text.replace(/\s*$/, '').split('\n');
  const [first] = list?.kind === 'list' ? list.items : [];
  const firstLine = lines[(first?.line ?? 0) - 1] ?? '';
  if (before.length > 0 && !/^\s*- /.test(firstLine))
    throw refuse('only a list with a line that begins with - for each example can be added to');
  if (tree?.kind === 'map' && [...tree.entries.keys()].at(-1) !== 'examples')
    throw refuse("expected 'examples' to be the last key of the file");
  const indent = before.length > 0 ? (/^\s*/.exec(firstLine)?.[0] ?? '') : tree?.kind === 'list' ? '' : '  ';
  if (before.length === 0) openList(lines, tree?.kind === 'map');
  const isState =
    defaults?.kind === 'map' && valueOf(defaults, 'state') !== 'unreviewed' && valueOf(defaults, 'state') !== undefined;
  const entry = entryLines(example, {
    indent,
    withState: isState,
    defaults: defaults?.kind === 'map' ? defaults : undefined,
  });
  const written = [...lines.filter((line, index) => index > 0 || line !== ''), ...entry, ''].join('\n');
  const after = parseExamples(written, { file });
  const added = after.at(-1)?.example;
  if (after.length !== before.length + 1 || added?.question !== example.question || added.answer !== example.answer)
    throw refuse('this example cannot be written down so that it is read as it is');
  return written;
}

/** `examples: []`, or nothing, becomes a list to write under. */
function openList(lines: string[], isMap: boolean): void {
  const at = lines.findIndex((line) => /^examples\s*:/.test(line));
  if (at >= 0) lines[at] = 'examples:';
  else if (isMap) lines.push('examples:');
  else lines.splice(0, lines.length, ...lines.filter((line) => /^\s*#/.test(line)), 'examples:');
}

function entryLines(
  example: NewExample,
  { indent, withState, defaults }: { indent: string; withState: boolean; defaults: YamlMap | undefined },
): string[] {
  const fields = order.flatMap((key) => {
    const value = example[key];
    if (value === undefined || (defaults && valueOf(defaults, key) === value)) return [];
    if (key === 'answer')
      return ['answer: |', ...value.split('\n').map((line) => (line.trim() === '' ? '' : `  ${line.trimEnd()}`))];
    return [`${key}: ${scalar(value)}`];
  });
  if (withState) fields.splice(1, 0, 'state: unreviewed');
  return fields.map((line, index) => (line === '' ? '' : `${indent}${index === 0 ? '- ' : '  '}${line}`));
}

function valueOf(map: YamlMap, key: string): string | undefined {
  const value = map.entries.get(key)?.value;
  return value?.kind === 'text' ? value.value : undefined;
}

/** Plain where nothing in it could mean something else, as the files' authors write. */
const scalar = (text: string) =>
  /^[\p{L}\p{N}](?:[^\n:#'"{}[\],&*!|>%@`]|['"](?=[\p{L}\p{N} .?!]))*$/u.test(text) && !/\s$/.test(text)
    ? text
    : JSON.stringify(text);

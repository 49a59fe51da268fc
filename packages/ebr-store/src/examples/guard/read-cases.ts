import { ExampleError } from '../example-error.ts';
import type { YamlNode } from '../files/yaml-tree.ts';
import { readYamlTree } from '../files/yaml-tree.ts';
import { foldWords } from './fold-words.ts';

export interface ReadCasesOptions {
  /** Its name: `.jsonl` and `.ndjson` are JSON, one value a line; anything else is YAML. */
  readonly file: string;
  /** Only texts under this key; every text of two words and more when absent. */
  readonly key?: string;
  /** Only objects that say this, or say nothing about it: `{ agent: 'job-fit' }`. */
  readonly where?: Readonly<Record<string, string>>;
}

/** The texts of a file of evaluation cases, for `fingerprintCases`. Throws `INVALID_EXAMPLES` with the line. */
export function readCases(text: string, options: ReadCasesOptions): string[] {
  const { file } = options;
  if (!/\.(jsonl|ndjson)$/i.test(file)) return textsIn(readYamlTree(text, file), options);
  return text.split('\n').flatMap((line, index) => {
    if (line.trim() === '') return [];
    try {
      return textsIn(nodeOf(JSON.parse(line), index + 1), options);
    } catch (cause) {
      const problem = { file, line: index + 1, key: '', message: 'this line is not JSON' };
      throw new ExampleError('INVALID_EXAMPLES', [problem], { cause });
    }
  });
}

function textsIn(
  node: YamlNode | undefined,
  options: ReadCasesOptions,
  isWanted = options.key === undefined,
): string[] {
  if (!node) return [];
  if (node.kind === 'text') return isWanted && isCase(node.value, options) ? [node.value] : [];
  if (node.kind === 'list') return node.items.flatMap((item) => textsIn(item, options, isWanted));
  for (const [key, expected] of Object.entries(options.where ?? {})) {
    const value = node.entries.get(key)?.value;
    if (value && !(value.kind === 'text' && value.value === expected)) return [];
  }
  return [...node.entries].flatMap(([key, { value }]) =>
    textsIn(value, options, options.key === undefined || key === options.key),
  );
}

const isCase = (text: string, { key }: ReadCasesOptions) => foldWords(text).length >= (key === undefined ? 2 : 1);

function nodeOf(value: unknown, line: number): YamlNode {
  if (Array.isArray(value)) return { kind: 'list', line, items: value.map((item) => nodeOf(item, line)) };
  if (typeof value !== 'object' || value === null) return { kind: 'text', line, value: String(value ?? '') };
  const entries = Object.entries(value).map(([key, inner]) => [key, { line, value: nodeOf(inner, line) }] as const);
  return { kind: 'map', line, entries: new Map(entries) };
}

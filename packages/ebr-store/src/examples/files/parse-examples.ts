import type { ExampleProblem } from '../example-error.ts';
import { ExampleError } from '../example-error.ts';
import type { ExampleRecord } from '../example-record.ts';
import { consents, exampleStates, redactions } from '../example-record.ts';
import type { YamlMap, YamlNode } from './yaml-tree.ts';
import { brief, readYamlTree } from './yaml-tree.ts';

/** An example and the line of the file where it begins. */
export interface PlacedExample {
  readonly example: ExampleRecord;
  readonly line: number;
  readonly key: string;
}

const maxExamples = 20_000;

interface Field {
  readonly maxLength: number;
  /** What is expected, for the message. */
  readonly form?: { readonly expected: string; readonly fits: (text: string) => boolean };
}

const oneOf = (values: readonly string[]): Field => ({
  maxLength: 40,
  form: { expected: values.join(', '), fits: (text) => values.includes(text) },
});
const words: Field = { maxLength: 200 };
const date: Field = { maxLength: 10, form: { expected: 'a date such as 2026-11-22', fits: isDate } };
const name: Field = {
  maxLength: 80,
  form: { expected: 'small letters, digits and single hyphens', fits: (text) => /^[a-z0-9]+(-[a-z0-9]+)*$/.test(text) },
};

/** In the order in which an example is written down. Those in the first object stand in each example itself, the rest may be defaults. */
const ownFields = {
  id: name,
  label: name,
  question: { maxLength: 2_000 },
  answer: { maxLength: 12_000 },
  skill: { maxLength: 500 },
} satisfies Record<string, Field>;
const sharedFields = {
  author: words,
  source: words,
  date,
  consent: oneOf(consents),
  licence: words,
  redaction: oneOf(redactions),
  state: oneOf(exampleStates),
  reviewer: words,
  reviewedAt: date,
  locale: { maxLength: 35, form: { expected: 'a language tag such as en or pt-BR', fits: isLocale } },
  agentVersion: { maxLength: 40 },
  tenant: words,
} satisfies Record<string, Field>;
type Key = keyof typeof ownFields | keyof typeof sharedFields;
const fields: Readonly<Record<Key, Field>> = { ...ownFields, ...sharedFields };
const required: readonly Key[] = ['id', 'question', 'answer', 'author', 'source', 'date', 'consent', 'redaction'];

type Values = Partial<Record<Key, string>>;

/**
 * Reads a file of examples: a map with `examples` and, for what they share, `defaults`; or the list alone. An example without `state` is
 * `unreviewed`, one without `locale` is `en`. Throws one `INVALID_EXAMPLES` with every problem of the file. `file` is its name in messages.
 */
export function parseExamples(text: string, { file }: { file: string }): readonly PlacedExample[] {
  const problems: ExampleProblem[] = [];
  const report = (line: number, key: string, message: string) => problems.push({ file, line, key, message });
  const { defaults, list } = readParts(readYamlTree(text, file), report);
  const shared = defaults ? readFields({ map: defaults, key: 'defaults', known: sharedFields, report }) : {};
  const examples: PlacedExample[] = [];
  const lines = new Map<string, number>();
  for (const [index, node] of list.entries()) {
    const key = `examples[${index}]`;
    if (node.kind !== 'map') {
      report(node.line, key, "expected an example: 'id', 'question', 'answer'");
      continue;
    }
    const example = completeExample(
      { ...shared, ...readFields({ map: node, key, known: fields, report }) },
      (at, what) => report(node.entries.get(at)?.line ?? node.line, `${key}.${at}`, what),
    );
    if (!example) continue;
    const before = lines.get(example.id);
    if (before !== undefined)
      report(node.line, `${key}.id`, `'${example.id}' is the id of the example in line ${before}`);
    lines.set(example.id, node.line);
    examples.push({ example, line: node.line, key });
  }
  if (problems.length > 0) throw new ExampleError('INVALID_EXAMPLES', problems);
  return examples;
}

type Report = (line: number, key: string, message: string) => void;

function readParts(root: YamlNode | undefined, report: Report): { defaults?: YamlMap; list: readonly YamlNode[] } {
  if (!root || (root.kind === 'text' && root.value === '')) return { list: [] };
  if (root.kind === 'list') return { list: root.items };
  if (root.kind === 'text') {
    report(root.line, '', "expected a map with 'examples'");
    return { list: [] };
  }
  for (const [key, { line }] of root.entries)
    if (key !== 'defaults' && key !== 'examples')
      report(line, brief(key), "unknown key: there are 'defaults', 'examples'");
  const defaults = root.entries.get('defaults')?.value;
  const examples = root.entries.get('examples')?.value;
  const list = examples?.kind === 'list' ? examples.items : [];
  if (examples?.kind !== 'list') report((examples ?? root).line, 'examples', 'expected a list of examples');
  if (list.length > maxExamples) report(root.line, 'examples', `expected at most ${maxExamples}, got ${list.length}`);
  if (defaults && defaults.kind !== 'map') report(defaults.line, 'defaults', 'expected a map');
  return { ...(defaults?.kind === 'map' && { defaults }), list: list.slice(0, maxExamples) };
}

function readFields(options: {
  map: YamlMap;
  key: string;
  known: Readonly<Record<string, Field>>;
  report: Report;
}): Values {
  const { map, known, report } = options;
  const values: Record<string, string> = {};
  for (const [name, { line, value }] of map.entries) {
    const key = `${options.key}.${brief(name)}`;
    if (!Object.hasOwn(known, name)) {
      report(line, key, `unknown key: there are ${Object.keys(known).join(', ')}`);
      continue;
    }
    const { maxLength, form } = known[name] as Field;
    const text = value.kind === 'text' ? value.value.trim() : '';
    if (value.kind !== 'text') report(line, key, `expected a text, got a ${value.kind}`);
    else if (text === '') report(line, key, 'expected a text, got nothing');
    else if (!text.isWellFormed()) report(line, key, 'expected whole characters, got half of one');
    else if (text.length > maxLength) report(line, key, `expected at most ${maxLength} characters, got ${text.length}`);
    else if (form && !form.fits(text)) report(line, key, `expected ${form.expected}, got '${brief(text)}'`);
    values[name] = text;
  }
  return values;
}

/** Nothing when a field is missing; what was reported about its fields stays reported. */
function completeExample(values: Values, report: (key: Key, message: string) => void): ExampleRecord | undefined {
  const missing = required.filter((key) => values[key] === undefined);
  for (const key of missing) report(key, 'is missing');
  const record = { state: 'unreviewed', locale: 'en', ...values } as ExampleRecord;
  if (record.state === 'approved')
    for (const key of ['reviewer', 'reviewedAt'] as const)
      if (record[key] === undefined) report(key, "is missing: 'approved' says who looked, and when");
  if (record.consent === 'licensed' && record.licence === undefined)
    report('licence', "is missing: consent 'licensed' says under which licence");
  return missing.length === 0 ? record : undefined;
}

function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

function isLocale(text: string): boolean {
  try {
    return Intl.getCanonicalLocales(text).length === 1;
  } catch {
    return false;
  }
}

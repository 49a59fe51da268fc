import type { Event, ScalarEvent } from 'js-yaml';
import { EVENT_ID, YAMLException, getScalarValue, parseEvents } from 'js-yaml';
import { ExampleError } from '../example-error.ts';

/** YAML as lists, maps and texts, each with the line it begins in. A number or a date is the text it was written as. */
export type YamlNode = YamlText | YamlList | YamlMap;

export interface YamlText {
  readonly kind: 'text';
  readonly line: number;
  readonly value: string;
}

export interface YamlList {
  readonly kind: 'list';
  readonly line: number;
  readonly items: YamlNode[];
}

export interface YamlMap {
  readonly kind: 'map';
  readonly line: number;
  readonly entries: Map<string, { readonly line: number; readonly value: YamlNode }>;
}

const maxCharacters = 16 * 1024 * 1024;
const maxDepth = 8;

type Frame = { readonly node: YamlList | YamlMap; key?: YamlText };

/**
 * Reads one document. Throws `INVALID_EXAMPLES` with the line for anything that is not plain data: aliases, anchors and tags, a key that is
 * there twice, a second document. Keys become entries of a `Map`, so that none of them means anything to the language.
 */
export function readYamlTree(text: string, file: string): YamlNode | undefined {
  const lineAt = lineFinder(text);
  const refuse = (offset: number, message: string) =>
    new ExampleError('INVALID_EXAMPLES', [{ file, line: lineAt(offset), key: '', message }]);
  if (text.length > maxCharacters) throw refuse(0, `expected at most ${maxCharacters} characters, got ${text.length}`);
  const frames: Frame[] = [];
  let root: YamlNode | undefined;
  let documents = 0;
  const place = (node: YamlNode, offset: number) => {
    const frame = frames.at(-1);
    if (!frame) root = node;
    else if (frame.node.kind === 'list') frame.node.items.push(node);
    else if (!frame.key) {
      if (node.kind !== 'text') throw refuse(offset, 'expected a text as the key');
      if (frame.node.entries.has(node.value)) throw refuse(offset, `the key '${brief(node.value)}' is there twice`);
      frame.key = node;
    } else {
      frame.node.entries.set(frame.key.value, { line: frame.key.line, value: node });
      delete frame.key;
    }
  };
  for (const event of readEvents(text, file)) {
    if (event.type === EVENT_ID.ALIAS) throw refuse(event.anchorStart, 'aliases are not read here: repeat the text');
    if (event.type === EVENT_ID.POP) frames.pop();
    else if (event.type === EVENT_ID.DOCUMENT) {
      if (++documents > 1) throw refuse(text.length, 'expected one document, got another one behind ---');
      continue;
    } else {
      const offset = event.type === EVENT_ID.SCALAR ? startOf(event) : event.start;
      if (event.anchorStart >= 0) throw refuse(event.anchorStart, 'anchors are not read here: repeat the text');
      if (event.tagStart >= 0) throw refuse(event.tagStart, 'tags are not read here: everything is text');
      const line = lineAt(offset);
      const node: YamlNode =
        event.type === EVENT_ID.SCALAR
          ? { kind: 'text', line, value: getScalarValue(text, event) }
          : event.type === EVENT_ID.SEQUENCE
            ? { kind: 'list', line, items: [] }
            : { kind: 'map', line, entries: new Map() };
      place(node, offset);
      if (node.kind !== 'text') frames.push({ node });
    }
  }
  return root;
}

function readEvents(text: string, file: string): Event[] {
  try {
    return parseEvents(text, { maxDepth });
  } catch (cause) {
    const mark = cause instanceof YAMLException ? (cause.mark as { line: number } | undefined) : undefined;
    const reason = cause instanceof YAMLException ? cause.reason : 'it cannot be read';
    const problem = { file, line: (mark?.line ?? 0) + 1, key: '', message: `not YAML: ${reason}` };
    throw new ExampleError('INVALID_EXAMPLES', [problem], { cause });
  }
}

const startOf = ({ valueStart }: ScalarEvent) => Math.max(0, valueStart);

/** Lines from 1, by binary search. */
function lineFinder(text: string): (offset: number) => number {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return (offset) => {
    let [low, high] = [0, starts.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    return low;
  };
}

/** Text of a file in a message: short, and on one line. */
export const brief = (text: string): string => {
  const line = text.replaceAll(/[\p{C}\s]+/gu, ' ').trim();
  return line.length > 40 ? `${line.slice(0, 39)}…` : line;
};

import type { FieldSource } from '../documents/field-source.ts';
import { partsOf } from './rejoin-margins.ts';
import type { ResumeLine } from './resume-line.ts';

/**
 * How a value was recognised: by a word that says what it is (`label`), by its form (`pattern`: an address, a date, a degree), by the layout that
 * the entries of a section share, as an item of a list, or by where it stands.
 */
export type HowFound = 'label' | 'pattern' | 'layout' | 'list' | 'position';

/** A value and where it stands. */
export class Found {
  readonly value: string;
  readonly line: ResumeLine;
  readonly how: HowFound;
  readonly confidence: number;
  /** What the file says, where the value is written differently: dates. */
  readonly text: string | undefined;

  constructor(value: string, line: ResumeLine, sure: { how: HowFound; confidence: number; text?: string }) {
    this.value = value;
    this.line = line;
    this.how = sure.how;
    this.confidence = sure.confidence;
    this.text = sure.text;
  }
}

/** The same for people who look a value over. */
const inWords: Readonly<Record<HowFound, string>> = {
  label: 'a label beside it',
  pattern: 'its form',
  layout: 'its place, as in the other entries of the section',
  list: 'an item of a list',
  position: 'where it stands on the page',
};

export type FoundTree = Found | readonly FoundTree[] | { readonly [key: string]: FoundTree | undefined } | undefined;

const longestText = 500;

/** Plain data of what was found, without what was not, and a source for each value. */
export function collectFound(tree: FoundTree): { value: unknown; fields: FieldSource[] } {
  const fields: FieldSource[] = [];
  const walk = (node: FoundTree, path: string): unknown => {
    if (node === undefined) return undefined;
    if (node instanceof Found) {
      fields.push(sourceOf(node, path));
      return node.value;
    }
    if (isList(node)) return node.map((each, index) => walk(each, `${path}/${index}`));
    const entries = Object.entries(node)
      .map(([key, each]) => [key, walk(each, `${path}/${key}`)] as const)
      .filter(([, each]) => each !== undefined && !(Array.isArray(each) && each.length === 0));
    return entries.length === 0 ? undefined : Object.fromEntries(entries);
  };
  return { value: walk(tree, ''), fields };
}

const isList = (node: FoundTree): node is readonly FoundTree[] => Array.isArray(node);

function sourceOf({ line, confidence, how, text, value }: Found, path: string): FieldSource {
  const sought = text ?? value;
  // Of a line that the page broke, the row in which the value begins.
  const lines = line.sources.flatMap(partsOf);
  const source = lines.find((each) => each.text.includes(sought)) ?? lines[0];
  const shown = source?.text.includes(sought) ? source.text : lines.map((each) => each.text).join(' ');
  return {
    path,
    page: source?.page ?? 1,
    line: source?.line ?? 1,
    text: shown.slice(0, longestText),
    confidence: Math.round(confidence * 100) / 100,
    how: inWords[how],
  };
}

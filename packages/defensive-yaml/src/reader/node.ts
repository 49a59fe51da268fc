import type { MistakeClass } from '../mistake-classes.ts';

/** A mistake seen while lines were laid out; its path is known only later. */
export interface Note {
  readonly class: MistakeClass;
  readonly before: string;
  readonly after: string;
  readonly at: number;
}

interface NodeBase {
  /** Where it stands in the source. */
  at: number;
  /** The text ended within it. */
  cut: boolean;
  notes: Note[];
}

/**
 * `plain` is text that YAML types, `loose` is text that YAML would not read as one plain scalar, `bare` is a word in JSON that lost its
 * quotes.
 */
export interface ScalarNode extends NodeBase {
  kind: 'scalar';
  style: 'plain' | 'loose' | 'bare' | 'quoted' | 'block';
  text: string;
}

export interface Entry {
  key: string;
  at: number;
  node: Node | undefined;
  notes: Note[];
}

export interface Item {
  at: number;
  node: Node | undefined;
  notes: Note[];
}

export interface MapNode extends NodeBase {
  kind: 'map';
  entries: Entry[];
}

export interface ListNode extends NodeBase {
  kind: 'list';
  items: Item[];
  /** Written with dashes on lines of their own. */
  isBlock: boolean;
}

/** What was written, before the schema types it: the source text of each scalar is kept. */
export type Node = ScalarNode | MapNode | ListNode;

export const scalar = (text: string, style: ScalarNode['style'], at: number): ScalarNode => ({
  kind: 'scalar',
  style,
  text,
  at,
  cut: false,
  notes: [],
});

export const mapNode = (at: number): MapNode => ({ kind: 'map', entries: [], at, cut: false, notes: [] });
export const listNode = (at: number, isBlock = false): ListNode => ({
  kind: 'list',
  items: [],
  isBlock,
  at,
  cut: false,
  notes: [],
});

/** True for a key or item with nothing after it. */
export const isNothing = (node: Node | undefined): boolean =>
  node === undefined ||
  (node.kind === 'scalar' && node.text === '' && (node.style === 'plain' || node.style === 'bare'));

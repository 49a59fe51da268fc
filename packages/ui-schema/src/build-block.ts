import type { UiBlock, UiComponent } from '@trellis/core';
import { label } from './labels.ts';
import { limits } from './limits.ts';
import { cleanMarkdown } from './markdown.ts';
import { paragraphs, wrap } from './plain-text.ts';
import { cleanLine, cleanText, clip } from './safe-text.ts';

/** What every builder takes. */
export interface BlockOptions {
  /** Unique in the answer; a block with the same key replaces the earlier one. */
  readonly key?: string;
  /** BCP 47: the language of labels, `en` when absent. */
  readonly locale?: string;
}

/** One attempt at a block: so many of its items, texts so long. */
export interface Draft {
  /** How many of the items to show. */
  readonly items: number;
  line(text: unknown): string;
  text(text: unknown): string;
  markdown(text: unknown): string;
  /** The text if there is one. */
  optional(text: unknown): string | undefined;
  /** Adds a component; returns its id. */
  add(component: string, properties: Record<string, unknown>): string;
}

/** Returns the text form; the root of the block is what it adds last. */
type DraftBlock = (draft: Draft) => string;

const sizeOf = (value: unknown) => new TextEncoder().encode(JSON.stringify(value)).length;

/** A key that may stand in an id: letters, digits and single hyphens. */
export function toKey(key: string): string {
  const plain = key
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .slice(0, 100)
    .replace(/^-|-$/g, '');
  return plain === '' ? 'block' : plain === 'root' ? 'root-block' : plain;
}

/**
 * Builds a block within the limits: first all items with their whole texts, then fewer items, then shorter texts. What was left out is said
 * in the block and in its text.
 */
export function buildBlock(options: BlockOptions & { defaultKey: string; items?: number; draft: DraftBlock }): UiBlock {
  const { locale, items = 1, draft } = options;
  const key = toKey(options.key ?? options.defaultKey);
  let shown = Math.min(items, limits.components);
  let length: number = limits.textLength;
  for (;;) {
    const block = draftOnce({ key, locale, draft, shown, leftOut: items - shown, length });
    const fits = block.components.length <= limits.components && sizeOf(block.components) <= limits.blockBytes;
    if ((fits && block.text.length <= limits.textLength) || length < 10) return block;
    if (shown > 1) shown = Math.max(1, Math.floor(shown * 0.8));
    else length = Math.floor(length / 2);
  }
}

function draftOnce(options: {
  key: string;
  locale: string | undefined;
  draft: DraftBlock;
  shown: number;
  leftOut: number;
  length: number;
}): UiBlock {
  const { key, locale, draft, shown, leftOut, length } = options;
  const components: UiComponent[] = [];
  let shortened = false;
  const cut = (text: string) => {
    shortened ||= text.length > length;
    return clip(text, length);
  };
  const line = (text: unknown) => cut(cleanLine(text));
  const text = draft({
    items: shown,
    line,
    text: (value) => cut(cleanText(value)),
    markdown: (value) => cut(cleanMarkdown(typeof value === 'string' ? value.slice(0, 4 * limits.textLength) : '')),
    optional: (value) => line(value) || undefined,
    add(component, properties) {
      const id = `${key}--${components.length + 1}`;
      const given = Object.entries(properties).filter(([, value]) => value !== undefined);
      components.push({ id, component, ...Object.fromEntries(given) });
      return id;
    },
  });
  const notes = [
    ...(leftOut > 0 ? [label('moreLeftOut', locale).replace('{n}', String(leftOut))] : []),
    ...(shortened ? [label('shortened', locale)] : []),
  ];
  if (notes.length === 0) return { key, components: withRoot(key, components), text };
  return withNote({ key, components, text, note: notes.join(' '), noteLabel: label('info', locale) });
}

/** The last component becomes the first, under the key of the block. */
function withRoot(key: string, components: readonly UiComponent[]): UiComponent[] {
  const root = components.at(-1);
  return root ? [{ ...root, id: key }, ...components.slice(0, -1)] : [];
}

function withNote(options: {
  key: string;
  components: readonly UiComponent[];
  text: string;
  note: string;
  noteLabel: string;
}): UiBlock {
  const { key, components, text, note, noteLabel } = options;
  const id = `${key}--${components.length + 1}`;
  const notice: UiComponent = { id, component: 'Notice', tone: 'info', label: noteLabel, text: note };
  const stack: UiComponent = { id: '', component: 'Stack', children: [components.at(-1)?.id, id] };
  return {
    key,
    components: withRoot(key, [...components, notice, stack]),
    text: paragraphs(text, wrap(note, `${noteLabel}: `)),
  };
}

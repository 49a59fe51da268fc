import type { A2uiOperation, UiBlock, UiComponent } from '@trellis/core';
import { CATALOG_ID } from './catalogue/catalogue.ts';
import { toKey } from './build-block.ts';
import { limits } from './limits.ts';
import { escapeMarkdown } from './markdown.ts';
import { cleanText, clip } from './safe-text.ts';
import { childrenOf } from './validate-components.ts';

/** The one surface of a turn: it grows, and what it returns is to be sent in order. */
export interface Surface {
  /** Creates the surface with an empty root. Send it once, before anything else. */
  open(): A2uiOperation[];
  /** A place for a text message. The client appends the message's deltas to the data model at `/text/<messageId>`. */
  addText(messageId: string): A2uiOperation[];
  /** Places a block at the end, or replaces the block of the same key where it stands. */
  addBlock(block: UiBlock): A2uiOperation[];
}

const version = 'v0.9';
const pointer = (...names: string[]) =>
  names.map((name) => `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

/** A surface of the answer catalogue: root `root` of type `Answer`, its children in the order in which they were added. */
export function createSurface({ surfaceId }: { surfaceId: string }): Surface {
  const children: string[] = [];
  /** Which child an id belongs to; the root belongs to none. */
  const owners = new Map<string, string>([['root', '\u0000']]);
  const texts = new Set<string>();
  const update = (components: readonly UiComponent[]): A2uiOperation => ({
    version,
    updateComponents: { surfaceId, components },
  });
  const place = (key: string, components: readonly UiComponent[]): A2uiOperation => {
    for (const { id } of components) owners.set(id, key);
    if (children.includes(key)) return update(components);
    children.push(key);
    return update([...components, root(children)]);
  };
  return {
    open: () => [{ version, createSurface: { surfaceId, catalogId: CATALOG_ID } }, update([root([])])],
    addText(messageId) {
      if (texts.has(messageId)) return [];
      texts.add(messageId);
      let id = `text--${toKey(messageId)}`;
      while (owners.has(id)) id += '-2';
      return [place(id, [{ id, component: 'Markdown', text: { path: pointer('text', messageId) } }])];
    },
    addBlock(block) {
      const isFree = (id: string) => (owners.get(id) ?? block.key) === block.key;
      if (!isPlaceable(block) || !block.components.every(({ id }) => isFree(id))) {
        const id = `block--${toKey(block.key)}`;
        return [
          place(id, [
            { id, component: 'Markdown', text: escapeMarkdown(clip(cleanText(block.text), limits.textLength / 2)) },
          ]),
        ];
      }
      const data: A2uiOperation[] = block.data
        ? [{ version, updateDataModel: { surfaceId, path: pointer('blocks', block.key), value: block.data } }]
        : [];
      return [...data, place(block.key, block.components)];
    },
  };
}

const root = (children: readonly string[]): UiComponent => ({
  id: 'root',
  component: 'Answer',
  children: [...children],
});

/** True when a block that somebody built by hand keeps the rules of ids, and is a tree within the limits. Otherwise its text is shown. */
function isPlaceable({ key, components }: UiBlock): boolean {
  const byId = new Map(components.map((component) => [component.id, component]));
  if (components[0]?.id !== key || byId.size !== components.length || components.length > limits.components)
    return false;
  if (![...byId.keys()].every((id) => id === key || id.startsWith(`${key}-`))) return false;
  let visits = 0;
  const fits = (id: string, depth: number): boolean => {
    const component = byId.get(id);
    visits += 1;
    if (!component || depth > limits.depth - 1 || visits > limits.components) return false;
    return childrenOf(component).every((child) => fits(child, depth + 1));
  };
  return fits(key, 1);
}

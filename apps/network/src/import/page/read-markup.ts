import { htmlToText } from '../html-to-text.ts';
import { scanPage } from './scan-page.ts';
import type { PageTag } from './scan-page.ts';

/** An item of a page, in the form of a JSON-LD node. It has no prototype: pages choose the names of its keys. */
export type MarkupItem = Record<string, unknown>;

const MAX_ITEMS = 5000;
const MAX_VALUES = 50_000;
/** An item inside of an item inside of an item: deeper ones are not read. */
const MAX_DEPTH = 30;

/** What an open element will give when it closes. */
interface OpenElement {
  readonly item?: MarkupItem;
  /** The element's own text is the value of these properties of `owner`. */
  readonly text?: { readonly owner: MarkupItem; readonly names: readonly string[] };
}

/**
 * The items of microdata (`itemscope`, `itemprop`) and RDFa Lite (`typeof`, `property`) in a page, outermost ones only: the others are their
 * values. One pass; texts are taken from the page as plain text.
 */
export function readMarkup(html: string): MarkupItem[] {
  const roots: MarkupItem[] = [];
  const items: MarkupItem[] = [];
  /** A page of nested properties must not have its text rendered once for each of them. */
  let budget = 4 * html.length;
  let [made, values] = [0, 0];
  const add = (owner: MarkupItem, names: readonly string[], value: unknown) => {
    for (const name of names) {
      values += 1;
      if (values > MAX_VALUES) return;
      const before = owner[name];
      owner[name] = before === undefined ? value : [...([before].flat() as unknown[]), value];
    }
  };
  scanPage<OpenElement>(html, {
    open(tag) {
      const names = namesOf(tag);
      const owner = items.at(-1);
      const type = tag.attribute('itemtype') ?? tag.attribute('typeof');
      const isItem = tag.attribute('itemscope') !== undefined || tag.attribute('typeof') !== undefined;
      if (isItem && made < MAX_ITEMS && items.length < MAX_DEPTH) {
        made += 1;
        const item = newItem(type);
        if (owner && names.length > 0) add(owner, names, item);
        else roots.push(item);
        items.push(item);
        return { item };
      }
      if (owner === undefined || names.length === 0) return {};
      const value = valueOf(tag);
      if (value === undefined) return { text: { owner, names } };
      add(owner, names, value);
      return {};
    },
    close({ item, text }, from, to) {
      if (item) items.splice(items.lastIndexOf(item), 1);
      if (text === undefined || to - from > budget) return;
      budget -= to - from;
      add(text.owner, text.names, htmlToText(html.slice(from, to)));
    },
  });
  return roots;
}

function newItem(type: string | undefined): MarkupItem {
  const item = Object.create(null) as MarkupItem;
  const types = words(type).map(localName);
  if (types.length > 0) item['@type'] = types;
  return item;
}

const namesOf = (tag: PageTag) => words(tag.attribute('itemprop') ?? tag.attribute('property')).map(localName);
const words = (text: string | undefined) => (text ?? '').slice(0, 2000).split(/\s+/u).filter(Boolean).slice(0, 10);
/** `https://schema.org/title` and `schema:title` are `title`. */
const localName = (name: string) => name.replace(/^.*[/#:]/u, '').slice(0, 80);

/** The value that a tag itself holds; undefined where it is the text inside. */
function valueOf(tag: PageTag): string | undefined {
  const content = tag.attribute('content');
  if (content !== undefined) return content;
  switch (tag.name) {
    case 'a':
    case 'area':
    case 'link':
      // `property="title"` on a link is about its words, `itemprop="url"` about where it goes.
      return /^(?:url|sameas|mainentityofpage|image|logo)$/iu.test(namesOf(tag)[0] ?? '') || tag.name === 'link'
        ? tag.attribute('href')
        : undefined;
    case 'img':
      return tag.attribute('src') ?? '';
    case 'time':
      return tag.attribute('datetime');
    case 'data':
    case 'meter':
      return tag.attribute('value');
    case 'meta':
      return '';
    default:
      return undefined;
  }
}

import { htmlToText, looksLikeHtml } from './html-to-text.ts';
import { stripInlineMarkdown } from './inline-markdown.ts';

/** A link of a text: where to, and under which words. */
export interface TextLink {
  readonly url: string;
  readonly text?: string;
}

/** Markdown as people read it, and the links in it. */
export interface MarkdownText {
  /** The first heading of the first level, if the text begins with it; it is not in `text`. */
  readonly heading?: string;
  readonly text: string;
  readonly links: readonly TextLink[];
}

/** Turns Markdown into plain text: paragraphs apart by an empty line and unbroken inside, list items on lines that begin with `- `. */
export function markdownToText(markdown: string): MarkdownText {
  const { body, references } = splitReferences(markdown);
  const links = new Map<string, TextLink>();
  const blocks = blocksOf(body).map((block) => renderBlock(block, references, links));
  const heading = /^#\s+(.+)$/.exec(body.trimStart().split('\n', 1)[0] ?? '')?.[1];
  const shown = (heading === undefined ? blocks : blocks.slice(1)).filter(Boolean);
  return {
    ...(heading !== undefined && { heading: stripInlineMarkdown(heading.replace(/\s#+\s*$/, '')).trim() }),
    text: shown.join('\n\n'),
    links: [...links.values()],
  };
}

/** `[1]: https://…` at the end of a text. */
function splitReferences(markdown: string): { body: string; references: ReadonlyMap<string, string> } {
  const references = new Map<string, string>();
  const body = markdown
    .split(/\r\n?|\n/)
    .filter((line) => {
      const [, name, url] = /^ {0,3}\[([^\]]{1,100})\]:\s*<?(\S{1,2000}?)>?(?:\s+["'(].*)?$/.exec(line) ?? [];
      if (name === undefined || url === undefined) return true;
      references.set(name.toLowerCase(), url);
      return false;
    })
    .join('\n');
  return { body, references };
}

function blocksOf(body: string): string[] {
  const blocks: string[][] = [[]];
  let isCode = false;
  const startBlock = () => void ((blocks.at(-1)?.length ?? 0) > 0 && blocks.push([]));
  for (const line of body.split('\n')) {
    const isHeading = /^ {0,3}#{1,6}\s/.test(line);
    if (/^\s{0,3}(?:```|~~~)/.test(line)) {
      isCode = !isCode;
      startBlock();
    } else if (line.trim() === '' || /^ {0,3}(?:[-*_] *){3,}$/.test(line)) startBlock();
    else {
      if (isHeading) startBlock();
      blocks.at(-1)?.push(isCode ? `\t${line}` : line);
      if (isHeading) startBlock();
    }
  }
  return blocks.filter((block) => block.length > 0).map((block) => block.join('\n'));
}

function renderBlock(block: string, references: ReadonlyMap<string, string>, links: Map<string, TextLink>): string {
  if (block.startsWith('\t')) return block.replaceAll(/^\t/gm, '');
  const lines = block
    .split('\n')
    .map((line) => line.replace(/^\s{0,3}(?:>\s?)+/, '').replace(/^\s{0,3}#{1,6}\s+(.*?)(?:\s#+)?\s*$/, '$1'));
  const joined: string[] = [];
  let breaks = true;
  for (const line of lines) {
    const item = /^\s*(?:[-*+]|(\d{1,4})[.)])\s+(.*)$/.exec(line);
    const text = item ? `${item[1] ? `${item[1]}.` : '-'} ${item[2]}` : line.trim();
    if (item || breaks || joined.length === 0) joined.push(text);
    else joined[joined.length - 1] += ` ${text}`;
    // Two spaces or a backslash at the end of a line are a line break.
    breaks = / {2,}$|\\$/.test(line);
  }
  return joined
    .map((line) => renderLine(line.replace(/\s*\\$/, ''), references, links))
    .join('\n')
    .trim();
}

const image = /!\[[^\]]{0,300}\]\([^()\s]{0,2000}(?:\s+"[^"]{0,300}")?\)/g;
/** `[text](url "title")`, `[label][name]`, `<address>` or a bare address. Bounded, so that no file makes it slow. */
const anyLink = new RegExp(
  [
    String.raw`\[(?<text>[^\]]{1,500})\]\(<?(?<url>[^()\s<>]{1,2000}(?:\([^()\s<>]{0,200}\)[^()\s<>]{0,200}){0,4})>?(?:\s+"[^"]{0,300}")?\)`,
    String.raw`\[(?<label>[^\]]{1,500})\]\[(?<name>[^\]]{0,100})\]`,
    String.raw`<(?<address>https?:\/\/[^\s<>]{1,2000})>`,
    String.raw`(?<![\w/])(?<bare>https?:\/\/[^\s<>()[\]"'\x60]{1,2000})`,
  ].join('|'),
  'g',
);

function renderLine(line: string, references: ReadonlyMap<string, string>, links: Map<string, TextLink>): string {
  const link = (url: string, text?: string) => {
    const clean = text === undefined ? undefined : stripInlineMarkdown(text).trim();
    if (!links.has(url)) links.set(url, { url, ...(clean && clean !== url && { text: clean }) });
    return clean ?? url;
  };
  const linked = line.replaceAll(image, '').replaceAll(anyLink, (whole: string, ...groups: unknown[]) => {
    const { text, url, label, name, address, bare } = groups.at(-1) as Partial<Record<string, string>>;
    if (url !== undefined) return link(url, text);
    if (address !== undefined) return link(address);
    if (bare !== undefined) return link(bare.replace(/[.,;:!?]+$/, '')) + (/[.,;:!?]+$/.exec(bare)?.[0] ?? '');
    const referred = references.get((name || label || '').toLowerCase());
    return referred === undefined ? whole : link(referred, label);
  });
  return stripInlineMarkdown(looksLikeHtml(linked) ? htmlToText(linked) : linked);
}

import { Readability } from '@mozilla/readability';
import { Parser } from 'htmlparser2';
import { parseHTML } from 'linkedom';
import { visible } from './plain-text.ts';

/** What is readable of a page, cleared of markup. */
export interface ExtractedArticle {
  readonly title: string;
  readonly author?: string;
  readonly publishedOn?: string;
  /** Paragraphs apart by an empty line. */
  readonly text: string;
}

/** What is read of a document tree. */
interface TreeNode {
  readonly nodeType: number;
  readonly nodeName: string;
  readonly nodeValue: string | null;
  readonly childNodes: Iterable<TreeNode>;
}

const maxElements = 15_000;
const maxDepth = 150;
const blocks = new Set(
  'ADDRESS ARTICLE ASIDE BLOCKQUOTE DD DIV DL DT FIGCAPTION FIGURE H1 H2 H3 H4 H5 H6 HEADER LI MAIN OL P PRE SECTION TABLE TD TH TR UL'.split(
    ' ',
  ),
);

/**
 * Firefox's reader view over a document that runs no script and loads nothing. Undefined when nothing on the page reads like an article.
 * May take seconds for a hostile page, or overflow its stack: run it in a thread of its own.
 */
export function extractArticle(html: string): ExtractedArticle | undefined {
  if (!isOfReasonableSize(html)) return undefined;
  const { document } = parseHTML(html.includes('<body') ? html : `<html><body>${html}</body></html>`);
  const reader = new Readability<TreeNode>(document as unknown as ConstructorParameters<typeof Readability>[0], {
    maxElemsToParse: maxElements,
    serializer: (node) => node as unknown as TreeNode,
  });
  const article = reader.parse();
  if (!article?.content) return undefined;
  const text = textOf(article.content);
  // Bytes that are no text, whatever the header says.
  if ((text.match(/\uFFFD/gu)?.length ?? 0) * 20 > text.length) return undefined;
  return {
    title: article.title ?? '',
    ...(article.byline ? { author: article.byline } : {}),
    ...(article.publishedTime ? { publishedOn: article.publishedTime } : {}),
    text,
  };
}

/** Reader view is quadratic in the depth of a page, and much worse for deep rubbish: this looks in one pass before it begins. */
function isOfReasonableSize(html: string): boolean {
  let depth = 0;
  let deepest = 0;
  let elements = 0;
  const parser = new Parser({
    onopentagname() {
      elements += 1;
      depth += 1;
      deepest = Math.max(deepest, depth);
      if (elements > maxElements || deepest > maxDepth) parser.pause();
    },
    onclosetag: () => void (depth -= 1),
  });
  parser.write(html);
  return elements <= maxElements && deepest <= maxDepth;
}

function textOf(root: TreeNode): string {
  const paragraphs: string[] = [];
  let line = '';
  const end = () => {
    const text = visible(line).replace(/\s+/gu, ' ').trim();
    if (text !== '') paragraphs.push(text);
    line = '';
  };
  const walk = (node: TreeNode) => {
    if (node.nodeType === 3) line += node.nodeValue ?? '';
    if (node.nodeType !== 1) return;
    const name = node.nodeName.toUpperCase();
    const isBlock = blocks.has(name);
    if (isBlock || name === 'BR') end();
    for (const child of node.childNodes) walk(child);
    if (isBlock) end();
  };
  walk(root);
  end();
  return paragraphs.join('\n\n');
}

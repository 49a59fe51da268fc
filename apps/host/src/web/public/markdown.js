/**
 * The small Markdown of answers as a tree of plain values: headings, paragraphs, lists, bold, italics, code, links. Anything else stays
 * text. Nothing here makes HTML.
 */
export function parseMarkdown(text) {
  const blocks = [];
  let paragraph = [];
  let list;
  const endParagraph = () => {
    if (paragraph.length > 0) blocks.push({ type: 'paragraph', children: parseInline(paragraph.join('\n')) });
    paragraph = [];
  };
  const endList = () => {
    if (list) blocks.push(list);
    list = undefined;
  };
  for (const line of text.split('\n')) {
    const heading = /^(#{1,6})\s+(.*)$/.exec(line);
    const item = /^\s{0,8}(?:([-*•])|(\d{1,3})[.)])\s+(.*)$/.exec(line);
    if (line.trim() === '') {
      endParagraph();
      endList();
    } else if (heading) {
      endParagraph();
      endList();
      blocks.push({ type: 'heading', level: heading[1].length, children: parseInline(heading[2]) });
    } else if (item) {
      endParagraph();
      const ordered = item[2] !== undefined;
      if (list && list.ordered !== ordered) endList();
      list ??= { type: 'list', ordered, start: ordered ? Number(item[2]) : 1, items: [] };
      list.items.push(parseInline(item[3]));
    } else if (list && /^\s{2,}\S/.test(line)) {
      list.items.at(-1).push({ type: 'text', text: '\n' }, ...parseInline(line.trim()));
    } else {
      endList();
      paragraph.push(line.trim());
    }
  }
  endParagraph();
  endList();
  return blocks;
}

const inline =
  /\*\*(?<bold>[^\n]+?)\*\*|__(?<strong>[^\n]+?)__|(?<![\w*])\*(?<em>[^\s*][^*\n]*?)\*(?!\w)|(?<![\w_])_(?<italic>[^\s_][^_\n]*?)_(?!\w)|`(?<code>[^`\n]+)`|\[(?<label>[^\]\n]{1,500})\]\((?<url>[^\s()]{1,2000})\)|\[(?<marker>\d{1,3})\]|\\(?<escaped>[!-/:-@[-`{-~])/u;

/** Inline parts of one block. */
export function parseInline(text, depth = 0) {
  const nodes = [];
  let rest = text;
  for (;;) {
    const match = depth < 4 ? inline.exec(rest) : null;
    if (!match) break;
    if (match.index > 0) nodes.push({ type: 'text', text: rest.slice(0, match.index) });
    nodes.push(toNode(match, depth));
    rest = rest.slice(match.index + match[0].length);
  }
  if (rest !== '') nodes.push({ type: 'text', text: rest });
  return nodes;
}

function toNode(match, depth) {
  const { bold, strong, em, italic, code, label, url, marker, escaped } = match.groups;
  const inner = (text) => parseInline(text, depth + 1);
  if (bold ?? strong) return { type: 'bold', children: inner(bold ?? strong) };
  if (em ?? italic) return { type: 'italic', children: inner(em ?? italic) };
  if (code) return { type: 'code', text: code };
  if (marker) return { type: 'marker', marker };
  if (escaped) return { type: 'text', text: escaped };
  const href = safeUrl(url);
  return href ? { type: 'link', href, children: inner(label) } : { type: 'text', text: match[0] };
}

/** The address of a link that may be followed: https, or a path of this host. Anything else is `undefined`. */
export function safeUrl(url) {
  if (typeof url !== 'string') return undefined;
  if (/^\/(?![/\\])/.test(url)) return url;
  try {
    return new URL(url).protocol === 'https:' ? new URL(url).href : undefined;
  } catch {
    return undefined;
  }
}

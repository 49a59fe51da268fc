import { h } from './dom.js';
import { parseMarkdown } from './markdown.js';

/** Draws Markdown as elements. `citations`: by marker, what a `[1]` in the text points to. */
export function renderMarkdown(text, citations = new Map()) {
  return parseMarkdown(text).map((block) => renderBlock(block, citations));
}

function renderBlock(block, citations) {
  const inline = (nodes) => nodes.map((node) => renderInline(node, citations));
  if (block.type === 'heading') return h(`h${Math.min(Math.max(block.level, 3), 5)}`, {}, ...inline(block.children));
  if (block.type === 'list') {
    const items = block.items.map((item) => h('li', {}, ...inline(item)));
    return block.ordered ? h('ol', { start: block.start }, ...items) : h('ul', {}, ...items);
  }
  return h('p', {}, ...inline(block.children));
}

function renderInline(node, citations) {
  const inner = () => node.children.map((child) => renderInline(child, citations));
  switch (node.type) {
    case 'bold':
      return h('strong', {}, ...inner());
    case 'italic':
      return h('em', {}, ...inner());
    case 'code':
      return h('code', {}, node.text);
    case 'link':
      return h('a', linkAttributes(node.href), ...inner());
    case 'marker': {
      const citation = citations.get(node.marker);
      if (!citation) return `[${node.marker}]`;
      const label = `Source ${node.marker}`;
      return h(
        'sup',
        {},
        h('a', { href: `#${citation.anchor}`, title: citation.quote, 'aria-label': label }, node.marker),
      );
    }
    default:
      return node.text;
  }
}

/** Links of an answer open beside it, and tell nobody where they were. */
export const linkAttributes = (href) =>
  href.startsWith('/') ? { href } : { href, target: '_blank', rel: 'noopener noreferrer nofollow' };

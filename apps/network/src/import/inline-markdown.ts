/** Text without the marks of Markdown that stand inside a line: résumés hold them although nobody renders them. */
export function stripInlineMarkdown(text: string): string {
  return text
    .replaceAll(/!\[([^\]\n]{0,300})\]\([^()\s]{0,2000}(?:\s+"[^"\n]{0,300}")?\)/g, '$1')
    .replaceAll(/\[([^\]\n]{1,300})\]\([^()\s]{0,2000}(?:\s+"[^"\n]{0,300}")?\)/g, '$1')
    .replaceAll(/(\*\*|__)(?=\S)([^\n]{1,250}?\S|\S)\1/g, '$2')
    .replaceAll(/(?<![\w*])\*(?=[^\s*])([^*\n]{0,500}[^\s*]|)\*(?![\w*])/g, '$1')
    .replaceAll(/(?<![\w_])_(?=[^\s_])([^_\n]{0,500}[^\s_]|)_(?![\w_])/g, '$1')
    .replaceAll(/`([^`\n]{1,500})`/g, '$1');
}

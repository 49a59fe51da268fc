import Handlebars from 'handlebars';

/** Parses the text behind the front matter. On a syntax error: the message, and the line within that text. */
export function parseTemplate(text: string): { program: hbs.AST.Program } | { message: string; line: number } {
  try {
    return { program: Handlebars.parse(text) };
  } catch (error) {
    const { message = 'unreadable', lineNumber } = error as { message?: string; lineNumber?: number };
    const open = /got 'EOF'/.test(message) ? findOpenBlock(text) : undefined;
    if (open) return { message: `syntax error: {{#${open.name}}} is never closed`, line: open.line };
    const [, line] = /on line (\d+)/.exec(message) ?? [];
    const expecting = /Expecting .*/.exec(message)?.[0].slice(0, 200);
    const reason = expecting ? `a tag is not complete. ${expecting}` : message.split('\n')[0];
    return { message: `syntax error: ${reason}`, line: Number(lineNumber ?? line ?? 1) };
  }
}

/** The innermost block that is still open at the end of the text. */
function findOpenBlock(text: string): { name: string; line: number } | undefined {
  const open: { name: string; line: number }[] = [];
  for (const [index, line] of text.split('\n').entries())
    for (const [, kind, name = ''] of line.matchAll(/\{\{~?([#/])\s*([^\s}~]+)/g))
      if (kind === '#') open.push({ name, line: index + 1 });
      else open.pop();
  return open.at(-1);
}

import type { Colors } from 'picocolors/types.js';

/** Shows Markdown's headings and bold text as such, while it streams: text goes through at once, only its marks are held back. */
export interface MarkdownStyler {
  /** The text to show for this piece; pieces may be cut anywhere. */
  style(piece: string): string;
  /** What was held back. */
  flush(): string;
}

/** For terminals with colours; others get the Markdown as it is. */
export function createMarkdownStyler(colors: Colors): MarkdownStyler {
  let held = '';
  let bold = false;
  let heading = false;
  let lineStart = true;
  const paint = (text: string) => (text !== '' && (bold || heading) ? colors.bold(text) : text);

  const take = (text: string, isLast: boolean): string => {
    let shown = '';
    let rest = text;
    while (rest !== '') {
      const mark = /\*\*|\\[!-/:-@[-`{-~]|\n/.exec(rest);
      if (lineStart) {
        const hashes = /^#{1,6} +/.exec(rest);
        // Not yet known whether this becomes a heading.
        if (!isLast && /^#{0,6} *$/.test(rest)) break;
        if (hashes) rest = rest.slice(hashes[0].length);
        heading = hashes !== null;
        lineStart = false;
        continue;
      }
      const end = mark ? mark.index : heldBackAt(rest, isLast);
      shown += paint(rest.slice(0, end));
      rest = rest.slice(end);
      if (!mark) break;
      if (mark[0] === '**') bold = !bold;
      else if (mark[0] === '\n') {
        shown += '\n';
        [lineStart, heading, bold] = [true, false, false];
      } else shown += paint(mark[0].slice(1));
      rest = rest.slice(mark[0].length);
    }
    held = rest;
    return shown;
  };
  return {
    style: (piece) => take(held + piece, false),
    flush() {
      const shown = take(held, true);
      held = '';
      lineStart = true;
      return shown;
    },
  };
}

/** Half a mark at the end of a piece waits for the next one. */
const heldBackAt = (text: string, isLast: boolean) => (!isLast && /[*\\]$/.test(text) ? text.length - 1 : text.length);

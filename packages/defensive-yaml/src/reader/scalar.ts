const int = /^(?:[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+)$/;
const float = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;

/** What YAML 1.2's core schema makes of a plain scalar. */
export function resolvePlain(text: string): unknown {
  switch (text) {
    case '':
    case '~':
    case 'null':
    case 'Null':
    case 'NULL':
      return null;
    case 'true':
    case 'True':
    case 'TRUE':
      return true;
    case 'false':
    case 'False':
    case 'FALSE':
      return false;
    default:
      return resolveNumber(text);
  }
}

function resolveNumber(text: string): unknown {
  const first = text.charCodeAt(0);
  const second = text.charCodeAt(1);
  const mayBe = (code: number): boolean => (code >= 48 && code <= 57) || code === 46;
  if (!mayBe(first) && !((first === 43 || first === 45) && mayBe(second))) return text;
  if (int.test(text)) return text.startsWith('+') ? Number(text.slice(1)) : Number(text);
  if (float.test(text)) return Number(text);
  if (/^[+]?\.(inf|Inf|INF)$/.test(text)) return Number.POSITIVE_INFINITY;
  if (/^-\.(inf|Inf|INF)$/.test(text)) return Number.NEGATIVE_INFINITY;
  if (/^\.(nan|NaN|NAN)$/.test(text)) return Number.NaN;
  return text;
}

const indicators = new Set('[]{}#&*!|>\'"%@`,');

/** True when YAML reads the one line as a plain scalar, whole, in block context. */
export function isLegalPlain(text: string): boolean {
  const first = text[0] ?? '';
  if (indicators.has(first)) return false;
  if ((first === '-' || first === '?' || first === ':') && /^.(\s|$)/.test(text)) return false;
  return !/:(?:\s|$)/.test(text);
}

/** Where a comment begins: ` #`; -1 when there is none. */
export function commentStart(text: string): number {
  let from = 0;
  for (;;) {
    const hash = text.indexOf('#', from);
    if (hash < 0) return -1;
    if (hash === 0 || text[hash - 1] === ' ' || text[hash - 1] === '\t') return hash;
    from = hash + 1;
  }
}

/** Joins the lines of a flow scalar as YAML does: one break is a blank, each further one a line break. */
export function foldLines(lines: readonly string[]): string {
  let result = lines[0] ?? '';
  let breaks = 0;
  for (const line of lines.slice(1)) {
    if (line === '') breaks++;
    else {
      result += (breaks === 0 ? ' ' : '\n'.repeat(breaks)) + line;
      breaks = 0;
    }
  }
  return result;
}

export interface BlockHeader {
  readonly folded: boolean;
  readonly chomp: '' | '-' | '+';
  readonly indent: number | undefined;
}

const header = /^([|>])(?:([-+])?([1-9])?|([1-9])([-+]))(?:[ \t]+#.*|[ \t]*)$/;

/** Reads `|`, `>-`, `|2+` and the like. */
export function parseBlockHeader(text: string): BlockHeader | undefined {
  const parts = header.exec(text);
  if (!parts) return undefined;
  const digit = parts[3] ?? parts[4];
  return {
    folded: parts[1] === '>',
    chomp: (parts[2] ?? parts[5] ?? '') as BlockHeader['chomp'],
    indent: digit === undefined ? undefined : Number(digit),
  };
}

/** The text of a block scalar from lines whose common indentation is already gone. `ended` says that a line break closed the last one. */
export function blockText(head: BlockHeader, lines: readonly string[], ended: boolean): string {
  let last = lines.length;
  while (last > 0 && lines[last - 1] === '') last--;
  const body = lines.slice(0, last);
  const trailing = lines.length - last;
  let text = head.folded ? foldBlock(body) : body.join('\n');
  if (head.chomp === '-' || (last === 0 && head.chomp === '')) return last === 0 ? '' : text;
  const finalBreak = ended || trailing > 0;
  if (head.chomp === '+') text += last === 0 ? '\n'.repeat(trailing) : '\n'.repeat((finalBreak ? 1 : 0) + trailing);
  else if (finalBreak) text += '\n';
  return text;
}

function foldBlock(lines: readonly string[]): string {
  let text = '';
  let breaks = 0;
  let spacedBefore = false;
  let started = false;
  for (const line of lines) {
    if (line === '') {
      breaks++;
      continue;
    }
    const spaced = line.startsWith(' ') || line.startsWith('\t');
    if (!started) text = '\n'.repeat(breaks) + line;
    else if (spaced || spacedBefore) text += '\n'.repeat(breaks + 1) + line;
    else text += (breaks === 0 ? ' ' : '\n'.repeat(breaks)) + line;
    started = true;
    spacedBefore = spaced;
    breaks = 0;
  }
  return text;
}

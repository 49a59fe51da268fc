import type { Finding } from './coerce/outcome.ts';
import type { MistakeClass } from './mistake-classes.ts';
import { Kind } from './schema/alternatives.ts';
import type { Shape, Shapes } from './schema/shape.ts';
import { listItemShape } from './reader/placing.ts';
import { lineStarts } from './position.ts';

/** One way in which a whole text may be meant. */
export interface Variant {
  /** The source with what does not belong to it blanked out, so that every place keeps its number. */
  readonly source?: string;
  /** What each line begins with and does not mean. */
  readonly strip?: RegExp;
  readonly from?: number;
  readonly to?: number;
  readonly eager?: boolean;
  readonly documents?: Shape;
  readonly findings: readonly Finding[];
}

const finding = (name: MistakeClass, before: string, at = 0): Finding => ({
  class: name,
  trail: undefined,
  before,
  after: '',
  at,
});

const prefixes: readonly { readonly pattern: RegExp; readonly share: number }[] = [
  { pattern: /^[ \t]*\d{1,5}[ \t]*(?:[|│]|:(?=\s|$)|[.)](?=\s))/, share: 0.9 },
  { pattern: /^[ \t]*\d{1,5}(?=[ \t])/, share: 1 },
  { pattern: /^[ \t]*\d{1,5}(?=\t|→)[→\t]/, share: 0.9 },
  { pattern: /^>(?:\s|$)/, share: 0.8 },
  { pattern: /^[+](?!\+)/, share: 0.3 },
  { pattern: /^[|](?=\s|$)/, share: 0.8 },
];

/** What all of them begin with. */
const anyPrefix = /^[ \t]*[\d>+|]/;

/** Blanks out `prefix` on the lines that carry it, when enough do. */
function withoutPrefix(
  lines: readonly string[],
  filled: readonly string[],
  { pattern, share }: (typeof prefixes)[number],
): Variant | undefined {
  // Whole texts carry it or none: a few dozen lines tell.
  if (!filled.slice(0, 40).some((line) => pattern.test(line))) return undefined;
  const hits = filled.filter((line) => pattern.test(line));
  // Prose may stand around the lines that carry it.
  const first = filled.findIndex((line) => pattern.test(line));
  const last = filled.findLastIndex((line) => pattern.test(line));
  const span = last - first + 1;
  if (hits.length === 0 || hits.length < span * share || (hits.length < filled.length * share && hits.length < 3))
    return undefined;
  const findings = [finding('line-prefix', hits[0]?.trim().slice(0, 8) ?? '')];
  if (hits.length === span) return { strip: pattern, findings };
  const text = lines.map((line) => {
    const prefix = pattern.exec(line)?.[0];
    return prefix === undefined ? line : ' '.repeat(prefix.length) + line.slice(prefix.length);
  });
  return { source: text.join('\n'), findings };
}

/** Braces around block YAML, each on a line of its own or next to the first and last key. */
function withoutBraces(source: string): Variant | undefined {
  const open = /^[^{]*?(\{)\s*\n/.exec(source.slice(0, 2000));
  if (!open) return undefined;
  const at = open[0].lastIndexOf('{');
  const close = source.lastIndexOf('}');
  let text = `${source.slice(0, at)} ${source.slice(at + 1)}`;
  if (close > at && /^\}?\s*(?:```\s*)?$/.test(source.slice(close + 1).split('\n\n')[0] ?? ''))
    text = `${text.slice(0, close)} ${text.slice(close + 1)}`;
  return { source: text, findings: [finding('outer-braces', '{', at)] };
}

/** Documents between `---` lines, or objects one behind the other. */
function isSeries(text: string): boolean {
  if (!text.includes('---') && !(text.includes('}') && text.includes('{'))) return false;
  let closed = false;
  for (const line of text.split('\n')) {
    const trimmed = line.trim();
    if (trimmed === '') continue;
    if (trimmed === '---' || (closed && trimmed.startsWith('{'))) return true;
    closed = trimmed.endsWith('}');
  }
  return false;
}

/** The ways that are weighed against the plain reading even when that succeeds: they explain what it would pass over as strange. */
export function* earlyVariants(source: string, shapes: Shapes): Generator<Variant> {
  const { root } = shapes;
  const item = root.accepts(Kind.array) ? root.item : listShape(root);
  let text = source;
  let prefixed: Variant | undefined;
  const lines = source.split('\n');
  const mayCarry = lines.some((line) => anyPrefix.test(line));
  const filled = mayCarry ? lines.filter((line) => line.trim() !== '' && !/^\s*(?:```|~~~)/.test(line)) : [];
  for (const prefix of mayCarry ? prefixes : []) {
    prefixed = withoutPrefix(lines, filled, prefix);
    if (!prefixed) continue;
    yield prefixed;
    const { strip } = prefixed;
    text = prefixed.source ?? (strip ? source.replaceAll(new RegExp(strip.source, 'gm'), '') : source);
    break;
  }
  const findings = prefixed?.findings ?? [];
  const braces = /^[ \t]*\{[ \t]*\n[ \t]*[\w-]+:(?: [^\n]*[^,\n{[])?\n/m.test(text) ? withoutBraces(text) : undefined;
  if (braces) yield { ...braces, findings: [...findings, ...braces.findings] };
  if (item?.accepts(Kind.object) && isSeries(text)) {
    yield { ...prefixed, documents: item, findings: [...findings, finding('documents', '---')] };
  }
}

/** The ways to read a text that could not be read as it stands, likeliest first. Few, so that the time stays linear. */
export function* variantsOf(source: string, first: { readonly again: number | undefined }): Generator<Variant> {
  if (/[|>][-+]?\d?[ \t]*\n/.test(source)) yield { eager: true, findings: [] };
  const starts = lineStarts(source);
  if (first.again !== undefined)
    yield { from: starts[first.again] ?? 0, findings: [finding('prose', source.slice(0, 40))] };
  const braces = withoutBraces(source);
  if (braces) yield braces;
  // The last fenced part: what stands before it may have looked like the answer.
  const fences = [...source.matchAll(/^[ \t]*(?:```|~~~)[^\n]*$/gm)];
  for (const { index } of fences.slice(0, 6))
    yield { from: index, findings: [finding('prose', source.slice(0, Math.min(40, index)))] };
  const brace = source.search(/^[ \t]*[{[]/m);
  if (brace > 0) yield { from: brace, findings: [finding('prose', source.slice(0, Math.min(40, brace)))] };
}

function listShape(root: Shape): Shape | undefined {
  for (const name of root.names) {
    const child = root.child(name);
    if (child.accepts(Kind.array) && child.item.accepts(Kind.object)) return child.item;
  }
  return listItemShape(root, undefined);
}

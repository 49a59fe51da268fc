import { DEFAULT_SCALAR_STYLE_RULES as rules, SCALAR_STYLE, dump } from 'js-yaml';
import type { ScalarStyleRule } from 'js-yaml';
import { onOneLine, showHidden } from './visible-characters.ts';

const maxDepth = 32;
const maxNodes = 20_000;

/** Quotes double every apostrophe; a block keeps the text as it was written. */
const blockRatherThanEscaped: ScalarStyleRule = (layout) => {
  if (layout.isKey || layout.style !== SCALAR_STYLE.PLAIN || !layout.node.value.includes("'")) return;
  const allowed = (style: number) => (layout.allowedStylesMask & (1 << style)) !== 0;
  if (!allowed(SCALAR_STYLE.PLAIN) && allowed(SCALAR_STYLE.LITERAL_BLOCK)) layout.style = SCALAR_STYLE.LITERAL_BLOCK;
};

const scalarStyleRules = [
  rules.doubleQuoteWhitespaceOnly,
  rules.tryLongOrMultilineAsBlock,
  blockRatherThanEscaped,
  rules.quoteInvalidPlain,
  rules.fallbackToDoubleQuoted,
];

/** Own data only, without cycles, with visible strings: what is left can neither hang nor surprise the writer. */
function toPlain(value: unknown, depth: number, budget: { nodes: number }): unknown {
  if (typeof value === 'string') return showHidden(value).replaceAll('\r\n', '\n');
  if (typeof value === 'bigint') return value.toString();
  if (typeof value === 'function' || typeof value === 'symbol') return undefined;
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString();
  budget.nodes -= 1;
  if (depth >= maxDepth || budget.nodes < 0) return '(left out: too deep or too long)';
  if (Array.isArray(value)) return value.map((item: unknown) => toPlain(item, depth + 1, budget) ?? null);
  const plain = Object.create(null) as Record<string, unknown>;
  for (const [key, item] of Object.entries(value)) {
    const kept = toPlain(item, depth + 1, budget);
    if (kept !== undefined) plain[onOneLine(showHidden(key))] = kept;
  }
  return plain;
}

/** A value as compact YAML whose strings stand literally, as far as YAML allows. Never throws, whatever plain data the value is. */
export function toCompactYaml(value: unknown): string {
  const plain = toPlain(value, 0, { nodes: maxNodes });
  if (plain === undefined) return '';
  return dump(plain, { lineWidth: -1, noRefs: true, seqNoIndent: true, scalarStyleRules }).trimEnd();
}

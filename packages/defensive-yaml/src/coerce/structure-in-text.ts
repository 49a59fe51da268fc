import { Kind } from '../schema/alternatives.ts';
import type { Alternative } from '../schema/alternatives.ts';
import type { MistakeClass } from '../mistake-classes.ts';
import { listNode, scalar } from '../reader/node.ts';
import type { Node, ScalarNode } from '../reader/node.ts';
import { cheaper } from './coerce.ts';
import type { Coercion } from './coerce.ts';
import { readItems } from './list.ts';
import { brief, withFindings } from './outcome.ts';
import type { Finding, Outcome, Trail } from './outcome.ts';
import { isNullWord } from './words.ts';

/** A list or object where one text stands: structure in quotes, words with commas between, or the one item itself. */
export function readStructure(
  coercion: Coercion,
  node: ScalarNode,
  one: Alternative,
  trail: Trail | undefined,
): Outcome | undefined {
  const text = node.text.trim();
  if (text === '' || (isNullWord(text) && node.style !== 'quoted')) return undefined;
  const shape = coercion.shapes.only(one);
  const finding = (name: MistakeClass, after: string): Finding[] => [
    { class: name, trail, before: brief(node.text), after, at: node.at },
  ];
  let best: Outcome | undefined;
  const structured = /^[[{]/.test(text) || /^(?:- |["'\p{L}_][^\n:]{0,60}:\s)/u.test(text);
  if (structured && text.length < 200_000) {
    const inner = coercion.layoutText(
      /^[[{]/.test(text) || text.includes('\n') || one.kinds & Kind.array ? text : `{${text}}`,
      shape,
    );
    if (inner && inner.kind !== 'scalar')
      best = withFindings(
        coercion.readAs(inner, one, trail),
        [...finding('json-in-text', 'what it says'), ...coercion.notes(inner.notes, trail)],
        2,
      );
    if (best?.kind === 'value') return best;
  }
  if ((one.kinds & Kind.array) === 0) return best;
  const item = shape.item;
  const wrap = (parts: readonly string[], style: ScalarNode['style']): Node & { kind: 'list' } => {
    const list = listNode(node.at);
    list.items.push(...parts.map((part) => ({ at: node.at, node: scalar(part, style, node.at), notes: [] })));
    return list;
  };
  const parts = separate(text, item.accepts(Kind.string) && !item.alternatives.every((other) => other.values));
  if (parts) {
    const outcome = readItems(coercion, wrap(parts, 'plain'), one, trail);
    best = cheaper(best, withFindings(outcome, finding('comma-list', `a list of ${parts.length}`), 2));
    if (best?.kind === 'value') return best;
  }
  return cheaper(
    best,
    withFindings(
      readItems(coercion, wrap([node.text], node.style), one, trail),
      finding('scalar-for-list', 'a list of one'),
      2,
    ),
  );
}

const unquoted = (part: string): string =>
  part
    .trim()
    .replace(/^(["'])(.*)\1$/, '$2')
    .replace(/^[-*•]\s+/, '')
    .trim();

/** Splits at line breaks, semicolons, bars or commas, whichever the text uses. Undefined where it is rather one text. */
function separate(text: string, free: boolean): string[] | undefined {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  if (lines.length > 1) return lines.map((line) => unquoted(line.replace(/,$/, '')));
  const quoted = /^(?:"[^"]*"|'[^']*')(?:\s*[,;]\s*(?:"[^"]*"|'[^']*'))+,?$/.test(text);
  if (quoted) return [...text.matchAll(/"([^"]*)"|'([^']*)'/g)].map((part) => part[1] ?? part[2] ?? '');
  const mark = [';', '|', ','].find((candidate) => text.includes(candidate));
  if (mark === undefined) return undefined;
  const parts = text
    .replace(/^\[|\]$/g, '')
    .split(mark)
    .map(unquoted);
  while (parts.length > 1 && parts.at(-1) === '') parts.pop();
  if (parts.length < 2 || parts.some((part) => part === '')) return undefined;
  // A sentence has commas too.
  const wordy = parts.some(
    (part) => part.split(/\s+/).length > 4 || /^(and|or|but|which|who|that|with|where|because|so)\s/i.test(part),
  );
  return free && mark === ',' && (wordy || /[.!?]$/.test(text)) ? undefined : parts;
}

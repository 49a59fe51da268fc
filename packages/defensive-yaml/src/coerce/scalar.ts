import { Kind, kindOf } from '../schema/alternatives.ts';
import type { Alternative } from '../schema/alternatives.ts';
import { nearest, normalForm } from '../schema/spelling.ts';
import type { MistakeClass } from '../mistake-classes.ts';
import type { ScalarNode } from '../reader/node.ts';
import { resolvePlain } from '../reader/scalar.ts';
import { fitsNumber, fitsText } from './constraints.ts';
import { describeAlternative } from './expected.ts';
import { absent, brief, isSame, problem, value } from './outcome.ts';
import type { Outcome, Trail, ValueOutcome } from './outcome.ts';
import { isNullWord, readBoolean, readNumber } from './words.ts';

/** What the node is without any help: the reading of a strict parser. Undefined when there is none. */
export function strictValue(node: ScalarNode): unknown {
  if (node.style === 'quoted' || node.style === 'block') return node.text;
  return node.style === 'loose' ? undefined : resolvePlain(node.text);
}

const wrapping = /^(?:\*\*(.+)\*\*|__(.+)__|`(.+)`|“(.+)”|"(.+)"|'(.+)'|<(.+)>|\((.+)\)|\[(.+)\])$/su;

/** The word itself, without what models put around and behind it. */
export function bareWord(text: string): string {
  let word = text.trim().replace(/[,;]$/, '').trim();
  for (let round = 0; round < 3; round++) {
    const inner = wrapping
      .exec(word)
      ?.slice(1)
      .find((part) => part !== undefined);
    if (inner === undefined || /["'`*]/.test(inner)) break;
    word = inner.trim();
  }
  return word;
}

/** Types one scalar by one branch of the schema. Lists and objects in text are somebody else's. */
export function readScalar(node: ScalarNode, one: Alternative, trail: Trail | undefined): Outcome {
  const strict = strictValue(node);
  const kind = strict === undefined ? 0 : kindOf(strict);
  const found = (name: MistakeClass, after: unknown, cost: number): ValueOutcome =>
    value(after, cost, [{ class: name, trail, before: brief(node.text), after: brief(String(after)), at: node.at }]);
  const refuse = (): Outcome =>
    problem(trail, describeAlternative(one), node.text === '' ? 'nothing' : brief(node.text), node.at);
  const isNull = strict === null || (node.style === 'bare' && (node.text === 'None' || node.text === 'undefined'));
  if (isNull && !(one.kinds & Kind.null)) return nothingGiven(node, one);
  if (one.values)
    return (
      readEnum(node, strict, one, found) ??
      (isNullWord(node.text) && !(one.kinds & Kind.null) ? absent(node.text, node.at) : refuse())
    );
  if (isNull) return strict === null ? value(null) : found('null-word', null, 1);
  if (
    strict !== undefined &&
    (kind & one.kinds) !== 0 &&
    !(
      node.style !== 'quoted' &&
      kind === Kind.string &&
      (isNullWord(node.text) || /\d,$|^(?:true|false|null),$/i.test(node.text))
    )
  ) {
    if (kind === Kind.number ? fitsNumber(one, strict as number) : kind !== Kind.string || fitsText(one, node.text))
      return value(strict);
  }
  return readOther(node, one, found) ?? refuse();
}

function nothingGiven(node: ScalarNode, one: Alternative): Outcome {
  // `None` in a required text is the word itself; `null` and `~` never are.
  const literal = one.kinds & Kind.string && node.style === 'bare' && node.text === 'None' && fitsText(one, node.text);
  return absent(node.text === '' ? 'nothing' : node.text, node.at, literal ? value(node.text) : undefined);
}

type Found = (name: MistakeClass, after: unknown, cost: number) => ValueOutcome;

function readOther(node: ScalarNode, one: Alternative, found: Found): Outcome | undefined {
  const { text } = node;
  const word = bareWord(text);
  const quoted = node.style === 'quoted' || node.style === 'block';
  if (isNullWord(word) && (!quoted || !(one.kinds & Kind.string))) {
    if (one.kinds & Kind.null) return found('null-word', null, 1);
    if (!(one.kinds & Kind.string)) return absent(text, node.at);
    return absent(text, node.at, readText(node, one, found));
  }
  if (text === '' && !(one.kinds & Kind.string))
    return one.kinds & Kind.null ? found('null-word', null, 1) : absent('nothing', node.at);
  if (one.kinds & Kind.number) {
    const reading = readNumber(word);
    const percent =
      reading && word.endsWith('%') && !fitsNumber(one, reading.value) ? reading.value / 100 : reading?.value;
    if (reading && percent !== undefined && fitsNumber(one, percent)) {
      const name =
        reading.how === 'format'
          ? 'number-format'
          : reading.how === 'unit'
            ? 'number-unit'
            : quoted
              ? 'quoted-value'
              : word === text
                ? 'number-format'
                : 'trailing-comma';
      if (!(one.kinds & Kind.string)) return found(name, percent, reading.how === 'plain' ? 1 : 1.5);
    }
  }
  if (one.kinds & Kind.boolean && !(one.kinds & Kind.string)) {
    const reading = readBoolean(word);
    if (reading !== undefined)
      return found(quoted && /^(true|false)$/i.test(word) ? 'quoted-value' : 'boolean-word', reading, 1);
  }
  return one.kinds & Kind.string ? readText(node, one, found) : undefined;
}

function looseClass(text: string): MistakeClass {
  if (text.includes('\n')) return 'missing-block';
  if (/^["']/.test(text)) return 'text-after-quote';
  if (/^[[{\]}#&*!|>%@`,]/.test(text)) return 'indicator-at-start';
  return /:(\s|$)/.test(text) ? 'colon-in-text' : 'syntax';
}

function readText(node: ScalarNode, one: Alternative, found: Found): ValueOutcome | undefined {
  const { text } = node;
  const single = /^(?:\[\s*(?:"([^"]*)"|'([^']*)'|([^,[\]{}"'\n]+?))\s*\]|-\s+([^\n]+))$/.exec(text);
  const only = node.style === 'loose' ? single?.slice(1).find((part) => part !== undefined) : undefined;
  if (only !== undefined && fitsText(one, only)) return found('list-for-scalar', only, 2);
  if (node.style === 'loose' && /^\[[^\]]*,[^\]]*\]$/.test(text)) return undefined;
  const typed = node.style === 'plain' && /[^,],$/.test(text) && typeof resolvePlain(text.slice(0, -1)) !== 'string';
  if (typed && fitsText(one, text.slice(0, -1))) return found('trailing-comma', text.slice(0, -1), 1);
  if (fitsText(one, text)) {
    if (node.style === 'quoted' || node.style === 'block') return value(text);
    const strict = strictValue(node);
    if (strict === text) return value(text);
    return found(node.style === 'loose' ? looseClass(text) : 'unquoted-text', text, 1);
  }
  const linked = /^\[[^\]]*\]\(([^)\s]+)\)$/.exec(text.trim())?.[1];
  for (const other of [text.trim(), bareWord(text), bareWord(text).replace(/\.$/, ''), linked]) {
    if (other !== undefined && other !== text && other !== '' && fitsText(one, other))
      return found('syntax', other, 1.5);
  }
  return undefined;
}

function readEnum(node: ScalarNode, strict: unknown, one: Alternative, found: Found): Outcome | undefined {
  const values = one.values ?? [];
  if (strict !== undefined) {
    const same = values.find((candidate) => isSame(candidate, strict));
    if (same !== undefined || (strict === null && values.includes(null))) return value(strict);
  }
  const { text } = node;
  const words = values.filter((candidate) => typeof candidate === 'string');
  const word = bareWord(text).replace(/[.!]$/, '');
  if (words.includes(text)) return found('unquoted-text', text, 1);
  if (words.includes(word)) return found('enum-form', word, 1);
  const form = normalForm(word);
  const alike = form === '' ? [] : words.filter((candidate) => normalForm(candidate) === form);
  if (alike[0] !== undefined) return alike.length === 1 ? found('enum-form', alike[0], 1) : undefined;
  for (const candidate of values) {
    if (typeof candidate === 'number' && readNumber(word)?.value === candidate)
      return found('quoted-value', candidate, 1);
    if (typeof candidate === 'boolean' && readBoolean(word) === candidate) return found('boolean-word', candidate, 1);
  }
  if (isNullWord(word) && values.includes(null)) return found('null-word', null, 1);
  const near = nearest(word, words);
  return near === undefined ? undefined : found('enum-spelling', near, 2.5);
}

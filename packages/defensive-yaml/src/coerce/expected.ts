import type { Alternative } from '../schema/alternatives.ts';
import { Kind } from '../schema/alternatives.ts';
import type { Shape } from '../schema/shape.ts';

const showValues = (values: readonly unknown[]): string => {
  const shown = values.slice(0, 20).map((one) => (typeof one === 'string' ? one : JSON.stringify(one)));
  return `${values.length === 1 ? '' : 'one of: '}${shown.join(', ')}${values.length > 20 ? ', …' : ''}`;
};

const rule = (one: Alternative, name: string): unknown =>
  one.rules.find((schema) => schema[name] !== undefined)?.[name];

function numberWords(one: Alternative): string {
  const [least, most] = [rule(one, 'minimum'), rule(one, 'maximum')];
  const noun = one.integer ? 'a whole number' : 'a number';
  if (least !== undefined && most !== undefined) return `${noun} from ${String(least)} to ${String(most)}`;
  if (least !== undefined) return `${noun} of at least ${String(least)}`;
  return most === undefined ? noun : `${noun} of at most ${String(most)}`;
}

function textWords(one: Alternative): string {
  const format = rule(one, 'format');
  const pattern = rule(one, 'pattern');
  const [least, most] = [rule(one, 'minLength'), rule(one, 'maxLength')];
  if (typeof format === 'string') return `text (${format})`;
  if (typeof pattern === 'string') return `text that matches ${pattern}`;
  if (most !== undefined) return `text of at most ${String(most)} characters`;
  return typeof least === 'number' && least > 1 ? `text of at least ${least} characters` : 'text';
}

/** Names one branch in the words of a prompt. */
export function describeAlternative(one: Alternative): string {
  if (one.values) return showValues(one.values);
  const words: string[] = [];
  if (one.kinds === 63) return 'any value';
  if (one.kinds & Kind.object) {
    const names = [...one.properties.keys()];
    words.push(names.length === 0 ? 'an object' : `an object with ${names.slice(0, 12).join(', ')}`);
  }
  if (one.kinds & Kind.array) words.push('a list');
  if (one.kinds & Kind.string) words.push(textWords(one));
  if (one.kinds & Kind.number) words.push(numberWords(one));
  if (one.kinds & Kind.boolean) words.push('true or false');
  if (one.kinds & Kind.null) words.push('null');
  return words.join(' or ') || 'nothing';
}

/** Names what the schema asks for at a place. */
export function describeShape(shape: Shape): string {
  let words = described.get(shape);
  if (words === undefined) described.set(shape, (words = shapeWords(shape)));
  return words;
}

const described = new WeakMap<Shape, string>();

function shapeWords(shape: Shape): string {
  const texts = shape.alternatives.map((one) => describeAlternative(one));
  const consts = shape.alternatives.every((one) => one.values)
    ? [...new Set(shape.alternatives.flatMap((one) => one.values ?? []))]
    : undefined;
  if (consts && consts.length > 0) return showValues(consts);
  return [...new Set(texts)].slice(0, 6).join(', or ') || 'nothing';
}

import type { Alternative } from '../schema/alternatives.ts';
import { formats } from '../schema/formats.ts';

const number = (given: unknown): number | undefined => (typeof given === 'number' ? given : undefined);
const patterns = new Map<string, RegExp | null>();

function compiled(source: string): RegExp | null {
  let pattern = patterns.get(source);
  if (pattern === undefined) {
    try {
      pattern = new RegExp(source, 'u');
    } catch {
      pattern = null;
    }
    if (patterns.size > 500) patterns.clear();
    patterns.set(source, pattern);
  }
  return pattern;
}

/** True when a number keeps the limits of the branch. */
export function fitsNumber(one: Alternative, value: number): boolean {
  if (one.integer && !Number.isInteger(value)) return false;
  for (const rule of one.rules) {
    const least = number(rule['minimum']);
    const most = number(rule['maximum']);
    const above = number(rule['exclusiveMinimum']);
    const below = number(rule['exclusiveMaximum']);
    const step = number(rule['multipleOf']);
    if (rule['type'] === 'integer' && !Number.isInteger(value)) return false;
    if (least !== undefined && value < least) return false;
    if (most !== undefined && value > most) return false;
    if (above !== undefined && value <= above) return false;
    if (below !== undefined && value >= below) return false;
    if (step !== undefined && step > 0 && Math.abs(value / step - Math.round(value / step)) > 1e-8) return false;
  }
  return true;
}

/** True when a text keeps the limits of the branch. */
export function fitsText(one: Alternative, value: string): boolean {
  for (const rule of one.rules) {
    const least = number(rule['minLength']);
    const most = number(rule['maxLength']);
    if (least !== undefined && (value.length < least || (value.length < least * 2 && [...value].length < least)))
      return false;
    if (most !== undefined && value.length > most && [...value].length > most) return false;
    if (typeof rule['pattern'] === 'string' && compiled(rule['pattern'])?.test(value) === false) return false;
    const format =
      typeof rule['format'] === 'string' && Object.hasOwn(formats, rule['format'])
        ? formats[rule['format']]
        : undefined;
    if (format && !(format instanceof RegExp ? format.test(value) : format(value))) return false;
  }
  return true;
}

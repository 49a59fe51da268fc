import { scanWords } from './scan-words.ts';
import { keyOf } from './word-key.ts';

/** The keys of the words of a name, in order: two names with the same keys are the same name. */
export function keysOf(name: string): string[] {
  const keys: string[] = [];
  scanWords(name, (start, end) => {
    const key = keyOf(name.slice(start, end));
    keys.push(isDotted(name, start) ? `.${key}` : key);
  });
  return keys;
}

/** The keys of a name, joined by spaces. */
export function nameKey(name: string): string {
  return keysOf(name).join(' ');
}

/** True for a word behind a dot that ends no other word: ".NET", but not "Node.js". */
export function isDotted(text: string, start: number): boolean {
  return text.charCodeAt(start - 1) === DOT && (start === 1 || !/[\p{L}\p{N})\].]/u.test(text.charAt(start - 2)));
}

/** True when what lies between two words lets them belong to one name: a space, hyphen, slash or dot. */
export function isJoint(text: string, from: number, to: number): boolean {
  const length = to - from;
  if (length === 0) return true;
  if (length === 1) return JOINTS.includes(text.charAt(from));
  return length <= 3 && /^(?: {2,3}| ?\r?\n ?| ?[/] ?)$/u.test(text.slice(from, to));
}

const DOT = 46;
const JOINTS = ' -/.\u00a0\u2010\u2011\n\t';

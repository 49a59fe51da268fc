import { hasOpening, RUN_ON_DUTY, RUN_ON_REQUIREMENT } from './openings.ts';
import { splitNumbers, splitSentences } from './split-sentences.ts';
import { matchAll } from './match-all.ts';

/** One statement of a list or of prose, literally as in the text. */
export interface Item {
  readonly text: string;
  /** Words that introduce the list it stands in: "The preferred candidate should possess the following". */
  readonly lead?: string;
  /** True for an item of a list, false for a sentence of prose. */
  readonly listed: boolean;
}

export interface SplitOptions {
  /** Cuts off what introduces a list within a sentence. Right for requirements; a duty keeps its "including: …". */
  readonly leads: boolean;
  /** Sentences to leave out before they are taken apart any further. */
  readonly skip?: (sentence: string) => boolean;
}

const BULLET = /(?:^|(?<=\s))(?:[•●▪◦‣∙]|--|\*(?=\s))\s*/gu;
const LINE_BULLET = /^[ \t]*(?:[-*•●▪◦‣∙–·+]|--|\(?(\d{1,2})[.)]|\(?[a-z]\))[ \t]+/u;
const LEAD =
  /^([^:.;\n]{3,160}\b(?:following|possess|includ(?:e|es|ing)|exhibited|as follows|have|has|bring|need|demonstrate|candidates?)):\s+/iu;
const CANDIDATE_LEAD =
  /^(?:the|an?|our) \w+ candidates? (?:(?:should|will|must|would) )?(?:have|has|possess|possesses|be|is|demonstrate|show|bring)\s+(?=(?:\S+\s+){3})(?!the following)/iu;

/** Splits the text of a section into its statements. Numbers, abbreviations and parentheses do not end one. */
export function splitItems(text: string, options: SplitOptions): Item[] {
  return splitBlocks(text).flatMap(({ text: block, listed }) => {
    const numbered = splitNumbers(block);
    if (numbered.length === 0) return splitStatement(block, listed, options);
    return numbered.flatMap((part) => splitStatement(part.text, part.number !== undefined, options));
  });
}

interface Block {
  readonly text: string;
  readonly listed: boolean;
}

/** List items and paragraphs. Lines that were only wrapped stay together. */
function splitBlocks(text: string): Block[] {
  const blocks: { start: number; end: number; listed: boolean }[] = [];
  let position = 0;
  for (const line of text.split('\n')) {
    const marker = lineMarker(line);
    const end = position + line.length;
    const last = blocks.at(-1);
    if (line.trim() === '') blocks.push({ start: end, end, listed: false });
    else if (marker === 0 && last !== undefined && continues(text.slice(last.start, last.end), line)) last.end = end;
    else blocks.push({ start: position + marker, end, listed: marker > 0 });
    position = end + 1;
  }
  return blocks.flatMap(({ start, end, listed }) => splitBullets(text.slice(start, end), listed));
}

/** Length of the bullet or number a line begins with; none when the number opens a list that runs on in the same line. */
function lineMarker(line: string): number {
  const match = LINE_BULLET.exec(line);
  if (match === null) return 0;
  const runsOn = match[1] !== undefined && new RegExp(`\\s${Number(match[1]) + 1}[.)]\\s`, 'u').test(line);
  return runsOn ? 0 : match[0].length;
}

/** A line that was only wrapped goes on in lower case, or after a word that ends nothing. */
function continues(before: string, line: string): boolean {
  const tail = before.slice(-120);
  if (tail.trim() === '') return false;
  if (/^\s*\p{Ll}/u.test(line)) return !/[.:;!?]\s{0,9}$/u.test(tail);
  return /(?:,|\b(?:and|or|the|a|an|of|with|in|to|for|as|by|at|from))\s{0,9}$/u.test(tail);
}

/** Dashes between the items of a list that was pasted into one line. */
const INLINE_DASH = /(?<=[\p{L}\p{N}.)!])\s+[-–]\s+(?=\p{L})/gu;

function splitBullets(text: string, listed: boolean): Block[] {
  const dashes = listed ? matchAll(INLINE_DASH, text) : [];
  const bullets = dashes.length > 1 ? dashes : matchAll(BULLET, text);
  if (bullets.length === 0) return text.trim() === '' ? [] : [{ text: text.trim(), listed }];
  const parts = [{ text: text.slice(0, bullets[0]?.index).trim(), listed }];
  for (const [index, bullet] of bullets.entries())
    parts.push({ text: text.slice(bullet.index + bullet[0].length, bullets[index + 1]?.index).trim(), listed: true });
  return parts.filter((part) => part.text !== '');
}

function splitStatement(statement: string, listed: boolean, { leads, skip }: SplitOptions): Item[] {
  return splitSentences(statement).flatMap((sentence) => {
    if (skip?.(sentence) === true) return [];
    const match = leads ? LEAD.exec(sentence) : null;
    const [whole = '', lead = ''] = match ?? [];
    const items = splitSemicolons(sentence.slice(whole.length), listed).flatMap(splitRunOn);
    const prefix = CANDIDATE_LEAD.exec(lead)?.[0];
    if (prefix !== undefined) items.unshift(lead.slice(prefix.length));
    return items.map((text) => (lead === '' ? { text, listed } : { text, lead, listed }));
  });
}

/** In prose a list by semicolons; inside a list item only when every part reads like a requirement of its own. */
function splitSemicolons(text: string, listed: boolean): string[] {
  const parts = splitAtDepthZero(text, ';');
  const openings = parts.filter((part) => hasOpening(part)).length;
  const isList = openings === parts.length || (!listed && parts.length >= 3);
  return parts.length > 1 && isList ? parts : [text];
}

/** Three statements need more. */
const MIN_RUN_ON = 40;

/** Separates a list whose bullets were lost: "Strong writing skills Experience with sales The ability to lead". */
function splitRunOn(text: string): string[] {
  if (text.length < MIN_RUN_ON) return [text];
  const matches = [RUN_ON_REQUIREMENT, RUN_ON_DUTY].map((pattern) => matchAll(pattern, text));
  const starts = matches.find((found) => found.length >= 3)?.map((match) => match.index);
  if (starts === undefined) return [text];
  return [0, ...starts].map((start, index) => text.slice(start, starts[index]).trim()).filter((part) => part !== '');
}

function splitAtDepthZero(text: string, separator: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (let index = 0; index < text.length; index += 1) {
    const character = text.charAt(index);
    if (character === '(') depth += 1;
    if (character === ')') depth = Math.max(0, depth - 1);
    if (character !== separator || depth > 0) continue;
    parts.push(text.slice(from, index).trim());
    from = index + 1;
  }
  parts.push(text.slice(from).trim());
  return parts.filter((part) => part !== '');
}

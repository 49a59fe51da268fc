import { Kind } from '../schema/alternatives.ts';
import type { Shape } from '../schema/shape.ts';
import { listNode, mapNode, scalar } from './node.ts';
import type { Entry, MapNode, Node, Note } from './node.ts';
import { flowString } from './flow-string.ts';
import { quoteOf } from './quoted.ts';

export interface FlowOptions {
  readonly shape: Shape;
  /** Where `text` begins in the source. */
  readonly at: number;
  /** The source ends where `text` does, so what is open was cut. */
  readonly atEnd: boolean;
  readonly maxDepth: number;
}

export interface FlowResult {
  readonly node: Node;
  /** Behind the last character that was read. */
  readonly end: number;
  /** The text ends in the middle of something, so that lists which are still open may go on. */
  readonly broken: boolean;
}

const blank = /[\s\u00A0\u200B\uFEFF]/;
const quotedKeyAhead = /\s+(?:"[^"\n]{1,60}"|'[^'\n]{1,60}')\s*:/y;
const keyAhead =
  /(?:"[^"\n]{1,60}"|'[^'\n]{1,60}'|[\p{L}_$][\p{L}\p{N}_$ -]{0,60})\s*(?::(?=[\s"'[{\d-]|true\b|false\b|null\b|$)|：|=>?(?=\s))/uy;

/** JSON and YAML's braces and brackets, as models write them: commas, quotes and closing brackets may be missing or too many. */
export class FlowReader {
  readonly text: string;
  pos = 0;
  readonly #options: FlowOptions;
  readonly #open: ('{' | '[')[] = [];
  readonly #python: boolean;
  #broken = false;

  constructor(text: string, options: FlowOptions) {
    this.text = text;
    this.#python = /[{,]\s*'[^'\n]{1,60}'\s*:/.test(text);
    this.#options = options;
  }

  read(): FlowResult {
    this.#blanks();
    const node = this.#value(this.#options.shape);
    return { node, end: this.pos, broken: this.#broken };
  }

  #note(node: { notes: Note[] }, name: Note['class'], before: string, after: string, at = this.pos): void {
    if (node.notes.length < 8) node.notes.push({ class: name, before, after, at: this.#options.at + at });
  }

  #blanks(): boolean {
    let newline = false;
    for (;;) {
      const char = this.text[this.pos];
      if (char === undefined) return newline;
      if (blank.test(char)) {
        if (char === '\n') newline = true;
        this.pos++;
      } else if (char === '#' && (this.pos === 0 || blank.test(this.text[this.pos - 1] ?? ''))) this.#skipTo('\n');
      else if (char === '/' && this.text[this.pos + 1] === '/') this.#skipTo('\n');
      else if (char === '/' && this.text[this.pos + 1] === '*') this.#skipTo('*/');
      else return newline;
    }
  }

  #skipTo(mark: string): void {
    const end = this.text.indexOf(mark, this.pos);
    this.pos = end < 0 ? this.text.length : mark === '\n' ? end : end + mark.length;
  }

  #value(shape: Shape): Node {
    const char = this.text[this.pos] ?? '';
    const deep = this.#open.length >= this.#options.maxDepth;
    if (char === '{' && !deep) return this.#object(shape);
    if ((char === '[' || (char === '(' && !shape.accepts(Kind.string))) && !deep) return this.#list(shape);
    if (quoteOf(char)) return this.#string();
    return this.#bare(shape);
  }

  #string(): Node {
    const inList = this.#open.at(-1) === '[';
    const start = this.pos;
    const { node, end } = flowString({
      text: this.text,
      start,
      at: this.#options.at,
      inList,
      isKey: false,
      python: this.#python,
    });
    this.pos = end;
    if (node.cut && this.#options.atEnd) this.#broken = true;
    return node;
  }

  #object(shape: Shape): MapNode {
    const node = mapNode(this.#options.at + this.pos);
    this.pos++;
    this.#open.push('{');
    let comma = true;
    for (;;) {
      const newline = this.#blanks();
      const char = this.text[this.pos];
      if (char === undefined) {
        this.#note(node, 'json-syntax', '', '}');
        if (this.#options.atEnd && comma) this.#broken = true;
        break;
      }
      if (char === '}' || (char === ']' && !this.#open.slice(0, -1).includes('['))) {
        if (char === ']') this.#note(node, 'json-syntax', ']', '}');
        this.pos++;
        break;
      }
      if (char === ']') {
        this.#note(node, 'json-syntax', ']', '}]');
        break;
      }
      if (char === ',' || char === ';') {
        if (comma || char === ';') this.#note(node, 'json-syntax', char, '');
        comma = true;
        this.pos++;
        continue;
      }
      if (this.text.startsWith('...', this.pos)) {
        this.#note(node, 'json-syntax', '...', '');
        this.pos += 3;
        continue;
      }
      if (!comma) this.#note(node, 'json-syntax', newline ? '\n' : ' ', ',');
      comma = false;
      node.entries.push(this.#entry(shape, node));
    }
    this.#open.pop();
    return node;
  }

  #entry(shape: Shape, owner: MapNode): Entry {
    const start = this.pos;
    const entry: Entry = { key: '', at: this.#options.at + start, node: undefined, notes: [] };
    if (quoteOf(this.text[start] ?? '')) {
      const { node, end } = flowString({
        text: this.text,
        start,
        at: this.#options.at,
        inList: false,
        isKey: true,
        python: this.#python,
      });
      entry.key = node.text;
      entry.notes.push(...node.notes);
      this.pos = end;
      if (node.cut) {
        owner.cut = true;
        if (this.#options.atEnd) this.#broken = true;
      }
    } else {
      const bare = /[^:：=,{}[\]\n"]*/y;
      bare.lastIndex = start;
      entry.key = (bare.exec(this.text)?.[0] ?? '').trim();
      this.pos = bare.lastIndex > start ? bare.lastIndex : start;
      if (this.pos === start && !/[:：=]/.test(this.text[start] ?? '')) this.pos++;
    }
    this.#blanks();
    const mark = /=>|->|[:：=]/y;
    mark.lastIndex = this.pos;
    const found = mark.exec(this.text)?.[0];
    if (found === undefined) {
      const next = this.text[this.pos];
      if (next === undefined) {
        entry.node = scalar('', 'plain', this.#options.at + this.pos);
        entry.node.cut = this.#options.atEnd;
        if (this.#options.atEnd) this.#broken = true;
        return entry;
      }
      if (next === ',' || next === '}' || next === ']') {
        entry.node = scalar('', 'plain', this.#options.at + this.pos);
        return entry;
      }
      entry.notes.push({ class: 'json-syntax', before: entry.key, after: `${entry.key}:`, at: entry.at });
    } else {
      this.pos += found.length;
      if (found !== ':') entry.notes.push({ class: 'separator', before: found, after: ':', at: entry.at });
    }
    this.#blanks();
    const match = shape.match(entry.key);
    entry.node = this.#value(match ? shape.child(match.name) : shape.open ? shape.extra : shape);
    return entry;
  }

  #list(shape: Shape): Node {
    const node = listNode(this.#options.at + this.pos);
    const round = this.text[this.pos] === '(';
    if (round) this.#note(node, 'json-syntax', '(', '[');
    this.pos++;
    this.#open.push('[');
    let comma = true;
    for (;;) {
      const newline = this.#blanks();
      const char = this.text[this.pos];
      if (char === undefined) {
        this.#note(node, 'json-syntax', '', ']');
        if (this.#options.atEnd && comma) this.#broken = true;
        node.cut = this.#broken;
        break;
      }
      if (char === ']' || (round && char === ')') || (char === '}' && !this.#open.slice(0, -1).includes('{'))) {
        this.pos++;
        break;
      }
      if (char === '}') {
        this.#note(node, 'json-syntax', '}', ']}');
        break;
      }
      if (char === ',' || char === ';') {
        if (comma || char === ';') this.#note(node, 'json-syntax', char, '');
        comma = true;
        this.pos++;
        continue;
      }
      if (this.text.startsWith('...', this.pos)) {
        this.#note(node, 'json-syntax', '...', '');
        this.pos += 3;
        continue;
      }
      if (!comma) this.#note(node, 'json-syntax', newline ? '\n' : ' ', ',');
      comma = false;
      const before = this.pos;
      const item = this.#value(shape.item);
      const single = this.#pair(item, shape.item);
      if (this.pos === before) this.pos++;
      node.items.push({ at: item.at, node: single, notes: [] });
    }
    this.#open.pop();
    return node;
  }

  /** `[a: 1]` is a list of one-key objects. */
  #pair(item: Node, shape: Shape): Node {
    if (item.kind !== 'scalar' || this.text[this.pos] !== ':' || !shape.accepts(Kind.object)) return item;
    this.pos++;
    this.#blanks();
    const match = shape.match(item.text);
    const map = mapNode(item.at);
    map.entries.push({
      key: item.text,
      at: item.at,
      node: this.#value(match ? shape.child(match.name) : shape),
      notes: [],
    });
    return map;
  }

  #bare(shape: Shape): Node {
    const start = this.pos;
    const inList = this.#open.at(-1) === '[';
    const text = shape.accepts(Kind.string);
    let index = start;
    for (; index < this.text.length; index++) {
      const char = this.text[index] ?? '';
      if (char === '\n' || char === '\r') break;
      if (char === '}' || (char === ']' && (inList || !text || this.#closesAt(index)))) break;
      if (char === '#' && index > start && blank.test(this.text[index - 1] ?? '')) break;
      if (char === '/' && this.text[index + 1] === '/' && blank.test(this.text[index - 1] ?? '')) break;
      if (blank.test(char) && this.#entryAhead(index, text)) break;
      if (char === ':' && inList && shape.accepts(Kind.object) && blank.test(this.text[index + 1] ?? '')) break;
      if (char === ',' && (inList || !text || this.#keyOrEnd(index + 1))) {
        const thousands =
          !text &&
          !inList &&
          /^,\d{3}(?!\d)/.test(this.text.slice(index, index + 5)) &&
          /\d/.test(this.text[index - 1] ?? '');
        if (!thousands) break;
      }
    }
    this.pos = index;
    const raw = this.text.slice(start, index).trimEnd();
    const node = scalar(raw, 'bare', this.#options.at + start);
    node.cut =
      this.#options.atEnd &&
      index >= this.text.length &&
      raw !== '' &&
      !/^(true|false|null|None|True|False)$/.test(raw);
    if (node.cut) this.#broken = true;
    // To a strict reader these are a tag, an anchor or an alias.
    if (/^[!&*]/.test(raw)) this.#note(node, 'indicator-at-start', raw, raw, start);
    return node;
  }

  /** A comma was forgotten before the next key. */
  #entryAhead(index: number, text: boolean): boolean {
    if (this.#open.at(-1) !== '{') return false;
    quotedKeyAhead.lastIndex = index;
    if (quotedKeyAhead.test(this.text)) return true;
    if (text) return false;
    keyAhead.lastIndex = index + 1;
    return keyAhead.test(this.text);
  }

  #closesAt(index: number): boolean {
    return /^\]\s*([,}\]]|$)/.test(this.text.slice(index, index + 40)) && this.#open.includes('[');
  }

  #keyOrEnd(index: number): boolean {
    let next = index;
    while (next < this.text.length && blank.test(this.text[next] ?? '')) next++;
    const char = this.text[next];
    if (char === undefined || char === '}' || char === ']') return true;
    keyAhead.lastIndex = next;
    return keyAhead.test(this.text);
  }
}

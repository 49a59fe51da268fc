import { Kind } from '../schema/alternatives.ts';
import type { Shape } from '../schema/shape.ts';
import type { Finding } from '../coerce/outcome.ts';
import type { MistakeClass } from '../mistake-classes.ts';
import { Layout } from './layout.ts';
import { parseItem, parseKey, parseLooseKey } from './lines.ts';
import type { KeyLine, Line } from './lines.ts';
import type { Node } from './node.ts';
import { listItemShape } from './placing.ts';

export interface DocumentOptions {
  readonly maxDepth: number;
  readonly eager?: boolean;
  /** The documents between `---` lines are the items of a list of this shape. */
  readonly documents?: Shape;
}

type State = 'before' | 'thinking' | 'payload' | 'after';

const fence = /^(?:`{3,}|~{3,})\s*([\w+-]*)\s*$/;
const closingTag = /^<\/[a-z_][\w:-]*>|^<\|[^|>]*\|>|^<\/s>|^\[\/?(?:INST|TOOL_CALLS|TOOL_RESULTS)\]/i;
const openingTag = /^(?:<[a-z_][\w:-]*(?:[ =][^<>]*)?>|<\|[^|>]*\|>|<s>|\[(?:TOOL_CALLS|INST)\])\s*/i;
const turn =
  /^(?:\*\*)?(?:user|human|assistant|system|question|q|observation|### ?(?:user|human|instruction|assistant|response|input)|<\|?(?:user|human|system)\|?>)(?:\*\*)?\s*:/i;
const tokenAtEnd =
  /(?:<\|[^|<>]{1,40}\|>|<\/s>|<\/(?:answer|output|yaml|response|result|tool_call|plan|json|arguments|function|invoke|parameters)>)+\s*$/i;
const closingWords =
  /^(?:let me know|i hope|hope (?:this|that)|note that|please (?:let|note|feel)|feel free|this (?:yaml|json|output|response|answer|plan)|the above|as you can see|that(?:'s| is) (?:all|it)|if you (?:need|have|want)|explanation|in this (?:yaml|plan|answer))/i;

/** The line as a key that the shape knows, by whichever mark between key and value. */
function knownKey(text: string, shape: Shape): KeyLine | undefined {
  const key = parseKey(text);
  if (key && shape.match(key.key)) return key;
  const loose = parseLooseKey(text);
  return loose && shape.match(loose.key) ? loose : undefined;
}

/**
 * Finds the answer in what a model wrote, line by line: passes over thoughts, prose, fences and tokens, gives the rest to the layout, and
 * leaves when the answer is over. It never looks back.
 */
export class DocumentReader {
  readonly layout: Layout;
  readonly findings: Finding[] = [];
  /** Lines, by number, that a second answer may begin with. */
  again: number | undefined;
  state: State = 'before';
  tooDeep = false;
  readonly #shape: Shape;
  readonly #options: DocumentOptions;
  #fence: string | undefined;
  #lineNumber = 0;
  #root = 0;
  #over = false;
  #held: { line: Line; raw: string } | undefined;
  #unit = 0;
  #odd = false;

  constructor(shape: Shape, options: DocumentOptions) {
    this.#shape = shape;
    this.#options = options;
    this.layout = new Layout(shape, { maxDepth: options.maxDepth, eager: options.eager ?? false });
    if (options.documents) this.layout.startDocuments(options.documents, 0);
  }

  /** Takes one line without its line break. `at` is where it begins, `last` that no line break follows. */
  line(raw: string, at: number, last = false): void {
    this.#lineNumber++;
    const line = this.#measure(raw, at);
    switch (this.state) {
      case 'before':
        this.#before(line, raw);
        break;
      case 'thinking':
        this.#thinking(line);
        break;
      case 'payload':
        this.#payload(line, last);
        break;
      case 'after':
        this.#after(line);
        break;
    }
  }

  /** True while nothing was passed over that could change what the answer is. */
  get reliable(): boolean {
    return this.state === 'payload' && !this.tooDeep && !this.#odd;
  }

  /** Looks at the beginning of a line that is not complete. */
  peek(raw: string, at: number): 'closed' | 'leaf' | 'nothing' {
    if (this.state !== 'payload') return 'nothing';
    const { layout } = this;
    const line = this.#measure(raw, at);
    if (line.text === '' || line.tabs || line.oddBlanks || /^[#`~<.]|^---|^-$/.test(line.text)) return 'nothing';
    return layout.peek(line.text.endsWith(':') && !/:\s$/.test(raw) ? { ...line, text: line.text.slice(0, -1) } : line);
  }

  end(): Node | undefined {
    if (this.#held) {
      const { line } = this.#held;
      this.#held = undefined;
      if (this.state === 'before') this.#begin(line);
    }
    return this.layout.end(this.state === 'payload');
  }

  #find(name: MistakeClass, before: string, at: number): void {
    // What is passed over here might be part of a value to a strict reader.
    if (this.state === 'payload' && name !== 'fence') this.#odd = true;
    if (this.findings.length < 50)
      this.findings.push({ class: name, trail: undefined, before: before.slice(0, 80), after: '', at });
  }

  #measure(raw: string, at: number): Line {
    if (raw.indexOf('\r') >= 0 && raw.indexOf('\r') < raw.length - 1) this.#odd = true;
    let index = 0;
    let indent = 0;
    let tabs = false;
    let oddBlanks = false;
    if (raw.charCodeAt(0) === 0xfeff) index++;
    for (; index < raw.length; index++) {
      const code = raw.charCodeAt(index);
      if (code === 32) indent++;
      else if (code === 9) {
        indent += this.#unit || 2;
        tabs = true;
      } else if (code === 0xa0 || code === 0x3000 || code === 0x2003 || code === 0x2002) {
        indent++;
        oddBlanks = true;
      } else if (code !== 0x200b && code !== 0xfeff) break;
    }
    let end = raw.length;
    while (
      end > index &&
      (raw.charCodeAt(end - 1) === 32 || raw.charCodeAt(end - 1) === 13 || raw.charCodeAt(end - 1) === 9)
    )
      end--;
    if (indent > 0 && !tabs && (this.#unit === 0 || indent < this.#unit) && end > index) this.#unit = indent;
    const full = raw.endsWith('\r') ? raw.slice(index, -1) : raw.slice(index);
    return {
      indent,
      text: raw.slice(index, end),
      full,
      at: at + index,
      tabs: tabs && end > index,
      oddBlanks: oddBlanks && end > index,
    };
  }

  #thinking(line: Line): void {
    const close = /<\/(?:think|thinking|thought|reasoning|scratchpad)>/i.exec(line.text);
    if (!close) return;
    this.state = 'before';
    const rest = line.text.slice(close.index + close[0].length);
    if (rest.trim() !== '') this.#before(this.#shift(line, close.index + close[0].length), rest);
  }

  #shift(line: Line, count: number): Line {
    const text = line.text.slice(count);
    const blanks = text.length - text.trimStart().length;
    return { ...line, text: text.trim(), at: line.at + count + blanks };
  }

  #before(given: Line, raw: string): void {
    let line = given;
    if (line.text === '') return;
    if (/^<(?:think|thinking|thought|reasoning|scratchpad)>/i.test(line.text)) {
      this.#find('thinking', line.text, line.at);
      this.state = 'thinking';
      this.#thinking(line);
      return;
    }
    const opening = fence.exec(line.text);
    if (opening) {
      this.#find('fence', line.text, line.at);
      if (opening[0].startsWith('`')) this.layout.broken = true;
      this.#dropHeld();
      this.#fence =
        this.#fence === undefined || opening[1] !== '' ? (line.text.match(/^(?:`+|~+)/)?.[0] ?? '```') : undefined;
      return;
    }
    let fenced = /^(?:```|~~~)\s*(?:ya?ml|json)?\s*(?=[\w"{[-])/i.exec(line.text);
    if (fenced && !/^(?:```|~~~)[\w-]+$/.test(line.text)) {
      this.#find('fence', fenced[0], line.at);
      this.#fence = fenced[0].slice(0, 3);
      line = this.#shift(line, fenced[0].length);
    }
    for (let round = 0; round < 4; round++) {
      const tag = openingTag.exec(line.text) ?? closingTag.exec(line.text);
      if (!tag) break;
      this.#find('markup', tag[0], line.at);
      line = { ...this.#shift(line, tag[0].length), indent: line.indent };
    }
    if (
      line.text === '' ||
      /^(?:---|\.\.\.)(?:\s|$)/.test(line.text) ||
      line.text.startsWith('#') ||
      line.text.startsWith('%YAML')
    )
      return;
    if (/^(?:yaml|yml|json|assistant)$/i.test(line.text)) {
      this.#find('prose', line.text, line.at);
      return;
    }
    line = this.#withoutToken(line);
    if (line.text !== '') this.#seek(line, raw);
  }

  #dropHeld(): void {
    if (this.#held) this.#find('prose', this.#held.line.text, this.#held.line.at);
    this.#held = undefined;
  }

  #withoutToken(line: Line): Line {
    // A token is short: looking at the end only keeps the time linear.
    const from = Math.max(0, line.text.length - 300);
    const token = line.text.endsWith('>') ? tokenAtEnd.exec(line.text.slice(from)) : null;
    if (!token) return line;
    this.#find('markup', token[0].trim(), line.at + from + token.index);
    return { ...line, text: line.text.slice(0, from + token.index).trimEnd() };
  }

  #seek(line: Line, raw: string): void {
    const strength = this.#strength(line);
    if (this.#held) {
      const { line: held } = this.#held;
      this.#held = undefined;
      if (strength > 0 || this.#fence !== undefined) {
        this.#begin(held);
        this.#payload(line, false);
        return;
      }
      this.#find('prose', held.text, held.at);
    }
    if (strength === 2) this.#begin(line);
    else if (strength === 1) this.#held = { line, raw };
    else if (!this.#json(line)) this.#find('prose', line.text, line.at);
  }

  /** JSON that begins behind words on the same line. */
  #json(line: Line): boolean {
    if (!this.#shape.accepts(Kind.object | Kind.array)) return false;
    const start = line.text.search(/\{\s*["']|\[\s*\{/);
    if (start < 0) return false;
    this.#find('prose', line.text.slice(0, start), line.at);
    this.#begin(this.#shift(line, start));
    return true;
  }

  /** 2: the answer begins here. 1: it does if the next line goes on like it. */
  #strength(line: Line): 0 | 1 | 2 {
    const shape = this.#options.documents ?? this.#shape;
    const { text } = line;
    if (/^[{[]/.test(text) && shape.accepts(Kind.object | Kind.array)) {
      return /^(?:\{\s*(?:$|["'}\p{L}_])|\[\s*(?:$|["'{[\]\d-]))/u.test(text) ? 2 : 1;
    }
    const item = parseItem(text);
    if (item) return this.#itemStrength(shape, item.content, item.mark);
    const key = parseKey(text);
    const known = knownKey(text, shape) ?? key;
    if (known) {
      const match = shape.match(known.key) ?? (shape.accepts(Kind.array) ? shape.item.match(known.key) : undefined);
      if (match) return match.distance < 2 && (key || match.distance === 0) ? 2 : 1;
      if (key && (this.#bare(shape, known.key) || shape.open))
        return this.#fence !== undefined || !/\s/.test(known.key) ? 2 : 1;
      return key && !/\s/.test(key.key) && (key.rest === '' || this.#fence !== undefined) ? 1 : 0;
    }
    if (!shape.accepts(Kind.object | Kind.array)) return 2;
    return this.#fence !== undefined && shape.accepts(Kind.string) ? 2 : 0;
  }

  #bare = (shape: Shape, key: string): boolean => {
    const item = shape.accepts(Kind.array) ? shape.item : listItemShape(shape, key);
    return item?.match(key)?.distance === 0;
  };

  #itemStrength(shape: Shape, content: string, mark: string): 0 | 1 | 2 {
    const key =
      knownKey(content, shape.accepts(Kind.array) ? shape.item : shape) ?? parseKey(content) ?? parseLooseKey(content);
    if (shape.accepts(Kind.array)) {
      if (shape.item.accepts(Kind.object))
        return key && (shape.item.match(key.key) || shape.item.open)
          ? 2
          : content.startsWith('{') || content === ''
            ? 2
            : 0;
      return this.#fence !== undefined || mark === '-' ? 2 : 1;
    }
    if (key && (shape.match(key.key)?.distance ?? 2) < 2) return 2;
    if (key && this.#bare(shape, key.key)) return 2;
    const [, first] = /^\{\s*["']?([\p{L}_][\p{L}\p{N}_-]*)["']?\s*:/u.exec(content) ?? [];
    if (first !== undefined && this.#bare(shape, first)) return 2;
    return key && shape.match(key.key) ? 1 : this.#fence !== undefined ? 1 : 0;
  }

  #begin(line: Line): void {
    this.state = 'payload';
    this.#root = line.indent;
    this.#payload(line, false);
  }

  #payload(given: Line, last: boolean): void {
    const { layout } = this;
    let line = given;
    const { leaf } = layout;
    const inText =
      leaf?.kind === 'block' && line.indent > leaf.slot.col && line.indent >= (leaf.indent ?? 0) && line.text !== '';
    if (!inText && line.text !== '' && this.#ends(line)) return;
    line = inText ? this.#withoutStop(line) : this.#withoutMarks(line);
    if (last && line.text !== '' && this.#isHalfKey(line)) {
      this.#find('cut-off', line.text, line.at);
      this.layout.cutLists();
      return;
    }
    if (this.#options.documents && !layout.leaf && layout.frames.length === 1 && line.text.startsWith('{'))
      layout.nextDocument(line.at);
    const taken = layout.line(line);
    if (taken === 'too-deep') {
      this.tooDeep = true;
      this.#leave(true);
    } else if (taken === 'foreign') {
      this.#find('prose', line.text, line.at);
      if (layout.frames.length === 0 || (layout.blankBefore && line.indent <= this.#root && !parseKey(line.text)))
        this.state = 'after';
    }
    if (layout.frames.length === 0 && !layout.leaf) this.state = 'after';
  }

  /** In a block of text, only what no text holds. */
  #withoutStop(line: Line): Line {
    const stop = /<\|(?:im_end|eot_id|end|endoftext|end_of_text)\|>$/.exec(line.text);
    if (!stop) return line;
    this.#find('markup', stop[0], line.at + stop.index);
    return { ...line, text: line.text.slice(0, stop.index), full: line.text.slice(0, stop.index) };
  }

  #withoutMarks(given: Line): Line {
    const line = this.#withoutToken(given);
    if (this.#fence === undefined || !line.text.endsWith(this.#fence) || line.text === this.#fence) return line;
    const text = line.text.slice(0, -this.#fence.length);
    if (text.includes('`')) return line;
    this.#find('fence', this.#fence, line.at);
    // Only the end says whether it closed the fence or was part of a value.
    this.#odd = true;
    return { ...line, text: text.trimEnd() };
  }

  /** The name of a wanted key, its end cut off. */
  #isHalfKey(line: Line): boolean {
    if (!/^[\p{L}_][\p{L}\p{N}_-]*$/u.test(line.text)) return false;
    const { leaf } = this.layout;
    if (leaf && leaf.kind !== 'plain' && leaf.kind !== 'nothing') return false;
    if (leaf?.kind === 'nothing' && line.indent > leaf.slot.col) return false;
    return this.layout.frames.some(
      (frame) =>
        frame.kind === 'map' &&
        frame.col === line.indent &&
        (leaf === undefined || frame.col <= leaf.slot.col) &&
        [...frame.shape.names].some((name) => name.startsWith(line.text) && !frame.filled.has(name)),
    );
  }

  /** Notices what can only stand behind an answer. */
  #ends(line: Line): boolean {
    const { layout } = this;
    const { text } = line;
    // Most lines stand deeper and begin with a letter or a dash.
    if (line.indent > this.#root && !'`~<['.includes(text[0] ?? '')) return false;
    const close = fence.exec(text);
    if (close) {
      this.#find('fence', text, line.at);
      this.#leave(false);
      return true;
    }
    const tag = closingTag.exec(text);
    if (tag && line.indent <= this.#root) {
      this.#find('markup', tag[0], line.at);
      this.#leave(true);
      return true;
    }
    if (line.indent <= this.#root && turn.test(text) && !this.#knows(line)) {
      this.#find('next-turn', text, line.at);
      this.#leave(true);
      return true;
    }
    if (line.indent <= this.#root && /^(?:---|\.\.\.)\s*$/.test(text) && layout.leaf?.kind !== 'flow') {
      if (this.#options.documents && text.startsWith('---')) {
        layout.nextDocument(line.at);
        return true;
      }
      this.#find('documents', text, line.at);
      this.#leave(false);
      return true;
    }
    if (
      line.indent <= this.#root &&
      layout.leaf?.kind !== 'quoted' &&
      closingWords.test(text) &&
      this.#fence === undefined &&
      !this.#knows(line)
    ) {
      this.#find('prose', text, line.at);
      this.#leave(false);
      return true;
    }
    return false;
  }

  #knows(line: Line): boolean {
    const key = parseKey(line.text);
    return key !== undefined && this.layout.frames.some((frame) => (frame.shape.match(key.key)?.distance ?? 2) < 2);
  }

  #leave(forGood: boolean): void {
    this.state = 'after';
    this.#over = forGood;
  }

  /** Behind the answer: a wanted key of the outermost object still counts, another beginning may be a second answer. */
  #after(line: Line): void {
    if (this.#over || line.text === '') return;
    const frame = this.layout.frames[0];
    const key = parseKey(line.text);
    const match = key && frame?.kind === 'map' && frame.col === line.indent ? frame.shape.match(key.key) : undefined;
    if (key && match && frame?.kind === 'map' && match.distance < 2 && !frame.filled.has(match.name)) {
      this.state = 'payload';
      this.#payload(line, false);
      return;
    }
    if (this.again === undefined && (fence.test(line.text) || this.#strength(line) === 2))
      this.again = this.#lineNumber - 1;
    if (this.again === undefined) this.#find('prose', line.text, line.at);
  }
}

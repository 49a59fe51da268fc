import { Kind } from '../schema/alternatives.ts';
import type { KeyMatch, Shape } from '../schema/shape.ts';
import { finishBlock, finishFlow, finishPlain, finishQuoted, trackBrackets } from './leaf.ts';
import type { Leaf, PlainLeaf, Slot } from './leaf.ts';
import { isIdentifier, parseItem, parseKey, parseLooseKey } from './lines.ts';
import type { ItemLine, KeyLine, Line } from './lines.ts';
import { listNode, mapNode, scalar } from './node.ts';
import type { Entry, Item, ListNode, MapNode, Node, Note } from './node.ts';
import { closeQuote } from './close-quote.ts';
import { bestPlace } from './placing.ts';
import { startLeaf } from './start-leaf.ts';

export interface MapFrame {
  readonly kind: 'map';
  /** Column of its keys; a first line that lost its indentation is corrected by the second. */
  col: number;
  readonly shape: Shape;
  readonly node: MapNode;
  /** Names of the schema that already have a value. */
  readonly filled: Map<string, Entry>;
  readonly slot: Slot;
  /** Its first key stands behind a bullet of unusual width. */
  readonly loose: boolean;
}

export interface ListFrame {
  readonly kind: 'list';
  col: number;
  /** Shape of the items. */
  readonly shape: Shape;
  readonly node: ListNode;
  readonly slot: Slot;
}

export type Frame = MapFrame | ListFrame;

export interface LayoutOptions {
  readonly maxDepth: number;
  /** End a block of text at a key that is still wanted, although the block's indentation includes it. */
  readonly eager: boolean;
}

/** Blanks that YAML takes for text. */
const oddBlank = /[\u00A0\u200B\u3000\uFEFF]/;

/** What became of a line: part of the value, or nothing that belongs to it. */
export type Taken = 'taken' | 'foreign' | 'too-deep';

/**
 * Lays out lines as keys, items and text, led by the schema. It looks at each line once and never back: what a line means depends on the
 * open containers, on the value that is still open, and on which names the schema knows where.
 */
export class Layout {
  readonly root: { node: Node | undefined } = { node: undefined };
  readonly frames: Frame[] = [];
  readonly options: LayoutOptions;
  leaf: Leaf | undefined;
  /** False from the first line on that a strict reader would have placed otherwise or refused. */
  clean = true;
  /** False from the first line on whose place had to be chosen. */
  sure = true;
  /** True once no strict reader accepts the text, whatever follows. */
  broken = false;
  /** A line between the last text and this one was blank. */
  blankBefore = false;

  constructor(shape: Shape, options: LayoutOptions) {
    this.options = options;
    this.leaf = { kind: 'nothing', slot: { holder: this.root, shape, col: -1 }, at: 0, notes: [], comment: '' };
  }

  /** Starts as a list whose items are whole documents. */
  startDocuments(shape: Shape, at: number): void {
    const node = listNode(at);
    const slot = this.leaf?.slot;
    if (!slot) return;
    slot.holder.node = node;
    // No line's dash is ever meant for this list.
    this.frames.push({ kind: 'list', col: -100, shape, node, slot });
    this.nextDocument(at);
  }

  nextDocument(at: number): void {
    this.#closeLeaf(false);
    this.frames.length = 1;
    const list = this.frames[0];
    if (list?.kind !== 'list') return;
    const holder: Item = { at, node: undefined, notes: [] };
    list.node.items.push(holder);
    this.leaf = { kind: 'nothing', slot: { holder, shape: list.shape, col: -1 }, at, notes: [], comment: '' };
  }

  #doubt(): void {
    this.clean = false;
    this.sure = false;
  }

  line(line: Line): Taken {
    const { leaf } = this;
    if (leaf?.kind === 'block' && this.#blockTakes(line)) return 'taken';
    if (leaf?.kind === 'quoted' && this.#quotedTakes(line)) return 'taken';
    if (leaf?.kind === 'flow' && this.#flowTakes(line)) return 'taken';
    if (line.text === '') {
      this.blankBefore = true;
      if (this.leaf?.kind === 'plain') this.leaf.lines.push({ text: '', indent: 0, header: false });
      return 'taken';
    }
    if (line.text.startsWith('#') && this.#isComment(line)) return 'taken';
    const result = this.#place(line);
    this.blankBefore = false;
    return result;
  }

  /** Closes what is open. `cut` says that the source ended here, so that an open quote or bracket was cut off. */
  end(cut: boolean): Node | undefined {
    if (cut && this.leaf?.kind === 'quoted') this.cutLists();
    this.#closeLeaf(cut);
    this.frames.length = 0;
    return this.root.node;
  }

  /** What the open leaf would be if it ended here; undefined where its end is not the line's. */
  finished(): Node | undefined {
    const { leaf } = this;
    if (leaf?.kind === 'plain') return finishPlain({ ...leaf, lines: [...leaf.lines] });
    return leaf?.kind === 'block' ? finishBlock({ ...leaf, lines: [...leaf.lines] }) : undefined;
  }

  /**
   * Looks at the beginning of a line. `closed`: it begins a key or item for certain, and what that closes is closed. `leaf`: it does not
   * go on with the open value.
   */
  peek(line: Line): 'closed' | 'leaf' | 'nothing' {
    const { leaf, frames } = this;
    if (leaf?.kind !== 'plain' && leaf?.kind !== 'block' && leaf !== undefined) return 'nothing';
    if (
      leaf?.kind === 'block' &&
      (line.indent > leaf.slot.col || leaf.indent === undefined || leaf.indent <= leaf.slot.col)
    )
      return 'nothing';
    const isItem = /^- \S/.test(line.text);
    const key = isItem ? undefined : /^([\w-]+):[ \t]/.exec(`${line.text} `)?.[1];
    for (let index = frames.length - 1; index >= 0; index--) {
      const frame = frames[index] as Frame;
      if (isItem && frame.kind === 'list')
        return frame.col === line.indent && (!leaf || line.indent <= leaf.slot.col) ? this.#closeTo(index) : 'nothing';
      if (
        key !== undefined &&
        frame.kind === 'map' &&
        frame.col === line.indent &&
        frame.shape.names.has(key) &&
        !frame.filled.has(key)
      )
        return this.#closeTo(index);
    }
    if (leaf?.kind !== 'plain' || line.indent > leaf.slot.col) return 'nothing';
    const { shape } = leaf.slot;
    return shape.accepts(Kind.string | Kind.array) && !shape.alternatives.every((one) => one.values)
      ? 'nothing'
      : 'leaf';
  }

  #closeTo(index: number): 'closed' {
    this.#closeLeaf(false);
    this.frames.length = index + 1;
    return 'closed';
  }

  /** The text was cut in the middle of something: lists that are still open may have gone on. */
  cutLists(): void {
    for (const frame of this.frames) if (frame.kind === 'list') frame.node.cut = true;
  }

  #isComment(line: Line): boolean {
    const { leaf } = this;
    const wantsText =
      leaf?.kind === 'nothing' && leaf.slot.shape.onlyText && line.indent > leaf.slot.col && leaf.slot.col >= 0;
    const inText =
      leaf?.kind === 'plain' && leaf.slot.shape.onlyText && line.indent > leaf.slot.col && leaf.lines.length > 1;
    // Markdown's headings, and tags, are text where text of several lines is expected.
    if (inText || (wantsText && /^#[^\s#]/.test(line.text))) return false;
    return !parseKey(line.text.replace(/^#{1,6}\s+/, '')) || !/^#{2,6}\s/.test(line.text);
  }

  /** True for a line that begins something else for certain: a wanted key or an item, in its right column. */
  isBoundary(line: Line, misspelt = false): boolean {
    const item = parseItem(line.text);
    const key = item ? undefined : (parseKey(line.text) ?? parseLooseKey(line.text));
    for (let index = this.frames.length - 1; index >= 0; index--) {
      const frame = this.frames[index];
      if (!frame || frame.col !== line.indent) continue;
      if (item && frame.kind === 'list') return item.wrong.length === 0 || this.#itemKnown(frame.shape, item);
      if (key && frame.kind === 'map') {
        const match = frame.shape.match(key.key);
        if (match && match.distance < (key.wrong.length > 0 ? 1 : misspelt ? 3 : 2) && !frame.filled.has(match.name))
          return true;
      }
    }
    return false;
  }

  #itemKnown(shape: Shape, item: ItemLine): boolean {
    const key = parseKey(item.content);
    return key !== undefined && (shape.match(key.key)?.distance ?? 2) < 2;
  }

  #blockTakes(line: Line): boolean {
    const { leaf } = this;
    if (leaf?.kind !== 'block') return false;
    const { indent, text } = line;
    if (text === '') {
      leaf.lines.push({ text: '', indent });
      return true;
    }
    const col = leaf.slot.col;
    const proper = leaf.indent !== undefined && leaf.indent > col;
    if (proper && indent >= (leaf.indent ?? 0) && !(this.options.eager && this.#isWanted(line))) {
      leaf.lines.push({ text: line.full, indent });
      return true;
    }
    if (leaf.indent === undefined && indent > col) {
      leaf.indent = leaf.header.indent === undefined ? indent : Math.max(col, 0) + leaf.header.indent;
      leaf.lines.push({ text: line.full, indent });
      return true;
    }
    if (this.#endsBlock(line)) {
      this.#closeLeaf(false);
      return false;
    }
    this.#doubt();
    leaf.indent ??= indent;
    leaf.lines.push({ text: line.full, indent });
    return true;
  }

  #endsBlock(line: Line): boolean {
    const { leaf } = this;
    if (leaf?.kind !== 'block') return true;
    if (this.isBoundary(line) || /^(```|~~~)/.test(line.text)) return true;
    if (line.indent > leaf.slot.col) return this.#isWanted(line);
    const empty = leaf.lines.every(({ text }) => text === '') && leaf.headerText === undefined;
    if (empty && leaf.slot.col > line.indent && leaf.slot.col > 0 && this.#startsOther(line)) return true;
    if (empty) return false;
    const lastBlank = leaf.lines.at(-1)?.text === '';
    const key = parseKey(line.text);
    const misindented = leaf.indent !== undefined && leaf.indent <= leaf.slot.col;
    if (
      key &&
      isIdentifier(key.key) &&
      !misindented &&
      this.frames.some((frame) => frame.kind === 'map' && frame.col === line.indent)
    )
      return true;
    const known =
      key &&
      this.frames.some(
        (frame) => frame.kind === 'map' && frame.shape.match(key.key) && Math.abs(frame.col - line.indent) <= 4,
      );
    if (known) return true;
    return lastBlank && line.indent <= Math.max(0, this.frames[0]?.col ?? 0) && !misindented;
  }

  /** In the column of an open container, something that could be meant for it. */
  #startsOther(line: Line): boolean {
    const item = parseItem(line.text);
    const key = item ? undefined : parseKey(line.text);
    return this.frames.some(
      (frame) =>
        frame.col === line.indent &&
        (frame.kind === 'list'
          ? item !== undefined
          : key !== undefined && (isIdentifier(key.key) || frame.shape.match(key.key) !== undefined)),
    );
  }

  /** A key that some open object still wants, in a column near its own. */
  #isWanted(line: Line): boolean {
    const key = parseKey(line.text);
    if (!key) return false;
    return this.frames.some((frame) => {
      if (frame.kind !== 'map' || Math.abs(frame.col - line.indent) > 4) return false;
      const match = frame.shape.match(key.key);
      return match !== undefined && match.distance < 2 && !frame.filled.has(match.name);
    });
  }

  #quotedTakes(line: Line): boolean {
    const { leaf } = this;
    if (leaf?.kind !== 'quoted') return false;
    if (line.text === '') {
      leaf.lines.push('');
      return true;
    }
    if (this.isBoundary(line, true) || this.#isWanted(line) || /^(```|~~~)/.test(line.text)) {
      this.#doubt();
      this.#fill(leaf.slot, finishQuoted(leaf, 'unclosed'));
      return false;
    }
    const closing = closeQuote(line.text, leaf.open, 0);
    if (closing.kind === 'closed') {
      leaf.lines.push(line.text.slice(0, closing.end));
      if (closing.inner || line.indent <= leaf.slot.col) this.#doubt();
      this.#fill(leaf.slot, finishQuoted(leaf, closing.inner ? 'inner' : 'closed'));
      return true;
    }
    leaf.lines.push(line.text);
    return true;
  }

  #flowTakes(line: Line): boolean {
    const { leaf } = this;
    if (leaf?.kind !== 'flow') return false;
    const key =
      leaf.slot.col >= 0 && !/^["'{}[\],]/.test(line.text) && this.isBoundary(line) ? parseKey(line.text) : undefined;
    const inner = key && (leaf.slot.shape.match(key.key) ?? leaf.slot.shape.item.match(key.key));
    if (/^(```|~~~)/.test(line.text) || (key && !inner) || (key && line.indent < leaf.slot.col)) {
      this.#finishFlow(false);
      this.#doubt();
      return false;
    }
    if (oddBlank.test(line.text)) this.#doubt();
    leaf.raw.push(' '.repeat(line.indent) + line.text);
    if (trackBrackets(leaf, line.text)) this.#finishFlow(false);
    return true;
  }

  #finishFlow(cut: boolean): void {
    const { leaf } = this;
    if (leaf?.kind !== 'flow') return;
    const { node, rest, broken } = finishFlow(leaf, cut, this.options.maxDepth);
    if (broken) this.cutLists();
    const text = leaf.raw.join('\n');
    if (rest !== '' && rest !== ',' && leaf.slot.shape.accepts(Kind.string)) {
      this.#fill(leaf.slot, scalar(text.trim(), 'loose', leaf.at));
    } else {
      if (rest !== '' && !/^[,;}\]]*$/.test(rest))
        node.notes.push({ class: 'prose', before: rest, after: '', at: leaf.at });
      this.#fill(leaf.slot, node);
    }
  }

  #fill(slot: Slot, node: Node): void {
    slot.holder.node = node;
    this.leaf = undefined;
  }

  #closeLeaf(cut: boolean): void {
    const { leaf } = this;
    if (!leaf) return;
    if (leaf.kind === 'nothing') {
      const node = scalar('', 'plain', leaf.at);
      node.notes.push(...leaf.notes);
      if (leaf.comment !== '') {
        node.text = leaf.comment;
        node.style = 'loose';
      }
      if (leaf.slot.col >= 0) this.#fill(leaf.slot, node);
    } else if (leaf.kind === 'plain') this.#fill(leaf.slot, finishPlain(leaf));
    else if (leaf.kind === 'block') this.#fill(leaf.slot, finishBlock(leaf));
    else if (leaf.kind === 'quoted') this.#fill(leaf.slot, finishQuoted(leaf, cut ? 'cut' : 'unclosed'));
    else this.#finishFlow(cut);
    this.leaf = undefined;
  }

  #place(line: Line): Taken {
    const { leaf } = this;
    if (leaf?.kind === 'nothing' && /^[{[]/.test(line.text) && leaf.slot.shape.accepts(Kind.object | Kind.array)) {
      if (line.indent <= leaf.slot.col) this.#doubt();
      this.#text(line, []);
      return 'taken';
    }
    const item = parseItem(line.text);
    const key = item && item.wrong.length === 0 ? undefined : (parseKey(line.text) ?? undefined);
    const place = bestPlace(this, line, item, key, parseLooseKey);
    if (this.frames.length > this.options.maxDepth) return 'too-deep';
    const notes: Note[] = [];
    if (line.tabs) notes.push({ class: 'tabs', before: '\t', after: '  ', at: line.at });
    if (line.oddBlanks) notes.push({ class: 'odd-blanks', before: '\u00A0', after: ' ', at: line.at });
    if (!place.exact) this.#doubt();
    switch (place.kind) {
      case 'foreign':
        return 'foreign';
      case 'text':
        this.#text(line, notes);
        return 'taken';
      case 'key': {
        this.#closeLeaf(false);
        this.frames.length = place.frame + 1;
        const frame = this.frames[place.frame];
        if (frame?.kind !== 'map') return 'foreign';
        if (frame.col !== line.indent) {
          notes.push({
            class: 'indentation',
            before: ' '.repeat(line.indent),
            after: ' '.repeat(Math.max(0, frame.col)),
            at: line.at,
          });
          const first =
            place.frame === 0 || frame.loose
              ? line.indent > frame.col - 3
              : line.indent < frame.col && line.indent > frame.col - 3;
          if (frame.node.entries.length === 1 && first) frame.col = line.indent;
        }
        this.#entry(frame, place.key, line, notes);
        return 'taken';
      }
      case 'new-object': {
        this.#closeLeaf(false);
        const { slot } = place;
        if (place.frame !== undefined) this.#forgottenDash(place.frame, slot, line, notes);
        if (line.indent <= slot.col && !place.exact)
          notes.push({ class: 'indentation', before: ' '.repeat(line.indent), after: '', at: line.at });
        this.#object(slot, place.shape, place.key, line.indent, line, notes);
        return 'taken';
      }
      case 'new-list': {
        const node = listNode(line.at, true);
        place.slot.holder.node = node;
        this.leaf = undefined;
        const frame: ListFrame = { kind: 'list', col: line.indent, shape: place.shape, node, slot: place.slot };
        this.frames.push(frame);
        this.#item(frame, place.item, line, notes);
        return 'taken';
      }
      case 'item': {
        this.#closeLeaf(false);
        this.frames.length = place.frame + 1;
        const frame = this.frames[place.frame];
        if (frame?.kind !== 'list') return 'foreign';
        if (frame.col !== line.indent) {
          notes.push({
            class: 'indentation',
            before: ' '.repeat(line.indent),
            after: ' '.repeat(Math.max(0, frame.col)),
            at: line.at,
          });
          if (place.frame === 0 && frame.node.items.length === 1 && line.indent > frame.col) frame.col = line.indent;
        }
        this.#item(frame, place.item, line, notes);
        return 'taken';
      }
    }
  }

  #forgottenDash(index: number, slot: Slot, line: Line, notes: Note[]): void {
    this.frames.length = index + 1;
    const list = this.frames[index];
    if (list?.kind === 'list') list.node.items.push(slot.holder as Item);
    notes.push({ class: 'bullet', before: '', after: '- ', at: line.at });
  }

  #text(line: Line, notes: Note[]): void {
    const { leaf } = this;
    if (leaf?.kind === 'plain') {
      leaf.notes.push(...notes);
      leaf.lines.push({ text: line.text, indent: line.indent, header: false });
      if (!this.#foldsStrictly(leaf)) this.#doubt();
    } else if (leaf?.kind === 'nothing') {
      leaf.notes.push(...notes);
      this.start(leaf.slot, line.text, line.at, leaf.notes, line.indent);
    }
  }

  #foldsStrictly(leaf: PlainLeaf): boolean {
    const last = leaf.lines.at(-1);
    return last !== undefined && last.indent > leaf.slot.col && !/:(\s|$)|\s#/.test(last.text);
  }

  /** Begins a value with the text behind its key or dash. */
  start(slot: Slot, text: string, at: number, notes: Note[], indent?: number): void {
    const started = startLeaf({ slot, text, at, notes, indent });
    if (!started.exact) this.clean = false;
    if (started.broken) this.broken = true;
    if (started.node) {
      this.#fill(slot, started.node);
      return;
    }
    this.leaf = started.leaf;
    if (started.leaf?.kind !== 'flow') return;
    if (oddBlank.test(text)) this.#doubt();
    started.leaf.raw.push(text);
    if (trackBrackets(started.leaf, text)) this.#finishFlow(false);
  }

  #entry(frame: MapFrame, key: KeyLine, line: Line, notes: Note[]): void {
    const match: KeyMatch | undefined = frame.shape.match(key.key);
    const entry: Entry = { key: key.key, at: line.at, node: undefined, notes };
    for (const wrong of key.wrong)
      entry.notes.push({ class: wrong, before: line.text.slice(0, key.restAt), after: `${key.key}: `, at: line.at });
    if (key.wrong.length > 0 || frame.filled.has(match?.name ?? key.key)) this.#doubt();
    frame.node.entries.push(entry);
    frame.filled.set(match?.name ?? key.key, entry);
    const shape = match ? frame.shape.child(match.name) : frame.shape.open ? frame.shape.extra : frame.shape;
    this.start({ holder: entry, shape, col: line.indent }, key.rest, line.at + key.restAt, []);
  }

  #object(slot: Slot, shape: Shape, key: KeyLine, col: number, line: Line, notes: Note[], loose?: boolean): void {
    const node = mapNode(line.at);
    slot.holder.node = node;
    this.leaf = undefined;
    const frame: MapFrame = { kind: 'map', col, shape, node, filled: new Map(), slot, loose: loose ?? false };
    this.frames.push(frame);
    this.#entry(frame, key, line, notes);
  }

  #item(frame: ListFrame, item: ItemLine, line: Line, notes: Note[]): void {
    const holder: Item = { at: line.at, node: undefined, notes };
    for (const wrong of item.wrong) notes.push({ class: wrong, before: item.mark, after: '- ', at: line.at });
    if (item.wrong.length > 0) this.#doubt();
    frame.node.items.push(holder);
    const slot: Slot = { holder, shape: frame.shape, col: line.indent };
    const col = line.indent + item.contentAt;
    const within: Line = { ...line, indent: col, text: item.content, at: line.at + item.contentAt };
    const nested = frame.shape.accepts(Kind.array) ? parseItem(item.content) : undefined;
    if (nested && nested.wrong.length === 0 && this.frames.length < this.options.maxDepth) {
      const node = listNode(within.at);
      holder.node = node;
      const inner: ListFrame = { kind: 'list', col, shape: frame.shape.item, node, slot };
      this.frames.push(inner);
      this.#item(inner, nested, within, []);
      return;
    }
    const key = frame.shape.accepts(Kind.object) ? this.#itemKey(frame.shape, item.content) : undefined;
    if (key) this.#object(slot, frame.shape, key, col, within, [], item.wrong.length > 0);
    else this.start(slot, item.content, within.at, []);
  }

  #itemKey(shape: Shape, content: string): KeyLine | undefined {
    if (/^[{[]/.test(content)) return undefined;
    const key = parseKey(content);
    const known = key && shape.match(key.key);
    if (key && (known || shape.open)) return key;
    const loose = parseLooseKey(content);
    const match = loose && shape.match(loose.key);
    if (loose && match && match.distance < 2) return loose;
    return key && !shape.accepts(Kind.string) && isIdentifier(key.key) ? key : undefined;
  }
}

import { Kind } from '../schema/alternatives.ts';
import type { Shape } from '../schema/shape.ts';
import type { Layout, MapFrame } from './layout.ts';
import type { Slot } from './leaf.ts';
import { isIdentifier } from './lines.ts';
import type { ItemLine, KeyLine, Line } from './lines.ts';

/** Where a line belongs, and whether a strict reader would say the same. */
export type Place = { cost: number; exact: boolean } & (
  | { kind: 'key'; frame: number; key: KeyLine }
  | { kind: 'new-object'; slot: Slot; shape: Shape; key: KeyLine; frame?: number }
  | { kind: 'new-list'; slot: Slot; shape: Shape; item: ItemLine }
  | { kind: 'item'; frame: number; item: ItemLine }
  | { kind: 'text' }
  | { kind: 'foreign' }
);

const UNKNOWN = 5;

/** Ranks every place that a line could have by what would have to be wrong with it there; the cheapest wins. */
export function bestPlace(
  layout: Layout,
  line: Line,
  item: ItemLine | undefined,
  key: KeyLine | undefined,
  loose: (text: string) => KeyLine | undefined,
): Place {
  const { leaf, frames } = layout;
  const sure = item ? sureItem(layout, line, item) : key ? sureObject(layout, line, key) : undefined;
  if (sure) return sure;
  const top = frames.at(-1);
  if (key && top?.kind === 'map' && top.col === line.indent && key.wrong.length === 0) {
    const match = top.shape.match(key.key);
    if (
      match?.distance === 0 &&
      !top.filled.has(match.name) &&
      !(leaf?.kind === 'nothing' && leaf.slot.shape.accepts(Kind.object))
    ) {
      return { kind: 'key', frame: frames.length - 1, key, cost: 0, exact: true };
    }
  }
  const places: Place[] = [];
  if (item) itemPlaces(layout, line, item, places);
  if (key) keyPlaces(layout, line, key, places);
  if (!key || places.every(({ cost }) => cost >= UNKNOWN)) {
    const other = loose(line.text);
    if (other && knownSomewhere(layout, other.key)) keyPlaces(layout, line, other, places, 0.5);
  }
  places.push(textPlace(layout, line, key, item));
  let best = places[0] as Place;
  for (const place of places) if (place.cost < best.cost) best = place;
  return best;
}

/** An item in the column of an open list: nothing costs less. */
function sureItem({ frames }: Layout, line: Line, item: ItemLine): Place | undefined {
  if (item.wrong.length > 0) return undefined;
  for (let index = frames.length - 1; index >= 0; index--) {
    const frame = frames[index];
    if (frame?.kind !== 'list' || frame.col !== line.indent || contentCost(frame.shape, item) > 0) continue;
    return { kind: 'item', frame: index, item, cost: 0, exact: true };
  }
  return undefined;
}

/** The first key of an object that waits for it, deeper than all that is open: nothing costs less. */
function sureObject({ frames, leaf }: Layout, line: Line, key: KeyLine): Place | undefined {
  if (leaf?.kind !== 'nothing' || leaf.slot.col < 0 || line.indent <= leaf.slot.col || key.wrong.length > 0)
    return undefined;
  const { slot } = leaf;
  if (!slot.shape.accepts(Kind.object) || slot.shape.match(key.key)?.distance !== 0) return undefined;
  for (const frame of frames) if (frame.col === line.indent) return undefined;
  return { kind: 'new-object', slot, shape: slot.shape, key, cost: 0, exact: true };
}

function knownSomewhere(layout: Layout, key: string): boolean {
  const { leaf } = layout;
  if (leaf?.kind === 'nothing' && (leaf.slot.shape.match(key)?.distance ?? 2) < 2) return true;
  if (leaf?.kind === 'nothing' && leaf.slot.col < 0 && listItemShape(leaf.slot.shape, key)) return true;
  return layout.frames.some((frame) => (frame.shape.match(key)?.distance ?? 2) < 2);
}

function keyCost(shape: Shape, key: KeyLine): number {
  const match = shape.match(key.key);
  if (match) return match.distance === 0 ? 0 : match.distance === 1 ? 0.5 : 2;
  return shape.open ? 1 : UNKNOWN + (isIdentifier(key.key) ? 0 : 2);
}

function columnCost(layout: Layout, col: number, indent: number): number {
  if (col === indent) return 0;
  const distance = Math.abs(col - indent);
  // A line that stands exactly in another object's column was hardly meant for this one.
  const elsewhere = layout.frames.some((frame) => frame.col === indent) ? 0.75 : 0;
  return (distance <= 4 ? 1.5 + 0.25 * distance : 3.5 + Math.min(2, distance / 16)) + elsewhere;
}

function keyPlaces(layout: Layout, line: Line, key: KeyLine, places: Place[], extra = 0): void {
  const { frames, leaf } = layout;
  for (let index = frames.length - 1; index >= 0; index--) {
    const frame = frames[index];
    if (!frame) continue;
    if (frame.kind === 'map') {
      const match = frame.shape.match(key.key);
      const filled = frame.filled.has(match?.name ?? key.key) ? 4 : 0;
      const column = columnCost(layout, frame.col, line.indent);
      const counting =
        /\d$/.test(key.key) && !frame.slot.shape.accepts(Kind.object) && frame.slot.shape.accepts(Kind.array);
      const fit = counting ? Math.min(0.5, keyCost(frame.shape, key)) : keyCost(frame.shape, key);
      const cost = fit + filled + column + extra;
      places.push({ kind: 'key', frame: index, key, cost, exact: column === 0 && extra === 0 });
    } else if (frame.node.items.length > 0) {
      newItem(layout, line, key, index, places, extra);
    }
  }
  if (leaf?.kind !== 'nothing') return;
  const { slot } = leaf;
  const shape = objectShape(slot.shape, key.key, slot.col < 0);
  if (!shape) return;
  const column = line.indent > slot.col ? 0 : line.indent === slot.col ? 2.5 : 3.5;
  const exact = line.indent > slot.col && extra === 0;
  const indexed = slot.shape.accepts(Kind.array) && /\d$/.test(key.key);
  const fit = indexed ? Math.min(1, keyCost(shape, key)) : Math.min(keyCost(shape, key), UNKNOWN);
  places.push({ kind: 'new-object', slot, shape, key, cost: fit + column + extra, exact });
}

/** A key of the list's items whose object already has it begins the next item, its dash forgotten. */
function newItem(layout: Layout, line: Line, key: KeyLine, index: number, places: Place[], extra: number): void {
  const list = layout.frames[index];
  const last = layout.frames[index + 1];
  if (list?.kind !== 'list' || last?.kind !== 'map') return;
  const match = list.shape.match(key.key);
  const first = last.node.entries[0];
  if (!match || match.distance > 1 || !first || list.shape.match(first.key)?.name !== match.name) return;
  const holder = { at: line.at, node: undefined, notes: [] };
  const slot: Slot = { holder, shape: list.shape, col: list.col };
  const place: Place = {
    kind: 'new-object',
    slot,
    shape: list.shape,
    key,
    frame: index,
    cost: 2 + 0.25 * Math.min(4, Math.abs(last.col - line.indent)) + extra,
    exact: false,
  };
  places.push(place);
}

/** The shape by which an object at this place is laid out; undefined where no object can be meant. */
function objectShape(shape: Shape, key: string, atRoot: boolean): Shape | undefined {
  if (shape.accepts(Kind.object)) {
    if (shape.match(key) || !atRoot) return shape;
    return listItemShape(shape, key) ?? shape;
  }
  if (shape.accepts(Kind.array)) return shape.item;
  return undefined;
}

/** The item shape of the one list under `shape` whose items know `key`. */
export function listItemShape(shape: Shape, key: string | undefined): Shape | undefined {
  let found: Shape | undefined;
  for (const name of shape.names) {
    const child = shape.child(name);
    if (!child.accepts(Kind.array)) continue;
    const fits =
      key === undefined ? child.item.accepts(Kind.string | Kind.number) : (child.item.match(key)?.distance ?? 2) < 2;
    if (fits && found) return undefined;
    if (fits) found = child.item;
  }
  return found;
}

function itemPlaces(layout: Layout, line: Line, item: ItemLine, places: Place[]): void {
  const { frames, leaf } = layout;
  const wrong = item.wrong.length > 0 ? 0.5 : 0;
  for (let index = frames.length - 1; index >= 0; index--) {
    const frame = frames[index];
    if (frame?.kind !== 'list') continue;
    const column = columnCost(layout, frame.col, line.indent);
    places.push({
      kind: 'item',
      frame: index,
      item,
      cost: column + wrong + contentCost(frame.shape, item),
      exact: column === 0 && wrong === 0,
    });
  }
  if (leaf?.kind !== 'nothing') return;
  const { slot } = leaf;
  const column = line.indent >= slot.col ? 0 : 2;
  if (slot.shape.accepts(Kind.array)) {
    places.push({
      kind: 'new-list',
      slot,
      shape: slot.shape.item,
      item,
      cost: column + wrong,
      exact: column === 0 && wrong === 0,
    });
  } else if (slot.shape.accepts(Kind.object)) {
    const key = /^["'*`]*([\p{L}_$][\p{L}\p{N}_$ -]*?)["'*`]*\s*:/u.exec(item.content)?.[1];
    const bare =
      slot.col < 0 && !(key !== undefined && slot.shape.match(key)) ? listItemShape(slot.shape, key) : undefined;
    places.push({
      kind: 'new-list',
      slot,
      shape: bare ?? slot.shape,
      item,
      cost: column + wrong + 1,
      exact: column === 0 && wrong === 0,
    });
  } else {
    places.push({
      kind: 'new-list',
      slot,
      shape: slot.shape,
      item,
      cost: column + wrong + (slot.shape.accepts(Kind.string) && item.wrong.length > 0 ? 2 : 0.5),
      exact: column === 0 && wrong === 0,
    });
  }
}

function contentCost(shape: Shape, item: ItemLine): number {
  if (shape.accepts(Kind.string) || item.content === '' || /^[{["']/.test(item.content)) return 0;
  if (!shape.accepts(Kind.object)) return 0;
  return /^["'*`]*[\p{L}_$][\p{L}\p{N}_$ -]*["'*`]*\s*[:=：]/u.test(item.content) ? 0 : 3;
}

/** What it costs to take the line for more of the open text. */
function textPlace(layout: Layout, line: Line, key: KeyLine | undefined, item: ItemLine | undefined): Place {
  const { leaf } = layout;
  if (leaf?.kind !== 'plain' && leaf?.kind !== 'nothing') return { kind: 'foreign', cost: 7, exact: false };
  const { slot } = leaf;
  const deeper = line.indent > slot.col;
  const text = takesText(slot.shape) || (slot.shape.accepts(Kind.array) && takesText(slot.shape.item));
  if (leaf.kind === 'nothing') {
    if (slot.col < 0) return { kind: text || !key ? 'text' : 'foreign', cost: 6.5, exact: true };
    if (!deeper && key) return { kind: 'text', cost: 6, exact: false };
    if (deeper && key && /^[\w ]*\d$/.test(key.key) && slot.shape.accepts(Kind.array))
      return { kind: 'text', cost: 3, exact: false };
    const cost = (deeper ? 0.75 : 3) + (text ? 0 : key || item ? 6 : 0);
    return { kind: 'text', cost, exact: deeper && !key };
  }
  if (!deeper && layout.blankBefore) return { kind: 'foreign', cost: 4.5, exact: false };
  if (!text) return { kind: deeper ? 'text' : 'foreign', cost: 8, exact: false };
  if (item) return { kind: 'text', cost: deeper ? (hasListOwner(layout) ? 3 : 1) : 4, exact: deeper };
  if (!key) return { kind: 'text', cost: deeper ? 0 : 2, exact: deeper };
  const strictSibling = layout.frames.some((frame) => frame.kind === 'map' && frame.col === line.indent);
  if (deeper) return { kind: 'text', cost: knownUnfilled(layout, key) ? 3 : 2, exact: false };
  return {
    kind: 'text',
    cost: unlikelyText(layout, line, key, leaf.lines.length)
      ? 7.75
      : strictSibling && isIdentifier(key.key)
        ? 6
        : strictSibling
          ? 4
          : 5,
    exact: false,
  };
}

/** True when free text may stand here, not only words of a list. */
const takesText = (shape: Shape): boolean =>
  shape.accepts(Kind.string) && shape.alternatives.some((one) => one.kinds & Kind.string && !one.values);

/** A word in small letters and a colon, near the column of the keys, right behind a value of one line. */
function unlikelyText(layout: Layout, line: Line, key: KeyLine, lines: number): boolean {
  return (
    lines === 1 &&
    /^[a-z][a-z0-9]*(?:[_A-Z][A-Za-z0-9_]*)*$/.test(key.key) &&
    layout.frames.some((frame) => frame.kind === 'map' && Math.abs(frame.col - line.indent) <= 4)
  );
}

const hasListOwner = (layout: Layout): boolean => layout.frames.at(-1)?.kind === 'list';

function knownUnfilled(layout: Layout, key: KeyLine): boolean {
  return layout.frames.some((frame) => isUnfilled(frame as MapFrame, key));
}

function isUnfilled(frame: MapFrame, key: KeyLine): boolean {
  if (frame.kind !== 'map') return false;
  const match = frame.shape.match(key.key);
  return match !== undefined && match.distance < 2 && !frame.filled.has(match.name);
}

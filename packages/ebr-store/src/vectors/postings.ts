import { ShardedMap } from './sharded-map.ts';
import type { AttributeValue } from './vector-index.ts';

/** For one attribute: the slots that hold a value. Adding, removing and moving a slot take the same time at any size. */
export class Postings {
  readonly #slots = new ShardedMap<AttributeValue, number[]>();
  /** By slot, its place among the slots of its value. */
  readonly #places: number[] = [];

  slotsOf(value: AttributeValue): readonly number[] {
    return this.#slots.get(value) ?? [];
  }

  get empty(): boolean {
    return this.#slots.size === 0;
  }

  add(slot: number, value: AttributeValue): void {
    let slots = this.#slots.get(value);
    if (!slots) this.#slots.set(value, (slots = []));
    this.#places[slot] = slots.push(slot) - 1;
  }

  remove(slot: number, value: AttributeValue): void {
    const slots = this.#slots.get(value);
    const last = slots?.pop();
    if (!slots || last === undefined) return;
    if (slots.length === 0) this.#slots.delete(value);
    if (last === slot) return;
    const place = this.#places[slot] ?? 0;
    slots[place] = last;
    this.#places[last] = place;
  }

  /** The entry of `from` is now in `to`, where nothing is any more. */
  move(from: number, to: number, value: AttributeValue): void {
    const place = this.#places[from] ?? 0;
    const slots = this.#slots.get(value);
    if (slots) slots[place] = to;
    this.#places[to] = place;
  }
}

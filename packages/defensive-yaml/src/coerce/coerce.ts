import { Kind } from '../schema/alternatives.ts';
import type { Alternative } from '../schema/alternatives.ts';
import type { Shape, Shapes } from '../schema/shape.ts';
import { scalar } from '../reader/node.ts';
import type { Node, Note } from '../reader/node.ts';
import { describeShape } from './expected.ts';
import { readList } from './list.ts';
import { readObject } from './object.ts';
import { brief, isSame, problem, withFindings } from './outcome.ts';
import type { Finding, Outcome, Trail } from './outcome.ts';
import { readScalar } from './scalar.ts';
import { readStructure } from './structure-in-text.ts';

const NOTE_COST: Partial<Record<Note['class'], number>> = {
  indentation: 1,
  'unclosed-quote': 1,
  'json-syntax': 0.5,
  'block-indentation': 1,
};
const LEAD = 0.5;
/** Structure in text in structure in text … */
const MAX_WITHIN = 4;

/** What a node is by one shape, and by the shapes that it was read by before. Seldom more than one. */
interface Known {
  readonly shape: Shape;
  readonly outcome: Outcome;
  readonly next: Known | undefined;
}

/** Types what was written by the schema. One per text: what it finds out about a node it remembers. */
export class Coercion {
  readonly shapes: Shapes;
  readonly layoutText: (text: string, shape: Shape) => Node | undefined;
  #within = 0;
  readonly #memo = new Map<Node, Known>();

  constructor(shapes: Shapes, layoutText: (text: string, shape: Shape) => Node | undefined) {
    this.shapes = shapes;
    this.layoutText = layoutText;
  }

  /** The best reading of `node` by any branch of `shape`. A node has one place, so what was found out holds for its trail too. */
  read(node: Node, shape: Shape, trail: Trail | undefined): Outcome {
    if (node.kind === 'scalar') {
      const outcome = this.#choose(node, shape, trail);
      return node.notes.length === 0
        ? outcome
        : withFindings(outcome, this.#notes(node.notes, trail), costOf(node.notes));
    }
    for (let known = this.#memo.get(node); known; known = known.next) if (known.shape === shape) return known.outcome;
    const outcome = withFindings(this.#choose(node, shape, trail), this.#notes(node.notes, trail), costOf(node.notes));
    this.#memo.set(node, { shape, outcome, next: this.#memo.get(node) });
    return outcome;
  }

  /** Reads by one branch. */
  readAs(node: Node, one: Alternative, trail: Trail | undefined): Outcome {
    if (node.kind === 'scalar') {
      if (node.cut) return cutOff(node);
      const direct = readScalar(node, one, trail);
      if (direct.kind === 'value' && direct.cost === 0) return direct;
      const structured = (one.kinds & (Kind.object | Kind.array)) !== 0 && (one.kinds & Kind.string) === 0;
      if (!structured || this.#within >= MAX_WITHIN) return direct;
      this.#within++;
      const structure = readStructure(this, node, one, trail);
      this.#within--;
      return structure ? cheaper(direct, structure) : direct;
    }
    return node.kind === 'map' ? this.#map(node, one, trail) : this.#list(node, one, trail);
  }

  #map(node: Extract<Node, { kind: 'map' }>, one: Alternative, trail: Trail | undefined): Outcome {
    const asObject = one.kinds & Kind.object ? readObject(this, node, one, trail) : undefined;
    if (asObject?.kind === 'value' && asObject.cost === 0) return asObject;
    const asList = one.kinds & Kind.array ? readList(this, node, one, trail) : undefined;
    return cheaper(asObject, asList) ?? problem(trail, describeShape(this.shapes.only(one)), 'an object', node.at);
  }

  #list(node: Extract<Node, { kind: 'list' }>, one: Alternative, trail: Trail | undefined): Outcome {
    const asList = one.kinds & Kind.array ? readList(this, node, one, trail) : undefined;
    if (asList?.kind === 'value' && asList.cost === 0) return asList;
    const asObject = one.kinds & Kind.object ? readObject(this, node, one, trail) : undefined;
    let single: Outcome | undefined;
    const item = node.items[0];
    if (node.items.length === 1 && item?.node && !node.cut && (one.kinds & Kind.array) === 0) {
      const note: Finding = {
        class: 'list-for-scalar',
        trail,
        before: 'a list of one',
        after: 'its item',
        at: node.at,
      };
      single = withFindings(
        this.readAs(item.node, one, trail),
        [note, ...this.#notes([...item.notes, ...item.node.notes], trail)],
        2,
      );
    }
    const texts = node.items.flatMap((one) => (one.node?.kind === 'scalar' && !one.node.cut ? [one.node.text] : []));
    if (
      one.kinds & Kind.string &&
      !one.values &&
      (one.kinds & Kind.array) === 0 &&
      (texts.length > 1 || texts[0]?.includes('\n')) &&
      texts.length === node.items.length &&
      node.isBlock
    ) {
      const text = scalar(texts.map((part) => `- ${part}`).join('\n'), 'loose', node.at);
      single = withFindings(readScalar(text, one, trail), [], 2);
    }
    return (
      cheaper(cheaper(asList, asObject), single) ??
      problem(trail, describeShape(this.shapes.only(one)), 'a list', node.at)
    );
  }

  #choose(node: Node, shape: Shape, trail: Trail | undefined): Outcome {
    const [first] = shape.alternatives;
    if (shape.alternatives.length === 1 && first) return this.readAs(node, first, trail);
    const meant = branchMeant(node, shape);
    if (meant) return this.readAs(node, meant, trail);
    const outcomes = shape.alternatives.map((one) => this.readAs(node, one, trail));
    let best: Outcome | undefined;
    for (const outcome of outcomes) best = cheaper(best, outcome);
    if (best?.kind !== 'value') return best ?? problem(trail, describeShape(shape), describeNode(node), node.at);
    const { cost, value } = best;
    const rival = outcomes.find(
      (one) => one.kind === 'value' && one.cost > 0 && one.cost < cost + LEAD && !isSame(one.value, value),
    );
    if (!rival) return best;
    return problem(trail, `${describeShape(shape)}, told apart clearly`, describeNode(node), node.at);
  }

  notes(notes: readonly Note[], trail: Trail | undefined): Finding[] {
    return this.#notes(notes, trail);
  }

  #notes(notes: readonly Note[], trail: Trail | undefined): Finding[] {
    if (notes.length === 0) return [];
    return notes.map((note) => ({
      class: note.class,
      trail,
      before: brief(note.before),
      after: brief(note.after),
      at: note.at,
    }));
  }
}

/** The branch that the object's own words name: `type: search` where no other branch has that type. */
function branchMeant(node: Node, shape: Shape): Alternative | undefined {
  const mark = node.kind === 'map' ? shape.discriminator : undefined;
  if (!mark || node.kind !== 'map') return undefined;
  let found: Alternative | undefined;
  for (const entry of node.entries) {
    if (entry.key !== mark.name && shape.match(entry.key)?.name !== mark.name) continue;
    const branch = entry.node?.kind === 'scalar' && !entry.node.cut ? mark.branches.get(entry.node.text) : undefined;
    if (!branch || (found && found !== branch)) return undefined;
    found = branch;
  }
  return found;
}

export function costOf(notes: readonly Note[]): number {
  let sum = 0;
  for (const note of notes) sum += NOTE_COST[note.class] ?? 0.25;
  return sum;
}

const rank = { value: 0, absent: 1, problem: 2 };

/** The better of two readings: a value before nothing, nothing before trouble. */
export function cheaper<A extends Outcome | undefined, B extends Outcome | undefined>(a: A, b: B): A | B {
  if (!a) return b;
  if (!b) return a;
  if (a.kind !== b.kind) return rank[a.kind] < rank[b.kind] ? a : b;
  if (a.kind === 'absent' || b.kind === 'absent') return a;
  return b.cost < a.cost ? b : a;
}

const cutOff = (node: Node): Outcome => ({
  kind: 'absent',
  cut: true,
  seen: 'text that was cut off',
  at: node.at,
  fallback: undefined,
});

export function describeNode(node: Node): string {
  if (node.kind === 'map') return 'an object';
  if (node.kind === 'list') return 'a list';
  return node.text === '' ? 'nothing' : brief(node.text);
}

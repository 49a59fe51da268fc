import { Coercion } from '../coerce/coerce.ts';
import { isSame, pathOf } from '../coerce/outcome.ts';
import type { Outcome, Trail } from '../coerce/outcome.ts';
import type { MistakeClass } from '../mistake-classes.ts';
import type { Frame, Layout } from '../reader/layout.ts';
import type { Entry, Item, Node } from '../reader/node.ts';
import { Kind } from '../schema/alternatives.ts';
import type { Alternative } from '../schema/alternatives.ts';
import type { Shapes } from '../schema/shape.ts';
import type { FieldEvent } from '../types.ts';

/** Repairs after which a strict reader's value could not have fitted, whatever follows. */
const certain = new Set<MistakeClass>([
  'quoted-value',
  'boolean-word',
  'number-format',
  'number-unit',
  'enum-form',
  'enum-spelling',
  'unquoted-text',
  'scalar-for-list',
  'comma-list',
  'list-for-scalar',
  'indexed-keys',
  'json-in-text',
]);

/** What is known of a value besides the value: those inside it are told with it, and with what was read past in the whole. */
interface About {
  readonly isItem: boolean;
  readonly mistakes: readonly MistakeClass[];
}

interface Level {
  readonly frame: Frame;
  readonly trail: Trail | undefined;
  /** The one branch by which its values are typed; undefined when that is known only at its end. */
  readonly branch: Alternative | undefined;
  readonly seen: Set<string>;
  closed: number;
}

/**
 * Watches a layout grow and tells which values are final: closed, placed without doubt, and read alike by a strict reader and by the
 * repairing one. Each value is looked at when it closes and never again.
 */
export class Tracker {
  /** Everything told so far. The result is held to it. */
  readonly told: FieldEvent[] = [];
  readonly #coercion: Coercion;
  readonly #shapes: Shapes;
  readonly #levels: Level[] = [];
  readonly #paths = new Set<string>();
  readonly #early = new Set<Entry | Item>();
  #fresh: FieldEvent[] = [];
  /** No strict reader accepts the text any more. */
  #refused = false;

  constructor(shapes: Shapes, coercion: Coercion) {
    this.#shapes = shapes;
    this.#coercion = coercion;
  }

  /** What became final since the last call. */
  collect(layout: Layout): FieldEvent[] {
    if (!layout.sure || (!layout.clean && !layout.broken)) return [];
    this.#fresh = [];
    const { frames } = layout;
    let common = 0;
    while (common < this.#levels.length && this.#levels[common]?.frame === frames[common]) common++;
    while (this.#levels.length > common) {
      const level = this.#levels.pop();
      if (level) this.#flush(level, childrenOf(level.frame).length, layout);
    }
    for (let index = common; index < frames.length; index++) this.#open(frames[index] as Frame);
    for (const [index, level] of this.#levels.entries()) {
      const children = childrenOf(level.frame);
      const isOpen =
        index < this.#levels.length - 1 || (layout.leaf !== undefined && layout.leaf.slot.holder === children.at(-1));
      this.#flush(level, isOpen ? children.length - 1 : children.length, layout);
    }
    return this.#take();
  }

  /** Tells the value of a leaf that is still open but can no longer grow. */
  early(layout: Layout, node: Node): FieldEvent[] {
    const level = this.#levels.at(-1);
    if (!level?.branch || !layout.sure || (!layout.clean && !layout.broken)) return [];
    const child = childrenOf(level.frame).at(-1);
    if (
      !child ||
      this.#early.has(child) ||
      layout.leaf?.slot.holder !== child ||
      level.closed !== childrenOf(level.frame).length - 1
    )
      return [];
    this.#fresh = [];
    this.#child(level, { ...child, node }, level.closed, layout);
    if (this.#fresh.length > 0) this.#early.add(child);
    return this.#take();
  }

  #take(): FieldEvent[] {
    const { told } = this;
    for (const event of this.#fresh) told.push(event);
    return this.#fresh;
  }

  #open(frame: Frame): void {
    const parent = this.#levels.at(-1);
    const known = this.#levels.length === 0 ? true : parent?.branch !== undefined;
    const [branch, ...others] = frame.slot.shape.alternatives;
    const kind = frame.kind === 'map' ? Kind.object : Kind.array;
    const direct =
      branch !== undefined &&
      others.length === 0 &&
      (branch.kinds & ~Kind.null) === kind &&
      frame.shape === (frame.kind === 'map' ? frame.slot.shape : frame.slot.shape.item);
    let trail: Trail | undefined;
    let named = true;
    if (parent) {
      const children = childrenOf(parent.frame);
      const key = parent.frame.kind === 'map' ? nameOf(parent, children.at(-1) as Entry) : children.length - 1;
      named = key !== undefined && !(typeof key === 'string' && parent.seen.has(key));
      trail = { parent: parent.trail, key: key ?? '' };
    }
    this.#levels.push({
      frame,
      trail,
      branch: known && direct && named ? branch : undefined,
      seen: new Set(),
      closed: 0,
    });
  }

  #flush(level: Level, end: number, layout: Layout): void {
    const children = childrenOf(level.frame);
    for (; level.closed < end; level.closed++) {
      const child = children[level.closed];
      if (child && level.branch && !this.#early.has(child)) this.#child(level, child, level.closed, layout);
      if (child && level.frame.kind === 'map') level.seen.add(nameOf(level, child as Entry) ?? '');
    }
  }

  #child(level: Level, child: Entry | Item, index: number, layout: Layout): void {
    const { branch } = level;
    const { node } = child;
    if (!branch || !node || node.cut) return;
    let key: string | number = index;
    let schema = branch.prefix[index] ?? branch.items ?? true;
    if (level.frame.kind === 'map') {
      const name = nameOf(level, child as Entry);
      if (name === undefined || level.seen.has(name)) return;
      key = name;
      schema = branch.properties.get(name) ?? true;
    }
    const trail: Trail = { parent: level.trail, key };
    const outcome = this.#coercion.read(node, this.#shapes.of(schema), trail);
    if (!this.#isFinal(outcome, node, layout)) return;
    if (outcome.kind !== 'value') return;
    const path = pathOf(trail);
    const mistakes = outcome.findings.map((finding) => finding.class);
    this.#tell(path, outcome.value, { isItem: level.frame.kind === 'list', mistakes });
  }

  #isFinal(outcome: Outcome, node: Node, layout: Layout): boolean {
    if (outcome.kind !== 'value' || outcome.value === '' || outcome.value === null) return false;
    // A comma at the end may yet turn out to be one of many.
    if (node.kind === 'scalar' && node.text.endsWith(',')) return false;
    if (outcome.findings.length > 0) {
      if (!layout.broken && !this.#refused && !outcome.findings.every((finding) => certain.has(finding.class)))
        return false;
      if (outcome.findings.every((finding) => certain.has(finding.class))) this.#refused = true;
    }
    return true;
  }

  #tell(path: readonly (string | number)[], value: unknown, about: About): void {
    const isContainer = typeof value === 'object' && value !== null;
    if (isContainer) {
      if (Array.isArray(value))
        for (const [index, item] of value.entries()) this.#tell([...path, index], item, { ...about, isItem: true });
      else
        for (const [key, child] of Object.entries(value))
          this.#tell([...path, key], child, { ...about, isItem: false });
      if (!about.isItem && Object.keys(value).length > 0) return;
    }
    const name = path.join('\u0000');
    if (this.#paths.has(name)) return;
    this.#paths.add(name);
    const { mistakes } = about;
    this.#fresh.push({ path, value, final: true, ...(mistakes.length > 0 && { mistakes }) });
  }
}

const childrenOf = (frame: Frame): readonly (Entry | Item)[] =>
  frame.kind === 'map' ? frame.node.entries : frame.node.items;

function nameOf(level: Level, entry: Entry): string | undefined {
  const match = level.frame.shape.match(entry.key);
  return match && match.distance < 2 ? match.name : undefined;
}

/** True when `value` says at every path what was told about it. */
export function agrees(value: unknown, told: readonly FieldEvent[]): boolean {
  return told.every((event) => {
    let at: unknown = value;
    for (const key of event.path) {
      if (typeof at !== 'object' || at === null || !Object.hasOwn(at, key)) return false;
      at = (at as Record<string | number, unknown>)[key];
    }
    return isSame(at, event.value);
  });
}

import type { JsonSchema } from '../types.ts';
import { Kind, alternativesOf } from './alternatives.ts';
import type { Alternative } from './alternatives.ts';
import { nearest, normalForm } from './spelling.ts';

/** How a written key stands to a name of the schema: 0 the same, 1 in another form, 2 misspelt. */
export interface KeyMatch {
  readonly name: string;
  readonly distance: 0 | 1 | 2;
}

/** A key that every branch requires, each with another text. */
export interface Discriminator {
  readonly name: string;
  readonly branches: ReadonlyMap<string, Alternative>;
}

/** Keys in another form are still made of words. */
const wordlike = /^[\p{L}\p{N}$_][\p{L}\p{N}$_ ./-]*$/u;

/** Written keys remembered per shape; text that looks like keys must not grow it without end. */
const MAX_REMEMBERED = 500;

/**
 * What a schema says at one place: its branches, and all of them taken together. The reader lays out lines by the whole, before it knows
 * which branch is meant; values are then typed by branch.
 */
export class Shape {
  readonly alternatives: readonly Alternative[];
  readonly kinds: number;
  /** Accepts keys that it does not name. */
  readonly open: boolean;
  readonly names: ReadonlySet<string>;
  readonly #schemas: Shapes;
  readonly #children = new Map<string, Shape>();
  readonly #exact = new Map<string, KeyMatch>();
  readonly #matches = new Map<string, KeyMatch | undefined>();
  readonly #forms = new Map<string, string | undefined>();
  #item: Shape | undefined;
  #discriminator: Discriminator | null | undefined;
  #extra: Shape | undefined;

  constructor(alternatives: readonly Alternative[], schemas: Shapes) {
    this.alternatives = alternatives;
    this.#schemas = schemas;
    this.kinds = alternatives.reduce((kinds, one) => kinds | one.kinds, 0);
    const objects = alternatives.filter((one) => one.kinds & Kind.object);
    this.names = new Set(objects.flatMap((one) => [...one.properties.keys(), ...one.required]));
    this.open = objects.some((one) => isOpen(one));
    for (const name of this.names) {
      this.#exact.set(name, { name, distance: 0 });
      const form = normalForm(name);
      this.#forms.set(form, this.#forms.has(form) ? undefined : name);
    }
  }

  accepts(kinds: number): boolean {
    return (this.kinds & kinds) !== 0;
  }

  /** True when nothing but text (or nothing at all) may stand here. */
  get onlyText(): boolean {
    return (this.kinds & ~Kind.null) === Kind.string;
  }

  match(key: string): KeyMatch | undefined {
    const exact = this.#exact.get(key);
    if (exact) return exact;
    if (this.names.size === 0 || key.length > 80) return undefined;
    if (this.#matches.has(key)) return this.#matches.get(key);
    if (!wordlike.test(key)) return undefined;
    const name = this.#forms.get(normalForm(key));
    const near = name === undefined ? nearest(key, this.names) : undefined;
    const match: KeyMatch | undefined =
      name !== undefined ? { name, distance: 1 } : near !== undefined ? { name: near, distance: 2 } : undefined;
    if (this.#matches.size < MAX_REMEMBERED) this.#matches.set(key, match);
    return match;
  }

  /** The key whose fixed text tells all branches apart, where there is one. */
  get discriminator(): Discriminator | undefined {
    if (this.#discriminator === undefined) this.#discriminator = this.#findDiscriminator() ?? null;
    return this.#discriminator ?? undefined;
  }

  #findDiscriminator(): Discriminator | undefined {
    if (this.alternatives.length < 2) return undefined;
    for (const name of this.names) {
      const branches = new Map<string, Alternative>();
      for (const one of this.alternatives) {
        const schema = one.properties.get(name);
        const values = schema === undefined ? undefined : this.#schemas.of(schema).alternatives[0]?.values;
        if (values?.length === 1 && typeof values[0] === 'string' && one.required.has(name))
          branches.set(values[0], one);
      }
      if (branches.size === this.alternatives.length) return { name, branches };
    }
    return undefined;
  }

  /** The shape under a name of the schema. */
  child(name: string): Shape {
    let child = this.#children.get(name);
    if (!child) {
      const schemas = this.alternatives.flatMap((one): JsonSchema[] => {
        const schema = one.properties.get(name);
        return schema === undefined ? [] : [schema];
      });
      child = schemas.length === 0 ? this.extra : this.#schemas.union(schemas);
      this.#children.set(name, child);
    }
    return child;
  }

  /** The shape of the list's items, all positions and branches together. */
  get item(): Shape {
    return (this.#item ??= this.#schemas.union(
      this.alternatives
        .filter((one) => one.kinds & Kind.array)
        .flatMap((one): JsonSchema[] => [...one.prefix, one.items ?? true]),
    ));
  }

  /** The shape under a key that the schema does not name. */
  get extra(): Shape {
    return (this.#extra ??= this.#schemas.union(
      this.alternatives.flatMap((one): JsonSchema[] =>
        (one.kinds & Kind.object) !== 0 ? [...one.patterns.map(([, schema]) => schema), one.additional ?? true] : [],
      ),
    ));
  }
}

/** An object schema that names no keys and says nothing of others is free; one that names some means only those. */
export const isOpen = (one: Alternative): boolean =>
  one.additional === undefined ? one.properties.size === 0 && one.required.size === 0 : one.additional !== false;

/** The shapes of one schema document, each made once. */
export class Shapes {
  readonly root: Shape;
  readonly #document: JsonSchema;
  readonly #made = new Map<JsonSchema, Shape>();
  readonly #unions = new Map<string, Shape>();
  readonly #numbers = new Map<JsonSchema, number>();
  readonly #levels = new Map<Alternative, Shape>();

  constructor(document: JsonSchema) {
    this.#document = document;
    this.root = this.of(document);
  }

  of(schema: JsonSchema): Shape {
    let shape = this.#made.get(schema);
    if (!shape) this.#made.set(schema, (shape = new Shape(alternativesOf(schema, this.#document), this)));
    return shape;
  }

  union(schemas: readonly JsonSchema[]): Shape {
    const distinct = [...new Set(schemas)];
    if (distinct.length === 0) return this.of(true);
    if (distinct.length === 1) return this.of(distinct[0] ?? true);
    const key = distinct
      .map((schema) => this.#number(schema))
      .sort((a, b) => a - b)
      .join(' ');
    let shape = this.#unions.get(key);
    if (!shape) {
      shape = new Shape(
        distinct.flatMap((schema) => this.of(schema).alternatives),
        this,
      );
      this.#unions.set(key, shape);
    }
    return shape;
  }

  /** One branch as a shape of its own. */
  only(one: Alternative): Shape {
    let shape = this.#levels.get(one);
    if (!shape) this.#levels.set(one, (shape = new Shape([one], this)));
    return shape;
  }

  #number(schema: JsonSchema): number {
    let number = this.#numbers.get(schema);
    if (number === undefined) this.#numbers.set(schema, (number = this.#numbers.size));
    return number;
  }
}

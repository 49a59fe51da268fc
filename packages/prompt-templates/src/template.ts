/** Where a value is: so many scopes up, then down through own properties; or a counter of the loop. */
export interface ValuePath {
  readonly depth: number;
  readonly parts: readonly string[];
  readonly loop?: 'index' | 'first' | 'last' | 'key';
}

/** Fixed text, or the place of a value. */
export type Attribute = string | ValuePath;

/** A piece of a compiled template. There is no piece that opens a role: roles are decided when the file is loaded. */
export type TemplatePart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'value'; readonly path: ValuePath }
  | {
      readonly kind: 'section';
      readonly name: string;
      readonly path: ValuePath;
      readonly attributes: Readonly<Record<string, Attribute>>;
    }
  | {
      readonly kind: 'if' | 'unless' | 'each' | 'with';
      readonly path: ValuePath;
      readonly body: readonly TemplatePart[];
      readonly otherwise: readonly TemplatePart[];
    };

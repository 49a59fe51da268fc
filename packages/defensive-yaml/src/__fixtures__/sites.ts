type Schema = { readonly [keyword: string]: unknown };

/** A place in a value, with what its schema says. */
export interface Site {
  readonly path: string;
  readonly key: string;
  readonly value: unknown;
  readonly schema: Schema;
  readonly inList: boolean;
  readonly optional: boolean;
  readonly siblings: readonly string[];
}

function branchOf(schema: Schema, value: unknown): Schema {
  const branches = (schema['anyOf'] ?? schema['oneOf']) as readonly Schema[] | undefined;
  if (!branches) return schema;
  return (
    branches.find((branch) =>
      Object.entries(branch['properties'] as Record<string, Schema>).every(
        ([name, child]) => !('const' in child) || child['const'] === (value as Record<string, unknown>)[name],
      ),
    ) ?? schema
  );
}

/** Every place in `value`, outermost first. */
export function sitesOf(value: unknown, given: Schema, path = '', key = '', rest: Partial<Site> = {}): Site[] {
  const schema = branchOf(given, value);
  const here: Site = { path, key, value, schema, inList: false, optional: false, siblings: [], ...rest };
  if (Array.isArray(value)) {
    return [
      here,
      ...value.flatMap((item, index) =>
        sitesOf(item, schema['items'] as Schema, `${path}/${index}`, '', { inList: true }),
      ),
    ];
  }
  if (typeof value !== 'object' || value === null) return [here];
  const required = schema['required'] as readonly string[];
  const properties = schema['properties'] as Record<string, Schema>;
  const siblings = Object.keys(value);
  return [
    here,
    ...Object.entries(value).flatMap(([name, child]) =>
      sitesOf(child, properties[name] ?? {}, `${path}/${name}`, name, { optional: !required.includes(name), siblings }),
    ),
  ];
}

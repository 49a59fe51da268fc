type Schema = { readonly [keyword: string]: unknown };

/** What people write behind a strict parser: numbers and booleans out of text, text out of numbers, one for a list, unknown keys dropped. */
export function coerceNaively(value: unknown, schema: Schema): unknown {
  const branches = (schema['anyOf'] ?? schema['oneOf']) as readonly Schema[] | undefined;
  if (branches) {
    const keyed = branches.find((branch) =>
      Object.entries((branch['properties'] ?? {}) as Record<string, Schema>).every(
        ([key, child]) => !('const' in child) || child['const'] === (value as Record<string, unknown> | null)?.[key],
      ),
    );
    return keyed ? coerceNaively(value, keyed) : value;
  }
  if (Array.isArray(schema['enum']))
    return (
      schema['enum'].find(
        (one) =>
          typeof one === 'string' && typeof value === 'string' && one.toLowerCase() === value.trim().toLowerCase(),
      ) ?? value
    );
  switch (schema['type']) {
    case 'object': {
      if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
      const properties = (schema['properties'] ?? {}) as Record<string, Schema>;
      return Object.fromEntries(
        Object.entries(value).flatMap(([key, child]) =>
          Object.hasOwn(properties, key) ? [[key, coerceNaively(child, properties[key] ?? {})]] : [],
        ),
      );
    }
    case 'array': {
      const list = Array.isArray(value) ? value : [value];
      return list.map((item) => coerceNaively(item, (schema['items'] ?? {}) as Schema));
    }
    case 'integer':
    case 'number':
      return typeof value === 'string' && value.trim() !== '' && Number.isFinite(Number(value.replaceAll(',', '')))
        ? Number(value.replaceAll(',', ''))
        : value;
    case 'boolean':
      return typeof value === 'string' && /^(true|yes|false|no)$/i.test(value) ? /^(true|yes)$/i.test(value) : value;
    case 'string':
      return typeof value === 'number' || typeof value === 'boolean' ? String(value) : value;
    default:
      return value;
  }
}

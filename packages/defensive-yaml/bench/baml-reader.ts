/** BAML's schema-aligned parser on the same JSON Schemas: each becomes classes and a function, whose answer it parses. It is made for JSON. */
type Schema = { readonly [keyword: string]: unknown };

interface Runtime {
  parseLlmResponse(
    name: string,
    text: string,
    allowPartials: boolean,
    context: unknown,
    types: null,
    clients: null,
    environment: object,
  ): unknown;
  createContextManager(): unknown;
}
/** What this uses of `@boundaryml/baml/native`. */
export interface Baml {
  readonly BamlRuntime: { fromFiles(root: string, files: object, environment: object): Runtime };
}

/** A reader as the bench wants it; it throws what BAML throws. */
export function createBamlReader({ BamlRuntime }: Baml): (text: string, schema: Schema) => { value: unknown } {
  const runtimes = new Map<Schema, (text: string) => unknown>();
  const start = (schema: Schema) => {
    const source = bamlSource(schema);
    const runtime = BamlRuntime.fromFiles('/baml', { '/baml/main.baml': source }, {});
    const context = runtime.createContextManager();
    return (text: string) => runtime.parseLlmResponse('Read', text, false, context, null, null, {});
  };
  return (text, schema) => {
    const parse = runtimes.get(schema) ?? start(schema);
    runtimes.set(schema, parse);
    return { value: withoutNulls(parse(text), schema) };
  };
}

/** An optional that BAML did not find is null; here it is absent. */
function withoutNulls(value: unknown, schema: Schema): unknown {
  if (Array.isArray(value)) return value.map((item) => withoutNulls(item, (schema['items'] ?? {}) as Schema));
  if (typeof value !== 'object' || value === null) return value;
  const branches = (schema['anyOf'] ?? schema['oneOf'] ?? [schema]) as readonly Schema[];
  const branch = branches.find((one) => Object.keys(value).every((key) => key in propertiesOf(one))) ?? schema;
  const properties = propertiesOf(branch);
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, child]) =>
      child === null && !isNullable(properties[key]) ? [] : [[key, withoutNulls(child, properties[key] ?? {})]],
    ),
  );
}

const propertiesOf = (schema: Schema) => (schema['properties'] ?? {}) as Record<string, Schema>;
const isNullable = (schema: Schema | undefined) => [schema?.['type']].flat().includes('null');

function bamlSource(schema: Schema): string {
  const classes: string[] = [];
  const literal = (value: unknown) => (value === null ? 'null' : JSON.stringify(value));
  const scalar: Readonly<Record<string, string>> = { integer: 'int', number: 'float', boolean: 'bool', null: 'null' };
  const typeOf = (one: Schema): string => {
    const branches = (one['anyOf'] ?? one['oneOf']) as readonly Schema[] | undefined;
    if (branches) return `(${branches.map(typeOf).join(' | ')})`;
    if ('const' in one) return literal(one['const']);
    if (Array.isArray(one['enum'])) return `(${one['enum'].map(literal).join(' | ')})`;
    if (Array.isArray(one['type'])) return `(${one['type'].map((type) => typeOf({ ...one, type })).join(' | ')})`;
    if (one['type'] === 'array') return `${typeOf((one['items'] ?? {}) as Schema)}[]`;
    if (one['type'] !== 'object') return scalar[String(one['type'])] ?? 'string';
    return classOf(one);
  };
  const classOf = (one: Schema): string => {
    const required = new Set((one['required'] ?? []) as readonly string[]);
    const fields = Object.entries(propertiesOf(one)).map(
      ([key, child]) => `  ${key} ${typeOf(child)}${required.has(key) ? '' : '?'}`,
    );
    const name = `Class${classes.length}`;
    classes.push(`class ${name} {\n${fields.join('\n')}\n}`);
    return name;
  };
  const answer = typeOf(schema);
  const client = 'client<llm> None {\n  provider openai\n  options {\n    model "none"\n    api_key "none"\n  }\n}';
  const read = `function Read() -> ${answer} {\n  client None\n  prompt #"{{ ctx.output_format }}"#\n}`;
  return [client, ...classes, read].join('\n');
}

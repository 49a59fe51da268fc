import type { InputField, Place, SkillSheet } from './skill-sheet.ts';
import { isObject } from './json-object.ts';

/** What a sheet makes of an input. */
export interface SheetRequest {
  path?: Record<string, string>;
  query?: Record<string, string | number | boolean | readonly string[]>;
  headers?: Record<string, string>;
  body?: unknown;
  form?: Record<string, string | readonly string[]>;
}

type Tree = Map<string, Tree | { readonly value: unknown }>;

/** The request for one input. Pure. Values that are absent or null are not sent. */
export function sheetRequest(sheet: SkillSheet, input: unknown): SheetRequest {
  const request = createParts();
  const values = isObject(input) ? input : {};
  for (const [name, { to }] of Object.entries(sheet.input) as [string, InputField][]) {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (value !== undefined && value !== null) request.put(to, value);
  }
  for (const { to, value } of sheet.fixed ?? []) request.put(to, value);
  const body = sheet.source.kind === 'http' ? sheet.source.body : { as: 'json' as const, required: true };
  return request.build(body);
}

function createParts() {
  const parts = {
    path: new Map<string, string>(),
    query: new Map<string, string | string[]>(),
    header: new Map<string, string>(),
  };
  const json = new Map<string, { readonly in: 'path' | 'query' | 'header'; readonly tree: Tree }>();
  const bodyTree: Tree = new Map();
  let wholeBody: { readonly value: unknown } | undefined;

  const put = (to: Place, value: unknown) => {
    if (to.in === 'body') {
      if (to.path.length === 0) wholeBody = { value };
      else insert(bodyTree, to.path, value);
    } else if (to.json) {
      const key = `${to.in} ${to.name}`;
      const known = json.get(key) ?? { in: to.in, tree: new Map() };
      json.set(key, known);
      if (to.json.length === 0) parts[to.in].set(to.name, JSON.stringify(value));
      else insert(known.tree, to.json, value);
    } else {
      const items = Array.isArray(value) ? value.map(String) : [String(value)];
      if (to.in !== 'query') parts[to.in].set(to.name, items.join(to.join ?? ','));
      else parts.query.set(to.name, Array.isArray(value) && to.join === undefined ? items : items.join(to.join));
    }
  };

  const build = (body: { readonly as: 'json' | 'form'; readonly required?: boolean } | undefined): SheetRequest => {
    for (const [key, { in: place, tree }] of json)
      if (tree.size > 0) parts[place].set(key.slice(place.length + 1), JSON.stringify(plain(tree)));
    const request: SheetRequest = {};
    if (parts.path.size > 0) request.path = Object.fromEntries(parts.path);
    if (parts.query.size > 0) request.query = Object.fromEntries(parts.query);
    if (parts.header.size > 0) request.headers = Object.fromEntries(parts.header);
    if (!body || (wholeBody === undefined && bodyTree.size === 0 && !body.required)) return request;
    if (body.as === 'form') request.form = Object.fromEntries(formEntries(bodyTree));
    else request.body = wholeBody ? wholeBody.value : plain(bodyTree);
    return request;
  };
  return { put, build };
}

function insert(tree: Tree, path: readonly string[], value: unknown): void {
  const [key = '', ...rest] = path;
  if (rest.length === 0) {
    tree.set(key, { value });
    return;
  }
  const known = tree.get(key);
  const below: Tree = known instanceof Map ? known : new Map();
  tree.set(key, below);
  insert(below, rest, value);
}

/** Own properties only, also for a key such as `__proto__`. */
const plain = (tree: Tree): unknown =>
  Object.fromEntries([...tree].map(([key, node]) => [key, node instanceof Map ? plain(node) : node.value]));

/** Nested keys as `address[city]`, lists repeated: what most form readers take. */
function formEntries(tree: Tree, prefix = ''): [string, string | string[]][] {
  return [...tree].flatMap(([key, node]): [string, string | string[]][] => {
    const name = prefix === '' ? key : `${prefix}[${key}]`;
    if (node instanceof Map) return formEntries(node, name);
    return [[name, Array.isArray(node.value) ? node.value.map(String) : String(node.value)]];
  });
}

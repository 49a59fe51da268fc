const keysOf = (path: string): string[] =>
  path
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));

const isOwner = (value: unknown, key: string): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, key);

/** The value at a JSON pointer (RFC 6901); undefined where there is none. */
export const valueAt = (root: unknown, path: string): unknown =>
  keysOf(path).reduce<unknown>((value, key) => (isOwner(value, key) ? value[key] : undefined), root);

const dangerous = new Set(['__proto__', 'constructor', 'prototype']);

/** Sets a text in plain data. Objects on the way that are missing are made; false, and nothing changed, where something else stands in the way. */
export function setAt(root: object, path: string, text: string): boolean {
  const keys = keysOf(path);
  const last = keys.pop();
  if (last === undefined || [...keys, last].some((key) => dangerous.has(key))) return false;
  let owner: unknown = root;
  for (const key of keys) {
    if (!isOwner(owner, key)) {
      if (typeof owner !== 'object' || owner === null || Array.isArray(owner)) return false;
      (owner as Record<string, unknown>)[key] = {};
    }
    owner = (owner as Record<string, unknown>)[key];
  }
  if (typeof owner !== 'object' || owner === null || (Array.isArray(owner) && !Object.hasOwn(owner, last)))
    return false;
  (owner as Record<string, unknown>)[last] = text;
  return true;
}

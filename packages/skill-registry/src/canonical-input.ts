/** An input as plain JSON, and the one text that all equal inputs share. */
export interface CanonicalInput {
  readonly text: string;
  readonly value: unknown;
}

/** Keys sorted, `undefined` left out. Throws for what JSON cannot say. The value is a copy: nobody can change it behind our back. */
export function canonicalInput(input: unknown): CanonicalInput {
  const text = JSON.stringify(sortKeys(JSON.parse(JSON.stringify(input ?? {}))));
  return { text, value: JSON.parse(text) };
}

function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, item]) => [key, sortKeys(item)]));
}

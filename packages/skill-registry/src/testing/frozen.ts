/** A copy that nobody can change. */
export function frozen<T>(value: T): T {
  return freeze(structuredClone(value));
}

function freeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(freeze);
  return value;
}

/** Copies of a value that each lack one property, wherever it stands. */
export function* withoutEach(value: unknown): Generator<{ readonly path: string; readonly value: unknown }> {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, child] of Object.entries(value)) {
    const path = Array.isArray(value) ? `[${key}]` : `.${key}`;
    if (!Array.isArray(value)) {
      const { [key]: _left, ...rest } = value as Record<string, unknown>;
      yield { path, value: rest };
    }
    for (const inner of withoutEach(child)) {
      const copy = Array.isArray(value) ? [...(value as unknown[])] : { ...value };
      (copy as Record<string, unknown>)[key] = inner.value;
      yield { path: path + inner.path, value: copy };
    }
  }
}

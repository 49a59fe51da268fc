/** A skill's path, checked and split: `/jobs/{jobId}` is the parts `/jobs/`, `{jobId}`. */
export interface PathTemplate {
  readonly names: readonly string[];
  /** Fills in the names. Throws an Error whose message names the parameter, never its value. */
  fill(values: Readonly<Record<string, string>>): string;
}

const parameter = /\{([A-Za-z_][A-Za-z0-9_-]*)\}/g;

/** Throws an Error that says what is wrong with the path. */
export function parsePathTemplate(path: string): PathTemplate {
  if (!path.startsWith('/')) throw new Error('the path must begin with "/"');
  const names = [...path.matchAll(parameter)].map((match) => match[1] as string);
  const fixed = path.replaceAll(parameter, 'x');
  if (/[{}]/.test(fixed)) throw new Error('the path has a brace that belongs to no {name}');
  if (!/^[A-Za-z0-9/._~!$&'()*+,;=:@-]*$/.test(fixed))
    throw new Error('the path has a character that a path cannot have');
  if (/\/\/|\/\.{1,2}(?:\/|$)/.test(fixed)) throw new Error('the path has an empty, "." or ".." segment');
  if (new Set(names).size < names.length) throw new Error('the path has a name twice');
  return { names, fill: (values) => fill(path, names, values) };
}

function fill(path: string, names: readonly string[], values: Readonly<Record<string, string>>): string {
  const given = Object.keys(values);
  const unknown = given.find((name) => !names.includes(name));
  if (unknown !== undefined) throw new Error(`the path has no parameter ${JSON.stringify(unknown)}`);
  return path.replaceAll(parameter, (_match, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (typeof value !== 'string' || value === '') throw new Error(`path parameter ${name} is missing or empty`);
    // Encoded slashes are decoded and resolved by some proxies, so ".." is refused wherever it could become a segment.
    if (value.split(/[/\\]/).some((segment) => segment === '.' || segment === '..'))
      throw new Error(`path parameter ${name} has a "." or ".." segment`);
    // oxlint-disable-next-line no-control-regex -- these are what is refused
    if (/[\x00-\x1f\x7f]/.test(value) || !value.isWellFormed())
      throw new Error(`path parameter ${name} has a character that cannot be sent`);
    return encodeURIComponent(value);
  });
}

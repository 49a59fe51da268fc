import { CreateAgentError } from './create-agent-error.ts';

const block = /^([ \t]*)"dependencies"[ \t]*:[ \t]*\{([^{}]*)\}/m;

const unreadable = (seen: string) => new CreateAgentError('HOST_UNREADABLE', `apps/host/package.json: ${seen}`);

/**
 * A package.json with one more line among its `dependencies`, before the first name that sorts behind it; every other byte stays as it is.
 * Throws when the text has no such block or the name is there already.
 */
export function addDependency(packageJson: string, name: string, range: string): string {
  const { dependencies } = readObject(packageJson);
  if (typeof dependencies !== 'object' || dependencies === null)
    throw unreadable('expected "dependencies" to be an object');
  if (Object.hasOwn(dependencies, name))
    throw new CreateAgentError('NAME_TAKEN', `apps/host depends on ${name} already`);
  const match = block.exec(packageJson);
  if (!match) throw unreadable('expected "dependencies" on a line of its own, without nested braces');
  const [whole, outer = '', body = ''] = match;
  const newline = packageJson.includes('\r\n') ? '\r\n' : '\n';
  const entries = [...body.matchAll(/^([ \t]*)"([^"]+)"[ \t]*:/gm)];
  const indent = entries[0]?.[1] ?? `${outer}${outer === '' ? '  ' : outer}`;
  const line = `${indent}"${name}": "${range}"`;
  const next = entries.find(([, , other = '']) => other > name);
  const bodyAt = match.index + whole.length - 1 - body.length;
  if (next) return insert(packageJson, bodyAt + next.index, `${line},${newline}`);
  if (entries.length === 0)
    return `${packageJson.slice(0, bodyAt)}${newline}${line}${newline}${outer}${packageJson.slice(bodyAt + body.length)}`;
  return insert(packageJson, bodyAt + body.trimEnd().length, `,${newline}${line}`);
}

const insert = (text: string, at: number, addition: string) => `${text.slice(0, at)}${addition}${text.slice(at)}`;

function readObject(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  } catch (cause) {
    throw new CreateAgentError('HOST_UNREADABLE', 'apps/host/package.json is not JSON', { cause });
  }
  throw unreadable('expected an object');
}

import { toCompactYaml } from './compact-yaml.ts';
import type { Attribute, TemplatePart, ValuePath } from './template.ts';
import { breakMarks, untrustedSection } from './untrusted.ts';
import { onOneLine, showHidden } from './visible-characters.ts';

interface Scope {
  readonly value: unknown;
  readonly outer?: Scope;
  readonly loop?: { readonly index: number; readonly first: boolean; readonly last: boolean; readonly key: string };
}

/** Fills in a template. What stands outside the sections that it makes itself cannot hold a section mark. */
export function renderTemplate(parts: readonly TemplatePart[], variables: unknown): string {
  const output = new Output();
  render(parts, { value: variables }, output);
  return output.finish();
}

/** Text between two sections is cleared of marks as a whole, so that a mark cannot be put together from two values. */
class Output {
  #done = '';
  #open = '';

  add(text: string): void {
    this.#open += text;
  }

  addSection(section: string): void {
    this.#flush();
    this.#done += `${this.#done === '' || this.#done.endsWith('\n') ? '' : '\n'}${section}\n`;
  }

  finish(): string {
    this.#flush();
    return this.#done.trim();
  }

  #flush(): void {
    const text = breakMarks(this.#open);
    this.#done += this.#done.endsWith('</data>\n') && text.startsWith('\n') ? text.slice(1) : text;
    this.#open = '';
  }
}

function render(parts: readonly TemplatePart[], scope: Scope, output: Output): void {
  for (const part of parts) {
    if (part.kind === 'text') output.add(part.text);
    else if (part.kind === 'value') output.add(toInline(valueAt(part.path, scope)));
    else if (part.kind === 'section') renderSection(part, scope, output);
    else renderBlock(part, scope, output);
  }
}

function renderSection(part: Extract<TemplatePart, { kind: 'section' }>, scope: Scope, output: Output): void {
  const attribute = (from: Attribute | undefined) => {
    const value = typeof from === 'object' ? valueAt(from, scope) : from;
    return typeof value === 'number' ? String(value) : typeof value === 'string' ? value : undefined;
  };
  const { title, id, source } = part.attributes;
  const [shownTitle, shownId] = [attribute(title), attribute(id)];
  output.addSection(
    untrustedSection({
      name: part.name,
      ...(shownTitle !== undefined && { title: shownTitle }),
      ...(shownId !== undefined && { id: shownId }),
      source: attribute(source) ?? '',
      content: valueAt(part.path, scope),
    }),
  );
}

function renderBlock(part: Extract<TemplatePart, { body: unknown }>, scope: Scope, output: Output): void {
  const value = valueAt(part.path, scope);
  const holds = isTruthy(value) !== (part.kind === 'unless');
  if (!holds || (part.kind === 'each' && entriesOf(value).length === 0)) render(part.otherwise, scope, output);
  else if (part.kind === 'with') render(part.body, { value, outer: scope }, output);
  else if (part.kind !== 'each') render(part.body, scope, output);
  else {
    const entries = entriesOf(value);
    entries.forEach(([key, item], index) => {
      const loop = { index, key, first: index === 0, last: index === entries.length - 1 };
      render(part.body, { value: item, outer: scope, loop }, output);
    });
  }
}

const entriesOf = (value: unknown): [string, unknown][] =>
  typeof value === 'object' && value !== null ? Object.entries(value) : [];

/** As in Handlebars: an empty list, an empty text and zero are not there. */
const isTruthy = (value: unknown) => Boolean(value) && !(Array.isArray(value) && value.length === 0);

function valueAt({ depth, parts, loop }: ValuePath, from: Scope): unknown {
  let scope: Scope | undefined = from;
  for (let level = 0; level < depth; level += 1) scope = scope?.outer;
  if (loop) return scope?.loop?.[loop];
  let value = scope?.value;
  for (const part of parts) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) return undefined;
    value = (value as Record<string, unknown>)[part];
  }
  return value;
}

/** A value within a sentence: one line, hidden characters spelled out. */
function toInline(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'string') return showHidden(onOneLine(value));
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return onOneLine(toCompactYaml(value));
}

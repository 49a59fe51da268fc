import type { UiComponent } from '@trellis/core';
import type { TSchema } from 'typebox';
import { Value } from 'typebox/value';
import { components as schemas } from './catalogue/components.ts';
import { limits } from './limits.ts';

/** What is wrong with one component, without its contents. */
export interface ComponentProblem {
  readonly id: string;
  readonly message: string;
}

const catalogue: Readonly<Record<string, TSchema>> = schemas;
const nameOf = (value: unknown) =>
  String(value)
    .replace(/[^\w.-]/g, '?')
    .slice(0, 60);

/** Checks components against the catalogue, and the tree that they make: known ids, each shown once, no cycle, within the limits. */
export function validateComponents(components: readonly UiComponent[]): ComponentProblem[] {
  const byId = new Map<string, UiComponent>();
  const problems = components.flatMap((component) => {
    const found = checkComponent(component);
    if (byId.has(component.id)) found.push({ id: nameOf(component.id), message: 'the id is used twice' });
    byId.set(component.id, component);
    return found;
  });
  if (components.length > limits.components)
    problems.push({ id: nameOf(components[0]?.id), message: `more than ${limits.components} components` });
  return [...problems, ...checkTree(byId)];
}

function checkComponent(component: UiComponent): ComponentProblem[] {
  const id = nameOf(component.id);
  const schema = Object.hasOwn(catalogue, component.component) ? catalogue[component.component] : undefined;
  if (!schema) return [{ id, message: `no component "${nameOf(component.component)}" in the catalogue` }];
  if (Value.Check(schema, component)) return [];
  return Value.Errors(schema, component).map(({ instancePath, message }) => ({
    id,
    message: `${instancePath || '/'} ${message}`,
  }));
}

/** The ids a component refers to. */
export const childrenOf = (component: UiComponent): readonly string[] => {
  const { children, fallback } = component as { children?: unknown; fallback?: unknown };
  const ids: unknown[] = [...(Array.isArray(children) ? (children as unknown[]) : []), fallback];
  return ids.filter((id) => typeof id === 'string');
};

function checkTree(byId: ReadonlyMap<string, UiComponent>): ComponentProblem[] {
  const problems: ComponentProblem[] = [];
  const parents = new Map<string, string>();
  for (const [id, component] of byId)
    for (const child of childrenOf(component)) {
      if (!byId.has(child)) problems.push({ id: nameOf(id), message: `its child "${nameOf(child)}" is not there` });
      else if (parents.has(child)) problems.push({ id: nameOf(child), message: 'it is shown twice' });
      parents.set(child, id);
    }
  for (const id of byId.keys()) {
    let depth = 1;
    for (let at = parents.get(id); at !== undefined && depth <= limits.depth; at = parents.get(at)) depth += 1;
    if (depth > limits.depth)
      problems.push({ id: nameOf(id), message: `deeper than ${limits.depth}, or within itself` });
  }
  return problems;
}

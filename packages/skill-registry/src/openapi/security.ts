import type { Notes } from '../import/import-note.ts';
import type { DocumentView } from './document-view.ts';
import type { Operation } from './operations.ts';
import { isObject, listOf, member, textOf } from '../import/json-object.ts';

/** Notes what an operation asks for beside the member's bearer token, which is the only thing that is ever sent. */
export function noteCredentials(operation: Operation, document: DocumentView, notes: Notes): void {
  const own = member(operation.value, 'security');
  const wanted = Array.isArray(own) ? own : listOf(member(document.root, 'security'));
  const alternatives = wanted.filter(isObject);
  if (alternatives.length === 0) return;
  const unmet = alternatives.map((alternative) =>
    Object.keys(alternative).flatMap((name) => describeUnmet(name, document) ?? []),
  );
  if (unmet.some((missing) => missing.length === 0)) return;
  const shortest = unmet.toSorted((one, other) => one.length - other.length)[0] ?? [];
  notes.add('credentials', `needs ${shortest.join(' and ')}; only the member's bearer token is ever sent`);
}

/** What a scheme asks for; undefined when a bearer token meets it. */
function describeUnmet(name: string, { root, follow }: DocumentView): string | undefined {
  const scheme = follow(member(member(member(root, 'components'), 'securitySchemes'), name));
  const type = textOf(member(scheme, 'type'));
  const kind = textOf(member(scheme, 'scheme'))?.toLowerCase();
  if (type === 'oauth2' || type === 'openIdConnect' || (type === 'http' && kind === 'bearer')) return undefined;
  const label = JSON.stringify(name.slice(0, 60));
  if (type === 'apiKey') return `the key ${label} in ${textOf(member(scheme, 'in'))?.slice(0, 10) ?? 'the request'}`;
  if (type === 'http') return `HTTP ${kind?.slice(0, 20) ?? 'authentication'} ${label}`;
  return type === undefined ? `${label}, which is not described` : `${type.slice(0, 20)} ${label}`;
}

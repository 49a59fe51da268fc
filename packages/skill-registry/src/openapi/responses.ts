import type { Notes } from '../import/import-note.ts';
import type { SchemaContext } from '../import/schema-view.ts';
import type { OutputField } from '../import/skill-sheet.ts';
import type { DocumentView } from './document-view.ts';
import type { Operation } from './operations.ts';
import { flatOutput } from '../import/flat-output.ts';
import { entriesOf, member } from '../import/json-object.ts';
import { typeNames } from './request-body.ts';

export type ReadAnswer = { readonly output: Record<string, OutputField> } | { readonly impossible: string };

/** What a model sees of the answer to an operation that went well. */
export function readAnswer(
  operation: Operation,
  tools: { document: DocumentView; context: SchemaContext; notes: Notes },
): ReadAnswer {
  const { document, context, notes } = tools;
  const responses = entriesOf(member(operation.value, 'responses'));
  const good = responses
    .filter(([status]) => /^2(?:\d\d|XX)$/i.test(status))
    .toSorted(([one], [other]) => (one < other ? -1 : 1));
  const candidates = good.length > 0 ? good : responses.filter(([status]) => status === 'default');
  const contents = candidates.map(([, raw]) => entriesOf(member(document.follow(raw), 'content')));
  for (const content of contents) {
    const json =
      content.find(([type]) => /^application\/json(?:\s*;|$)/i.test(type)) ??
      content.find(([type]) => /json|^\*\/\*$/i.test(type));
    if (!json) continue;
    const schema = member(json[1], 'schema');
    return { output: flatOutput(schema, context, notes) };
  }
  const other = contents.find((content) => content.length > 0);
  if (other) return { impossible: `it answers ${typeNames(other)}, not JSON` };
  if (operation.method !== 'GET') return { output: {} };
  notes.add('changed', 'the document does not say what it answers; it is handed on as JSON text, cut to size');
  return { output: { json: { type: 'json', description: 'The answer as JSON', required: true, from: [] } } };
}

import { createEntityCheck } from '../check-entity.ts';
import type { CheckEntity } from '../check-entity.ts';
import { entityKinds } from '../entities.ts';
import type { Entity } from '../entities.ts';
import { identify } from '../import/identify.ts';
import { ImportError } from '../import/import-error.ts';
import { parseJson } from '../import/parse-json.ts';
import { readContent } from '../import/read-content.ts';
import { createReading } from '../import/reading.ts';
import type { Directory } from '../import/reading.ts';
import { isObject } from '../import/record-reader.ts';
import { indexForms } from '../storage/index-forms.ts';
import type { IndexedEntity } from '../storage/index-forms.ts';
import type { Vocabulary } from '../vocabulary/index.ts';
import type { FileLine } from './read-lines.ts';

/** What a line holds, ready to be written. Rejects with an `ImportError` that names the line. */
export type LineReader = (line: FileLine) => Promise<IndexedEntity[]>;

/** Mentions in a load are resolved when a post is read: the order of lines says nothing. */
const nobody: Directory = { find: () => undefined };

/**
 * Reads a record a line: an entity as the API returns it (`{"kind": "job", "value": {…}}`), or any JSON that an import understands. What it
 * makes belongs to everyone in the tenant; to everyone at all when `tenant` is empty.
 */
export function createLineReader(vocabulary: Vocabulary, tenant: string): LineReader {
  const check = createEntityCheck();
  return async (line) => {
    try {
      const entities = await entitiesOf(line, vocabulary, tenant, check);
      return entities.map((entity) => indexForms({ entity, tenant, owner: '' }));
    } catch (error) {
      if (!(error instanceof ImportError)) throw error;
      const { code, message, field, expected } = error;
      const place = field === undefined ? `line ${line.number}` : `line ${line.number}, ${field}`;
      throw new ImportError(code, `line ${line.number}: ${message}`, {
        field: place,
        ...(expected !== undefined && { expected }),
        cause: error,
      });
    }
  };
}

async function entitiesOf(
  line: FileLine,
  vocabulary: Vocabulary,
  tenant: string,
  check: CheckEntity,
): Promise<Entity[]> {
  const entity = storedEntity(line.text);
  if (entity) {
    refuseUnfit(entity, check);
    return [entity];
  }
  const reading = createReading(vocabulary, nobody);
  const { drafts } = await readContent({ text: line.text, filename: 'line.json', kind: undefined }, reading);
  return drafts.map((draft) => {
    const id = identify(draft.entity.kind, { tenant, memberId: '' }, Buffer.from(JSON.stringify(draft.source)));
    const read = { kind: draft.entity.kind, value: { ...draft.entity.value, id } } as Entity;
    refuseUnfit(read, check);
    return read;
  });
}

/** Only a line that begins like one is looked at as an entity, so that others are parsed once. */
function storedEntity(text: string): Entity | undefined {
  if (!/^\s*\{\s*"(?:kind|value)"\s*:/.test(text)) return undefined;
  const record = parseJson(text) as Readonly<Record<string, unknown>>;
  const kind = entityKinds.find((each) => each === record['kind']);
  const value = record['value'];
  return kind !== undefined && isObject(value) && Object.keys(record).length === 2
    ? ({ kind, value } as unknown as Entity)
    : undefined;
}

function refuseUnfit(entity: Entity, check: CheckEntity): void {
  try {
    check(entity);
  } catch (cause) {
    throw new ImportError('MISSING_FIELD', (cause as Error).message, {
      expected: 'an entity as the API returns it',
      cause,
    });
  }
}

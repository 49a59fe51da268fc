import type { Viewer } from '../auth/token-verifier.ts';
import { createEntityCheck } from '../check-entity.ts';
import type { Entity } from '../entities.ts';
import type { DocumentReader } from '../documents/document-reader.ts';
import type { ImportKind, ImportPreview, ImportRecord, ImportSummary } from '../http/api-schemas.ts';
import type { Network } from '../network.ts';
import type { Connection } from '../storage/database.ts';
import { openingOf } from '../storage/opening-of.ts';
import { formsPerRow } from '../storage/visibility.ts';
import { createDirectory } from './directory.ts';
import { identify } from './identify.ts';
import { readFile, tooLarge } from './read-file.ts';
import type { Draft } from './read-file.ts';
import { previewFile } from './preview-file.ts';
import { createReading } from './reading.ts';

/** A member's file. */
export interface ImportRequest {
  readonly bytes: Uint8Array;
  readonly filename?: string;
  /** Found out when absent. */
  readonly kind?: ImportKind;
  readonly owner: Viewer;
  readonly signal?: AbortSignal | undefined;
}

export type ImportFile = (request: ImportRequest) => Promise<ImportSummary>;
export type PreviewFile = (request: ImportRequest & { readonly lines?: boolean }) => Promise<ImportPreview>;

/** Takes files in, and out again. */
export interface Importer {
  /** Stores all of a file or nothing; throws an `ImportError`. What it brings only its owner sees. */
  run: ImportFile;
  /** Says what would come of a file and stores nothing; throws an `ImportError`. */
  preview: PreviewFile;
  /** Deletes an import with what only it brought. False when this member has no such import. */
  remove(owner: Viewer, importId: string): boolean;
  /** What this member has brought, newest first. */
  list(owner: Viewer): ImportRecord[];
}

/** Files are read whole and in memory. */
export const maxFileBytes = 10 * 2 ** 20;

export function createImporter(options: {
  connection: Connection;
  network: Network;
  documents: DocumentReader;
  now: () => Date;
}): Importer {
  const { connection, network, documents, now } = options;
  const check = createEntityCheck();
  const save = createSaver(connection, network, now);
  const remove = createRemover(connection, network);
  const readingFor = (owner: Viewer) => createReading(network.vocabulary, createDirectory(network.store, owner));
  return {
    async preview({ owner, signal, ...file }) {
      refuseLarge(file.bytes);
      return previewFile(file, readingFor(owner), { documents, signal });
    },
    async run({ bytes, filename, kind, owner, signal }) {
      refuseLarge(bytes);
      const reading = readingFor(owner);
      const file = await readFile({ bytes, filename, kind }, reading, { documents, signal });
      const id = identify('import', owner, Buffer.from(bytes));
      const entities = file.drafts.map((draft) => withId(draft, owner));
      for (const entity of entities) check(entity);
      const alreadyThere = save(owner, id, entities);
      return {
        id,
        kind: file.kind,
        format: file.format,
        entities: distinctEntities(entities),
        took: file.drafts.length === 1 ? [...(file.drafts[0]?.took ?? [])] : [`${file.drafts.length} ${file.kind}s`],
        left: [...reading.left],
        notes: [...reading.notes],
        alreadyThere,
      };
    },
    remove,
    list: createLister(connection),
  };
}

function refuseLarge({ byteLength }: Uint8Array): void {
  if (byteLength > maxFileBytes) throw tooLarge(byteLength, maxFileBytes);
}

function createSaver(connection: Connection, network: Network, now: () => Date) {
  const insertImport = connection.prepare<[string, string, string, string]>(
    `INSERT OR IGNORE INTO imports (tenant, owner, id, imported_at) VALUES (?, ?, ?, ?)`,
  );
  const importsOf = connection.prepare<[string, string, string, string], { import_id: string }>(
    `SELECT i.import_id FROM import_entities i JOIN entities e ON e.row = i.row
     WHERE e.tenant = ? AND e.owner = ? AND e.kind = ? AND e.id = ?`,
  );
  const link = connection.prepare<[string, string, string, number]>(
    `INSERT OR IGNORE INTO import_entities (tenant, owner, import_id, row) VALUES (?, ?, ?, ?)`,
  );
  /** True when every entity had been there before. */
  return connection.transaction((owner: Viewer, id: string, entities: readonly Entity[]): boolean => {
    const { tenant, memberId } = owner;
    let known = 0;
    insertImport.run(tenant, memberId, id, now().toISOString());
    for (const entity of entities) {
      // Writing replaces the row, and with it goes what other imports of the same thing pointed to.
      const others = importsOf.all(tenant, memberId, entity.kind, entity.value.id);
      if (others.length > 0) known += 1;
      const row = network.store.write(owner, entity);
      for (const importId of new Set([id, ...others.map((other) => other.import_id)])) {
        link.run(tenant, memberId, importId, row);
      }
    }
    if (entities.some(({ kind }) => kind === 'person')) network.graph.profiles.refresh(owner);
    return known === entities.length;
  });
}

function createLister(connection: Connection): Importer['list'] {
  const select = connection.prepare<
    [object],
    { id: string; imported_at: string; kind: string; entity: string; title: string }
  >(
    `SELECT m.id, m.imported_at, e.kind, e.id AS entity,
       (SELECT c.title FROM cards c WHERE c.form BETWEEN e.row * ${formsPerRow} AND e.row * ${formsPerRow} + 3 ORDER BY c.form DESC LIMIT 1) AS title
     FROM imports m
     JOIN import_entities i ON i.tenant = m.tenant AND i.owner = m.owner AND i.import_id = m.id
     JOIN entities e ON e.row = i.row
     WHERE m.tenant = @tenant AND m.owner = @owner ORDER BY m.imported_at DESC, m.id, e.row LIMIT 5000`,
  );
  return ({ tenant, memberId }) => {
    const imports = new Map<string, ImportRecord>();
    for (const { id, imported_at: importedAt, kind, entity, title } of select.all({ tenant, owner: memberId })) {
      const record = imports.get(id) ?? { id, importedAt, entities: [] };
      record.entities.push({ type: kind as 'person', id: entity, title });
      imports.set(id, record);
    }
    return [...imports.values()];
  };
}

function createRemover(connection: Connection, network: Network): Importer['remove'] {
  const deleteEntities = connection.prepare<[object]>(
    `DELETE FROM entities WHERE tenant = @tenant AND owner = @owner
       AND row IN (SELECT row FROM import_entities WHERE tenant = @tenant AND owner = @owner AND import_id = @id)
       AND row NOT IN (SELECT row FROM import_entities WHERE tenant = @tenant AND owner = @owner AND import_id <> @id)`,
  );
  const deleteImport = connection.prepare<[object]>(
    `DELETE FROM imports WHERE tenant = @tenant AND owner = @owner AND id = @id`,
  );
  return connection.transaction((owner: Viewer, id: string) => {
    const { tenant, memberId } = owner;
    deleteEntities.run({ tenant, owner: memberId, id });
    network.graph.profiles.refresh(owner);
    return deleteImport.run({ tenant, owner: memberId, id }).changes > 0;
  });
}

function withId({ entity, source }: Draft, owner: Viewer): Entity {
  const id = identify(entity.kind, owner, Buffer.from(JSON.stringify(source)));
  return { kind: entity.kind, value: { ...entity.value, id } } as Entity;
}

function distinctEntities(entities: readonly Entity[]): ImportSummary['entities'] {
  const lines = entities.map(({ kind, value }) => ({ type: kind as 'person', id: value.id, title: titleOf(value) }));
  return [...new Map(lines.map((line) => [line.id, line])).values()];
}

function titleOf(value: Entity['value']): string {
  if ('name' in value) return value.name;
  return value.title ?? ('text' in value ? openingOf(value.text) : '');
}

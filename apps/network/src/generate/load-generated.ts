import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createEdges } from '../graph/edges.ts';
import type { Edges } from '../graph/edges.ts';
import { loadRecords } from '../load/load-records.ts';
import type { LoadSummary } from '../load/load-records.ts';
import { readLines } from '../load/read-lines.ts';
import type { LineBlock } from '../load/read-lines.ts';
import type { Progress } from '../load/progress-line.ts';
import { openDatabase } from '../storage/database.ts';
import type { Connection } from '../storage/database.ts';
import { loadVocabulary } from '../vocabulary/index.ts';
import { writeGeneratedFile } from './generated-file.ts';
import type { GenerateOptions } from './generate-network.ts';
import type { GeneratedEdge } from './make-edges.ts';

export interface LoadGeneratedOptions extends Omit<GenerateOptions, 'vocabulary'> {
  /** The file of a network. */
  readonly database: string;
  /** Whose members see it. */
  readonly tenant: string;
  /** `make` counts people, `read` and `write` records, `connect` edges. */
  readonly onProgress?: (progress: Progress) => void;
  readonly signal?: AbortSignal;
}

/** What says in the database that an entity was generated. */
const source = 'generated';

/**
 * Puts a generated network into a database, in place of the one that was generated into it before. Entities come all or none; then who knows whom,
 * all or none. Nothing else in the database changes.
 */
export async function loadGenerated(options: LoadGeneratedOptions): Promise<LoadSummary & { edges: number }> {
  const { database, tenant, people, onProgress, signal, ...given } = options;
  const folder = mkdtempSync(join(tmpdir(), 'trellis-generated-'));
  const file = join(folder, 'entities.jsonl');
  const edges = openEdgeFile(join(folder, 'edges.jsonl'));
  const connection = openDatabase(database);
  try {
    await writeGeneratedFile({
      ...given,
      people,
      file,
      vocabulary: loadVocabulary(),
      onEdges: edges.add,
      onProgress: (records) => onProgress?.({ step: 'make', records, done: records / people }),
      signal,
    });
    const loading = { connection, files: [file], tenant, source };
    const summary = await loadRecords({ ...loading, ...(onProgress && { onProgress }), ...(signal && { signal }) });
    const count = edges.count();
    connection.exec('BEGIN IMMEDIATE');
    try {
      await connectAll(connection, edges.read(), { tenant, count, onProgress, signal });
      connection.exec('COMMIT');
    } catch (error) {
      connection.exec('ROLLBACK');
      throw error;
    }
    return { ...summary, edges: count };
  } finally {
    edges.close();
    connection.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

const longestLine = 1024;

/** Edges beside the memory: there are millions of them. */
function openEdgeFile(path: string) {
  const file = openSync(path, 'w');
  let count = 0;
  return {
    add(edges: readonly GeneratedEdge[]): void {
      count += edges.length;
      writeSync(file, edges.map((edge) => `${JSON.stringify(edge)}\n`).join(''));
    },
    count: () => count,
    read: () => readLines(path, longestLine),
    close: () => closeSync(file),
  };
}

interface Connecting {
  readonly tenant: string;
  readonly count: number;
  readonly onProgress: LoadGeneratedOptions['onProgress'];
  readonly signal: AbortSignal | undefined;
}

async function connectAll(
  connection: Connection,
  blocks: AsyncIterable<LineBlock>,
  { tenant, count, onProgress, signal }: Connecting,
): Promise<void> {
  const store = createEdges(connection);
  connection.prepare<[string]>(`DELETE FROM edges WHERE tenant = ? AND member GLOB 'person-g[0-9]*'`).run(tenant);
  let records = 0;
  for await (const { lines } of blocks) {
    signal?.throwIfAborted();
    for (const { text } of lines) writeEdge(store, tenant, JSON.parse(text) as GeneratedEdge);
    records += lines.length;
    onProgress?.({ step: 'connect', records, done: records / count });
  }
}

function writeEdge(store: Edges, tenant: string, { kind, from, to, since }: GeneratedEdge): void {
  const [owner, other] = [from, to].map((memberId) => ({ tenant, memberId }));
  if (!owner || !other) return;
  const edge = { target: to, since, note: '' };
  if (kind === 'follows') return store.write(owner, 'company', { ...edge, state: 'on' });
  if (kind === 'saved-job') return store.write(owner, 'job', { ...edge, state: 'on' });
  if (kind === 'application') return store.write(owner, 'application', { ...edge, state: 'applied' });
  store.write(owner, 'connection', { ...edge, state: 'connected' });
  store.write(other, 'connection', { ...edge, target: from, state: 'connected' });
}
